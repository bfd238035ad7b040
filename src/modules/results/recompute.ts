import { NotFound } from '../../kernel/errors.ts';
import { calculate } from '../../science/calculation.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Method } from '../catalogue/index.ts';
import { Result } from './result.ts';

type Figures = Pick<Result, 'qualifier' | 'text'> & { unrounded: string | null; expandedUncertainty: string | null };

/** What comes of a stored observation today, beside what was recorded. */
export interface Recomputation {
  resultId: string;
  methodId: string;
  /** False for another laboratory's result: there is nothing to calculate. */
  calculated: boolean;
  /** Digit for digit the same. */
  same: boolean;
  recorded: Figures;
  computed: Figures | null;
}

/** Evaluates the stored observation with the stored method edition again and compares every digit (7.11.6). Writes nothing. */
export async function recompute(em: Em, resultId: string): Promise<Recomputation> {
  const result = await em.findOne(Result, { id: resultId });
  if (!result) throw new NotFound();
  const recorded = figuresOf(result);
  if (!result.observation) return { resultId, methodId: result.methodId, calculated: false, same: true, recorded, computed: null };
  const method = await em.findOneOrFail(Method, { id: result.methodId });
  const computed = figuresOf(calculate(method.model, result.observation));
  const same = (Object.keys(recorded) as Array<keyof Figures>).every((name) => recorded[name] === computed[name]);
  return { resultId, methodId: result.methodId, calculated: true, same, recorded, computed };
}

const figuresOf = ({ qualifier, text, unrounded, expandedUncertainty }: Pick<Result, 'qualifier' | 'text' | 'unrounded' | 'expandedUncertainty'>): Figures => ({
  qualifier, text, unrounded: unrounded ?? null, expandedUncertainty: expandedUncertainty ?? null,
});
