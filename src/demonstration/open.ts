import { system, type Actor } from '../kernel/actor.ts';
import { adoptForDemonstration, adoptLimits, importRegulation, limitsOf, loadCatalogue } from '../modules/catalogue/index.ts';
import { createEnterprise } from '../modules/clients/index.ts';
import { demonstrationDomain, demonstrationPassword } from '../modules/identity/index.ts';
import { hashPassword } from '../modules/identity/passwords.ts';
import { openAccounts, openLaboratory } from './commands.ts';
import { enterprises, type EnterpriseKey } from './enterprises.data.ts';
import { accounts, adoptedRegulations, laboratoryDetails, producerStandards, type AccountData, type PersonKey } from './laboratory.data.ts';
import type { Workplace } from './workplace.ts';

export type People = Readonly<Record<PersonKey, Actor>>;
export type EnterpriseIds = Readonly<Record<EnterpriseKey, string>>;

/** Puts the laboratory there: its details, its people and customers, the catalogue with its accredited methods. */
export async function openDoors(place: Workplace): Promise<{ people: People; enterpriseIds: EnterpriseIds }> {
  await place.act(system, openLaboratory, laboratoryDetails);
  const passwordHash = await hashPassword(demonstrationPassword);
  const people = {} as Record<PersonKey, Actor>;
  const enterpriseIds = {} as Record<EnterpriseKey, string>;
  const invite = async (wanted: readonly AccountData[]) => {
    const of = wanted.map(({ mailbox, name, title, roles, enterprise }) => ({ email: `${mailbox}${demonstrationDomain}`, name, title, roles: [...roles], enterpriseId: enterprise ? enterpriseIds[enterprise] : null, passwordHash }));
    const ids = await place.act(system, openAccounts, of);
    wanted.forEach(({ key, name, roles }, index) => void (people[key] = { kind: 'person', id: ids[index]!, name, roles, enterpriseId: of[index]!.enterpriseId }));
  };
  await invite(accounts.filter(({ enterprise }) => !enterprise));
  for (const [key, details] of Object.entries(enterprises) as Array<[EnterpriseKey, (typeof enterprises)[EnterpriseKey]]>) {
    enterpriseIds[key] = await place.act(people.reception, createEnterprise, details);
  }
  await invite(accounts.filter(({ enterprise }) => enterprise));
  await loadCatalogue(place, { demonstration: true });
  return { people, enterpriseIds };
}

/** The limits that results are judged by: those of regulations under the demonstration's mark, producers' own by the quality manager. */
export async function adoptWhatIsJudgedBy(place: Workplace, { quality }: People, enterpriseIds: EnterpriseIds): Promise<void> {
  await place.act(system, adoptForDemonstration, { regulationCodes: [...adoptedRegulations] });
  for (const { owner, sheet, document, documentDate } of producerStandards) {
    const file = Buffer.from(sheet.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\n'));
    const regulationId = await place.act(quality, importRegulation, { file: await place.services.storage.put(file), ownerId: enterpriseIds[owner] });
    const limits = (await limitsOf(place.em(), regulationId)).map(({ id }) => ({ limitId: id, adopt: 'yes', figures: {} }));
    await place.act(quality, adoptLimits, { regulationId, document, documentDate, reason: '', limits });
  }
}
