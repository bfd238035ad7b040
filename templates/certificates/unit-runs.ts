/** Units that follow one another and have the same result, told once. */
export interface UnitRun<Told> {
  /** "3", or "1–5". */
  units: string;
  told: Told;
}

/** The results of a sample's units in their order, neighbours that say the same drawn together: "1–3: < 10", "4: 20". */
export function unitRuns<Told>(results: ReadonlyArray<{ unit: number; told: Told }>, same: (a: Told, b: Told) => boolean = Object.is): Array<UnitRun<Told>> {
  const runs: Array<{ from: number; to: number; told: Told }> = [];
  for (const { unit, told } of results) {
    const last = runs.at(-1);
    if (last && last.to + 1 === unit && same(last.told, told)) last.to = unit;
    else runs.push({ from: unit, to: unit, told });
  }
  return runs.map(({ from, to, told }) => ({ units: from === to ? String(from) : `${from}–${to}`, told }));
}
