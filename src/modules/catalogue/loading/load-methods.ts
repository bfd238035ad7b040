import type { CommandContext } from '../../../platform/command/command.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';
import { Method } from '../catalogue.entities.ts';
import type { MethodEntry } from '../files/catalogue.types.ts';
import { digestOf } from './upsert.ts';

/** Methods as editions of the files' entries. One that the files no longer have is not offered any more. Returns how many rows were written. */
export async function loadMethods(context: CommandContext, entries: readonly MethodEntry[], demonstration: boolean): Promise<number> {
  const known = await context.em.find(Method, {}, { fields: ['id', 'code', 'edition', 'current', 'digest'], orderBy: { edition: 'asc' } });
  const latest = new Map(known.map((method) => [method.code, method]));
  const wanted = new Set(entries.map(({ code }) => code));
  const ended = [...latest.values()].filter((method) => method.current && !wanted.has(method.code)).map(({ id }) => id);
  const added: Method[] = [];
  entries.forEach((entry, position) => {
    const accredited = (demonstration ? entry.demonstration?.accredited : undefined) ?? entry.accredited;
    const digest = digestOf({ ...entry, accredited });
    const before = latest.get(entry.code);
    if (before?.current && before.digest === digest) return;
    if (before?.current) ended.push(before.id);
    added.push(methodOf(entry, { edition: (before?.edition ?? 0) + 1, accredited, digest, position, loadedAt: context.now }));
  });
  for (const method of await context.loadMany(cataloguePolicy.load, Method, ended)) method.current = false;
  for (const method of added) context.create(cataloguePolicy.load, method);
  return ended.length + added.length;
}

type Edition = Pick<Method, 'edition' | 'accredited' | 'digest' | 'position' | 'loadedAt'>;

function methodOf(entry: MethodEntry, edition: Edition): Method {
  const { code, analyte, matrices, reference, technique, unit, basis, model, holdingHours, preservation, container, external, price, workingDays } = entry;
  const { title, lodSource, holdingRegime, note } = entry;
  return Object.assign(new Method(), edition, {
    code, analyteCode: analyte, matrices, reference, technique, unit, basis, model, holdingHours, preservation, container, external, price, workingDays,
    current: true, about: { title, lodSource, holdingRegime, note },
  });
}
