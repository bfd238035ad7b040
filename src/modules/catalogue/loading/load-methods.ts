import { canonical } from '../../../platform/audit/chain.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';
import { Method, type MethodFacts } from '../catalogue.entities.ts';
import type { MethodEntry } from '../files/catalogue.types.ts';
import { withEnglishNotes } from '../notes.ts';
import { withOwnFigures } from '../own-figures.ts';
import { digestOf } from './upsert.ts';

/** A method whose edition stays because its own figures cannot be carried to what the files now say. */
export interface HeldMethod {
  code: string;
  edition: number;
}

/**
 * Methods as editions of the files' entries. One that the files no longer have is not offered any more. `written` counts the rows.
 *
 * An edition that the laboratory made carries the digest of the entry it goes back to, so that files that have not changed leave it alone. When
 * the entry did change, the next edition takes what is new from the files and keeps the laboratory's own figures (LOD, LOQ, r, U) with their
 * source. Where those would mean something else (another unit or basis, another kind of model, an LOD above the LOQ) the laboratory's edition
 * stays as it is and is told in `held`: what the laboratory found is never replaced by a file, nor put to a use it was not found for.
 */
export async function loadMethods(context: CommandContext, entries: readonly MethodEntry[], demonstration: boolean): Promise<{ written: number; held: HeldMethod[] }> {
  const known = await context.em.find(Method, {}, { fields: ['id', 'code', 'edition', 'current', 'digest', 'own', 'unit', 'basis', 'about'], orderBy: { edition: 'asc' } });
  const latest = new Map(known.map((method) => [method.code, method]));
  const wanted = new Set(entries.map(({ code }) => code));
  const ended = [...latest.values()].filter((method) => method.current && !wanted.has(method.code)).map(({ id }) => id);
  const added: Method[] = [];
  const held: HeldMethod[] = [];
  // Nothing is calculated with what stands beside a method: words in another language change the edition where it stands.
  const told = new Map<string, MethodFacts>();
  entries.forEach((entry, position) => {
    const accredited = (demonstration ? entry.demonstration?.accredited : undefined) ?? entry.accredited;
    const digest = digestOf({ ...withEnglishNotes(entry), accredited });
    const before = latest.get(entry.code);
    if (before?.current && before.digest === digest) {
      if (canonical(before.about) !== canonical(aboutOf(entry))) told.set(before.id, aboutOf(entry));
      return;
    }
    const fitting = before?.own && before.unit === entry.unit && (before.basis ?? null) === entry.basis ? withOwnFigures(entry.model, before.own) : null;
    if (before?.own && before.current && !fitting) return void held.push({ code: before.code, edition: before.edition });
    if (before?.current) ended.push(before.id);
    added.push(methodOf({ ...entry, model: fitting ?? entry.model }, { edition: (before?.edition ?? 0) + 1, accredited, digest, position, own: fitting ? before!.own : null, loadedAt: context.now }));
  });
  for (const method of await context.loadMany(cataloguePolicy.load, Method, ended)) method.current = false;
  for (const method of await context.loadMany(cataloguePolicy.load, Method, [...told.keys()])) method.about = told.get(method.id)!;
  for (const method of added) context.create(cataloguePolicy.load, method);
  return { written: ended.length + added.length + told.size, held };
}

const aboutOf = ({ title, lodSource, holdingRegime, note }: MethodEntry): MethodFacts => ({ title, lodSource, holdingRegime, note });

type Edition = Pick<Method, 'edition' | 'accredited' | 'digest' | 'position' | 'own' | 'loadedAt'>;

function methodOf(entry: MethodEntry, edition: Edition): Method {
  const { code, analyte, matrices, reference, technique, unit, basis, model, holdingHours, preservation, container, external, price, workingDays } = entry;
  return Object.assign(new Method(), edition, {
    code, analyteCode: analyte, matrices, reference, technique, unit, basis, model, holdingHours, preservation, container, external, price, workingDays,
    current: true, about: aboutOf(entry),
  });
}
