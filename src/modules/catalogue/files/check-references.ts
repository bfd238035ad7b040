import type { Located, ProblemList } from './catalogue-problems.ts';
import type { LimitEntry, MethodEntry, PanelEntry, RegulationEntry } from './catalogue.types.ts';

/** Codes that the entries may refer to. */
export interface KnownCodes {
  matrices: ReadonlySet<string>;
  analytes: ReadonlySet<string>;
  methods: ReadonlySet<string>;
}

/** A regulation with its limits at their own places. */
export interface LocatedRegulation extends Located<RegulationEntry> {
  limits: Array<Located<LimitEntry>>;
}

/** Notes every code that stands twice; the message names where it stood first. */
export function checkUnique(entries: ReadonlyArray<Located<{ code: string }>>, what: string, problems: ProblemList): void {
  const first = new Map<string, string>();
  for (const { entry, at } of entries) {
    const place = at('code');
    const before = first.get(entry.code);
    if (before) problems.add(place, `${what} "${entry.code}" stands already at ${before}`);
    else first.set(entry.code, `${place.file}:${place.line}`);
  }
}

export function checkMethodReferences(methods: ReadonlyArray<Located<MethodEntry>>, known: KnownCodes, problems: ProblemList): void {
  for (const { entry, at } of methods) {
    if (!known.analytes.has(entry.analyte)) problems.add(at('analyte'), `unknown analyte "${entry.analyte}"`);
    checkMatrices(entry.matrices, (index) => at('matrices', index), known, problems);
    if (entry.model.kind !== 'derived') continue;
    entry.model.inputs.forEach(({ analyte }, index) => {
      if (!known.analytes.has(analyte)) problems.add(at('model', 'inputs', index, 'analyte'), `unknown analyte "${analyte}"`);
    });
  }
}

export function checkPanelReferences(
  panels: ReadonlyArray<Located<PanelEntry>>,
  methods: ReadonlyArray<Located<MethodEntry>>,
  known: KnownCodes,
  problems: ProblemList,
): void {
  const byCode = new Map(methods.map(({ entry }) => [entry.code, entry]));
  for (const { entry: panel, at } of panels) {
    if (!known.matrices.has(panel.matrix)) problems.add(at('matrix'), `unknown matrix "${panel.matrix}"`);
    panel.methods.forEach((code, index) => {
      const method = byCode.get(code);
      const place = at('methods', index);
      if (!known.methods.has(code)) problems.add(place, `unknown method "${code}"`);
      else if (method && !method.matrices.includes(panel.matrix)) problems.add(place, `method "${code}" is not for matrix "${panel.matrix}"`);
      if (panel.methods.indexOf(code) < index) problems.add(place, `method "${code}" stands twice in the panel`);
    });
  }
}

export function checkRegulationReferences(regulations: readonly LocatedRegulation[], known: KnownCodes, problems: ProblemList): void {
  for (const { entry, at, limits } of regulations) {
    checkMatrices(entry.matrices, (index) => at('matrices', index), known, problems);
    const classes = entry.classes.map(({ code }) => code);
    classes.forEach((code, index) => {
      if (classes.indexOf(code) < index) problems.add(at('classes', index, 'code'), `class "${code}" stands twice`);
    });
    const ids = new Set<string>();
    for (const { entry: limit, at: limitAt } of limits) {
      if (!known.analytes.has(limit.analyte)) problems.add(limitAt('analyte'), `unknown analyte "${limit.analyte}"`);
      if (limit.class !== null && !classes.includes(limit.class)) problems.add(limitAt('class'), `unknown class "${limit.class}"`);
      if (ids.has(limit.id)) problems.add(limitAt('id'), `limit "${limit.id}" stands twice`);
      ids.add(limit.id);
    }
  }
}

function checkMatrices(codes: readonly string[], place: (index: number) => ReturnType<Located<unknown>['at']>, known: KnownCodes, problems: ProblemList): void {
  codes.forEach((code, index) => {
    if (!known.matrices.has(code)) problems.add(place(index), `unknown matrix "${code}"`);
  });
}
