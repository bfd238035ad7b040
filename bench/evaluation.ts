import { Decimal } from 'decimal.js';
import { calculate } from '../src/science/calculation.ts';
import { judge, type Limit } from '../src/science/conformity/index.ts';
import type { CalculatedModel, Observation } from '../src/science/measurement-model.ts';
import { interleave, perSecond, type Comparison } from './measure.ts';

const label = { vi: '', en: '' };

/** Chloride by titration: two replicates, blank and titrant of the worksheet, three significant figures, U, repeatability. */
const model: CalculatedModel = {
  kind: 'calculated', formula: '1000 * 35.453 * (V - V0) * C / Vs', replicates: 2, rounding: { mode: 'half-even', to: { significant: 3 } },
  repeatabilityLimit: '0.05 * mean + 1', lod: '1.5', loq: '5.0', expandedUncertainty: '0.05 * x + 1',
  inputs: [
    { name: 'V', label, unit: 'mL', min: '0', max: '100' }, { name: 'V0', label, unit: 'mL', scope: 'worksheet', min: '0', max: '100' },
    { name: 'C', label, unit: 'mol/L', scope: 'worksheet', min: '0.0001', max: '0.5' }, { name: 'Vs', label, unit: 'mL', min: '0.1' },
  ],
};
const limit: Limit = { kind: 'maximum', max: '250' };
const titrant = { V0: '0.10', C: '0.0141' };

const observations = Array.from({ length: 500 }, (_, i): Extract<Observation, { kind: 'calculated' }> => {
  const V = 4 + (i % 50) / 2.5;
  return { kind: 'calculated', worksheet: titrant, analysis: {}, replicates: [{ V: V.toFixed(2), Vs: '50.0' }, { V: (V + 0.05).toFixed(2), Vs: '50.0' }] };
});

interface Evaluated {
  text: string;
  uncertainty: string | null;
  verdict: string;
  probability: string | null;
}

/** What the product does with a result: check, formula, repeatability, LOD and LOQ, rounding, U; verdict and probability. */
function ours(observation: Observation): Evaluated {
  const result = calculate(model, observation);
  const { verdict, probability } = judge({ result, limit, rule: 'guarded-acceptance' });
  return { text: result.text, uncertainty: result.expandedUncertainty, verdict, probability };
}

const Dec = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });
const [factor, share, fixed, max] = [new Dec('35453'), new Dec('0.05'), new Dec(1), new Dec('250')];

/** The same figures by decimal.js alone, the method written into the program: no check of the input, no repeatability. */
function bare({ worksheet, replicates }: Extract<Observation, { kind: 'calculated' }>): Evaluated {
  let sum = new Dec(0);
  for (const { V, Vs } of replicates) sum = sum.plus(factor.times(new Dec(V!).minus(worksheet['V0']!)).times(worksheet['C']!).div(Vs!).toSignificantDigits(20));
  const mean = sum.div(replicates.length).toSignificantDigits(20);
  const rounded = mean.toSignificantDigits(3);
  const uncertainty = share.times(mean).plus(fixed).toSignificantDigits(2, Decimal.ROUND_HALF_UP);
  const text = rounded.toFixed(Math.max(2 - rounded.e, 0));
  const verdict = rounded.plus(uncertainty).lte(max) ? 'pass' : 'fail';
  const z = (2 * (250 - Number(text))) / Number(uncertainty);
  return { text, uncertainty: uncertainty.toFixed(Math.max(1 - uncertainty.e, 0)), verdict, probability: normal(z).toFixed(3) };
}

function normal(z: number): number {
  if (Math.abs(z) > 7) return z > 0 ? 1 : 0;
  let sum = z;
  let term = z;
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) sum += term *= (z * z) / k;
  return 0.5 + sum * Math.exp(-0.5 * z * z - Math.log(2 * Math.PI) / 2);
}

/** Evaluating one result, results a second on one core. Throws when the two do not agree digit for digit. */
export async function benchEvaluation({ rounds, warm }: { rounds: number; warm: number }): Promise<Comparison> {
  for (const observation of observations) {
    const [a, b] = [ours(observation), bare(observation)];
    if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${JSON.stringify(a)} is not ${JSON.stringify(b)}`);
  }
  const times = 4;
  const each = (evaluate: (observation: (typeof observations)[number]) => unknown) => () =>
    perSecond(observations.length * times, () => {
      for (let i = 0; i < times; i++) for (const observation of observations) evaluate(observation);
    });
  return interleave(each(ours), each(bare), { rounds, warm });
}
