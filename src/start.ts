import { system } from './kernel/actor.ts';
import type { Container } from './container.ts';
import { openDemonstration } from './demonstration/index.ts';
import { loadCatalogue } from './modules/catalogue/index.ts';
import { Person, offerFirstAdministrator } from './modules/identity/index.ts';

/** What is left to do once the first page answers. */
export interface Rest {
  /** The past of the demonstration laboratory: until it is made, nothing else may work through the outbox. */
  demonstration: boolean;
  /** Stops early when the signal says so. */
  run(signal?: AbortSignal): Promise<void>;
}

/**
 * Brings a migrated installation to where people can use it, and answers the rest. Safe to run at every start: what the catalogue's
 * files say anew is loaded while people work already.
 */
export async function prepareInstallation(container: Container): Promise<Rest> {
  const { runner, em, config } = container;
  const load = async (): Promise<void> => {
    const { held } = await loadCatalogue(container);
    if (held.length) container.log.warn({ event: 'methods-held', methods: held }, 'the files changed methods in a way that the figures of the laboratory do not fit; its editions stay');
  };
  if ((await em().count(Person)) > 0) return { demonstration: false, run: load };
  if (config.demonstration) return { demonstration: true, run: await openDemonstration(container) };
  await load();
  const token = await runner.run(offerFirstAdministrator, {}, { actor: system });
  console.log(`Nobody uses this installation yet. Create the administrator (this link works once, today):\n${config.publicUrl}/first/${token}`);
  return { demonstration: false, run: () => Promise.resolve() };
}
