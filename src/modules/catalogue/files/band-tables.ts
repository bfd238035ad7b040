import type { Bilingual } from '../../../kernel/i18n.ts';
import type { Dependence } from './catalogue.types.ts';

/** What tells the table of bands that a limit belongs to. */
export interface Banded {
  analyte: string;
  class: string | null | undefined;
  condition: Partial<Bilingual> | null | undefined;
  unit: string;
  kind: string;
  dependsOn?: Dependence | null | undefined;
}

/** Limits that differ in the band of the same other result alone, table by table in the order given; those that depend on none are left out. */
export function bandTables<T extends Banded>(limits: readonly T[]): Array<Array<T & { dependsOn: Dependence }>> {
  const banded = limits.filter((limit): limit is T & { dependsOn: Dependence } => Boolean(limit.dependsOn));
  return [...Map.groupBy(banded, ({ analyte, class: code, condition, unit, kind, dependsOn }) => [analyte, code ?? '', condition?.vi ?? condition?.en ?? '', unit, kind, dependsOn.analyte].join('\0')).values()];
}
