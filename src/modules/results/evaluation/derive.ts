import { Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { attempt } from '../../../science/calculation.ts';
import type { CalculatedResult, DerivedInput, DerivedModel, Observation } from '../../../science/measurement-model.ts';
import { convert } from '../../../science/units.ts';
import { Method } from '../../catalogue/index.ts';
import { Analysis, type AnalysisState } from '../../samples/index.ts';
import { Result } from '../result.ts';
import { resultFields } from '../result-fields.ts';

type DerivedObservation = Extract<Observation, { kind: 'derived' }>;
const settled: ReadonlySet<AnalysisState> = new Set(['evaluated', 'verified', 'reported']);

/** A derived test that has its result now, or that can have none (`result` null). */
export interface Derived {
  analysis: Analysis;
  method: Method;
  result: Result | null;
}

/**
 * Calculates the tests among `waiting` of which every input is evaluated, also one that another derived test is made of. Recorded in
 * the name of whoever recorded the inputs: none of them may verify it. The caller judges and moves them on.
 */
export async function deriveResults({ em, now, ...context }: CommandContext, waiting: readonly Analysis[], onDerived: (derived: Derived) => Promise<void>): Promise<void> {
  if (waiting.length === 0) return;
  const siblings = await em.find(Analysis, { sampleId: { $in: [...new Set(waiting.map(({ sampleId }) => sampleId))] } });
  const methods = new Map((await em.find(Method, { id: { $in: [...new Set(siblings.map(({ methodId }) => methodId))] } })).map((method) => [method.id, method]));
  const results = await em.find(Result, { analysisId: { $in: siblings.map(({ id }) => id) }, setAsideReason: null });
  const resultOf = (analysis: Analysis) => results.find(({ analysisId, attempt: number }) => analysisId === analysis.id && number === analysis.attempt);

  let left = [...waiting];
  for (let before = -1; left.length !== before; ) {
    before = left.length;
    for (const analysis of left) {
      const method = methods.get(analysis.methodId)!;
      const model = method.model as DerivedModel;
      const of = model.inputs.map(({ name, analyte, unit }) => ({ name, unit, analysis: siblings.find((each) => each.sampleId === analysis.sampleId && each.analyteCode === analyte && settled.has(each.state)) }));
      if (of.some((input) => !input.analysis)) continue;
      const found = of.map(({ name, unit, analysis: input }) => ({ name, unit, result: resultOf(input!)!, method: methods.get(input!.methodId)! }));
      const observation: DerivedObservation = { kind: 'derived', inputs: Object.fromEntries(found.map(({ name, ...input }) => [name, inputOf(input)])) };
      const calculated = calculatedOf(model, observation);
      const result = calculated && recorded(calculated, observation, found[0]!.result.recordedById);
      await onDerived({ analysis, method, result });
      if (result && !results.includes(result)) results.push(result);

      function recorded(figures: CalculatedResult, seen: DerivedObservation, recordedById: string): Result {
        const fields = { ...resultFields(figures, analysis), unit: method.unit, observation: seen, recordedById, recordedAt: now };
        const former = resultOf(analysis);
        if (former) return Object.assign(former, { ...fields, verifiedById: null, verifiedAt: null });
        return context.add(Object.assign(new Result(), {
          id: newId(), analysisId: analysis.id, attempt: analysis.attempt, methodId: method.id, worksheetId: null, external: null, setAsideReason: null, verifiedById: null, verifiedAt: null, ...fields,
        }));
      }
    }
    left = left.filter(({ state }) => state === 'waiting');
  }
}

/** Null where the formula has no value for these results: a ratio to nothing. */
function calculatedOf(model: DerivedModel, observation: DerivedObservation): CalculatedResult | null {
  try {
    return attempt(model, observation).result;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function inputOf({ unit, result, method }: { unit: string; result: Result; method: Method }): DerivedInput {
  const from = unitWithBasis(result.unit, method.basis);
  const turned = (figure: string): string => (from === unit ? figure : convert(figure, from, unit));
  return {
    analysisId: result.analysisId, qualifier: result.qualifier, text: turned(result.unrounded && result.qualifier === 'eq' ? result.unrounded : result.text),
    expandedUncertainty: result.expandedUncertainty ? turned(result.expandedUncertainty) : null,
  };
}

/** The unit with what it is told of, as a conversion wants it: "mg/kg dry". */
export const unitWithBasis = (unit: string, basis: Method['basis']): string => (basis ? `${unit} ${basis === 'dry' ? 'dry' : 'as received'}` : unit);

/** Derived tests of a sample that stand on one of these analytes. */
export async function derivedOf({ em }: CommandContext, sampleId: string, analyteCode: string): Promise<Analysis[]> {
  const derived = (await em.find(Analysis, { sampleId, derived: true })).filter(({ state }) => state === 'evaluated' || state === 'verified');
  if (derived.length === 0) return [];
  const methods = await em.find(Method, { id: { $in: derived.map(({ methodId }) => methodId) } });
  const uses = (analysis: Analysis, code: string) => (methods.find(({ id }) => id === analysis.methodId)!.model as DerivedModel).inputs.some(({ analyte }) => analyte === code);
  const direct = derived.filter((analysis) => uses(analysis, analyteCode));
  return [...new Set([...direct, ...direct.flatMap(({ analyteCode: code }) => derived.filter((analysis) => uses(analysis, code)))])];
}
