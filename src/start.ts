import { system } from './kernel/actor.ts';
import type { Container } from './container.ts';
import { openDemonstration, type Fill } from './demonstration/index.ts';
import { loadCatalogue } from './modules/catalogue/index.ts';
import { Person, offerFirstAdministrator } from './modules/identity/index.ts';

/**
 * Brings a migrated installation to where people can use it. Safe to run at every start. Answers what is left to do once the first page
 * answers: the past months of the demonstration laboratory. Until that is done nothing else may work through the outbox.
 */
export async function prepareInstallation(container: Container): Promise<Fill | null> {
  const { runner, em, config } = container;
  const empty = (await em().count(Person)) === 0;
  if (empty && config.demonstration) return openDemonstration(container);
  await loadCatalogue(container);
  if (empty) {
    const token = await runner.run(offerFirstAdministrator, {}, { actor: system });
    console.log(`Nobody uses this installation yet. Create the administrator (this link works once, today):\n${config.publicUrl}/first/${token}`);
  }
  return null;
}
