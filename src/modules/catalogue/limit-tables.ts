import { bandTables, type Dependence } from './files/index.ts';
import type { Limit } from './regulation.ts';

export type { Dependence } from './files/index.ts';

/** The limits among these that depend on another result, those together of which the band chooses one. */
export function limitTables(limits: readonly Limit[]): Array<Array<Limit & { dependsOn: Dependence }>> {
  const rows = limits.map((limit) => ({
    limit, analyte: limit.analyteCode, class: limit.class, condition: limit.condition, unit: limit.unit, dependsOn: limit.dependsOn, kind: limit.value.kind === 'formula' ? limit.value.bound : limit.value.kind,
  }));
  return bandTables(rows).map((table) => table.map(({ limit }) => limit as Limit & { dependsOn: Dependence }));
}
