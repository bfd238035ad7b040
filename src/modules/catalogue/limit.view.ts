import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { LimitPart, LimitView } from '../../../templates/pages/catalogue/limit-view.tsx';
import { analytesByCodes, shortName } from './catalogue.queries.ts';
import type { Dependence, LimitEntry, RegulationEntry } from './files/catalogue.types.ts';
import { figuresOf, limitValue } from './limit-value.ts';
import { noteOf } from './notes.ts';
import type { Limit, Regulation } from './regulation.ts';

type Named = Pick<Limit, 'class' | 'group'>;

/** Which table of its regulation a limit stands in. */
export const partOf = ({ class: classCode, group }: Named): string => `${classCode ?? ''}~${group ?? ''}`;

const className = (classes: ReadonlyArray<Bilingual & { code: string }>, code: string | null | undefined): (Bilingual & { code: string }) | null =>
  code ? (classes.find((one) => one.code === code) ?? { code, vi: code, en: code }) : null;

/** The tables of a regulation, in its order, with how many of their limits are adopted. */
export function partsOf(regulation: Regulation, limits: readonly Limit[]): LimitPart[] {
  const parts = new Map<string, LimitPart>();
  for (const limit of limits) {
    const key = partOf(limit);
    const part = parts.get(key) ?? { key, class: className(regulation.classes, limit.class), group: limit.group ?? null, total: 0, adopted: 0 };
    part.total++;
    if (limit.adoption) part.adopted++;
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Limits as the pages show them. */
export async function limitViews(em: Em, regulation: Regulation, limits: readonly Limit[]): Promise<LimitView[]> {
  const analytes = await analytesByCodes(em, limits.flatMap(({ analyteCode, dependsOn }) => [analyteCode, ...(dependsOn ? [dependsOn.analyte] : [])]));
  return limits.map((limit) => ({
    id: limit.id, key: limit.key, part: partOf(limit), class: className(regulation.classes, limit.class), group: limit.group ?? null,
    analyte: nameOf(analytes, limit.analyteCode), stated: limit.stated ?? null, condition: limit.condition ?? null, unit: limit.unit,
    dependsOn: bandView(analytes, limit.dependsOn),
    value: limit.value, figures: figuresOf(limit.value), note: noteOf(limit), source: limit.source ?? null, verified: limit.verified,
    adoption: limit.adoption ? { ...limit.adoption, at: new Date(limit.adoption.at) } : null,
  }));
}

const nameOf = (analytes: ReadonlyMap<string, Bilingual>, code: string): Bilingual => {
  const found = analytes.get(code);
  return found ? { vi: found.vi, en: found.en } : { vi: code, en: code };
};

const bandView = (analytes: Awaited<ReturnType<typeof analytesByCodes>>, dependsOn: Dependence | null | undefined): LimitView['dependsOn'] => {
  const other = dependsOn && analytes.get(dependsOn.analyte);
  return dependsOn ? { ...dependsOn, name: other ? shortName(other) : { vi: dependsOn.analyte, en: dependsOn.analyte } } : null;
};

/** Limits of a sheet that is not saved yet, for its preview. */
export async function entryViews(em: Em, { classes, limits }: Pick<RegulationEntry, 'classes' | 'limits'>) {
  const analytes = await analytesByCodes(em, limits.flatMap(({ analyte, dependsOn }) => [analyte, ...(dependsOn ? [dependsOn.analyte] : [])]));
  return limits.map((entry: LimitEntry) => ({
    key: entry.id, analyte: nameOf(analytes, entry.analyte), stated: entry.asStated, class: className(classes, entry.class), condition: entry.condition, dependsOn: bandView(analytes, entry.dependsOn), unit: entry.unit, value: limitValue(entry),
  }));
}
