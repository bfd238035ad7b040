import { system } from './kernel/actor.ts';
import type { Container } from './container.ts';
import { Person, offerFirstAdministrator } from './modules/identity/index.ts';

/** Brings a migrated installation to where people can use it. Safe to run at every start. */
export async function prepareInstallation({ runner, em, config }: Container): Promise<void> {
  if ((await em().count(Person)) > 0) return;
  const token = await runner.run(offerFirstAdministrator, {}, { actor: system });
  console.log(`Nobody uses this installation yet. Create the administrator (this link works once, today):\n${config.publicUrl}/first/${token}`);
}
