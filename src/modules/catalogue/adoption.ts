import { Decimal } from 'decimal.js';
import { Invalid, Stale, type Problem } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/numbers.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import { figuresOf, withFigures, type Figure, type LimitValue } from './limit-value.ts';
import { Limit, type Adoption } from './regulation.ts';

/** Figures as a person typed them beside those shown. */
export type TypedFigures = Partial<Record<Figure, string | undefined>>;

/**
 * A limit's value after a person compared it with the signed text. What was left as shown (in either decimal sign) stays digit for
 * digit; another figure is read as people type it. Problems are put at `path`.`figure`; the value is null then.
 */
export function correctedValue(value: LimitValue, typed: TypedFigures, path: string): { value: LimitValue | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const figures: Partial<Record<Figure, string>> = {};
  for (const { name, text } of figuresOf(value)) {
    const given = typed[name]?.trim();
    if (given === undefined || given === text || given === text.replace('.', ',')) continue;
    const read = readNumber(given);
    const at = `${path}.${name}`;
    if (read.ok && !read.qualifier) figures[name] = read.text;
    else if (!read.ok && read.error === 'ambiguous') problems.push({ path: at, key: 'catalogue.error.ambiguous', params: { typed: given, decimal: given.replace(/\d/, '0$&'), grouped: read.candidates[1] } });
    else problems.push({ path: at, key: given === '' ? 'error.required' : 'catalogue.error.not-a-figure', ...(given === '' ? {} : { params: { typed: given } }) });
  }
  if (problems.length) return { value: null, problems };
  const corrected = withFigures(value, figures);
  const wrong = order(corrected);
  return wrong ? { value: null, problems: [{ path: `${path}.${wrong}`, key: 'catalogue.error.order' }] } : { value: corrected, problems: [] };
}

/** The figure that is below the one it must not be below, or null. */
function order(value: LimitValue): Figure | null {
  const all = new Map(figuresOf(value).map(({ name, text }) => [name, new Decimal(text)]));
  const [min, max, m, M] = [all.get('min'), all.get('max'), all.get('m'), all.get('M')];
  if (min && max && min.gt(max)) return 'max';
  return m && M && m.gt(M) ? 'M' : null;
}

/** The current editions of limits that a person saw, all of one regulation; Stale when another edition has come since. */
export async function seenLimits(context: CommandContext, regulationId: string, ids: readonly string[]): Promise<Limit[]> {
  const found = new Map((await context.em.find(Limit, { id: { $in: [...new Set(ids)] }, regulationId })).map((limit) => [limit.id, limit]));
  return ids.map((id, index) => {
    const limit = found.get(id);
    if (!limit) throw Invalid.field(`limits.${index}.limitId`, 'error.choose');
    if (!limit.current) throw new Stale(null);
    return limit;
  });
}

/** Writes the next edition of a limit, with its adoption. The former one only ceases to be current. */
export function adoptLimit(context: CommandContext, limit: Limit, value: LimitValue, adoption: Adoption): Limit {
  const { regulationId, key, edition, position, group, analyteCode, stated, class: classCode, condition, unit, dependsOn, methods, note, noteVi, source, sourceGrade, verified, digest } = limit;
  limit.current = false;
  return context.add(Object.assign(new Limit(), {
    regulationId, key, position, group, analyteCode, stated, class: classCode, condition, unit, dependsOn, methods, note, noteVi, source, sourceGrade, verified, digest,
    edition: edition + 1, current: true, value, adoption, loadedAt: context.now,
  }));
}
