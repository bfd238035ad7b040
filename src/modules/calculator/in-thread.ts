import { Invalid, Refusal, type Problem } from '../../kernel/errors.ts';
import type { Threads } from '../../platform/threads/threads.ts';
import { compute } from './compute.ts';
import type { Answer } from './operation.ts';

/** What came of a calculation: its figures, or what is wrong with which field ('' for the whole). */
export type Computed = { answer: Answer; problems?: never } | { answer?: never; problems: Problem[] };

/** A calculation as a thread's task: a refusal is an answer too. */
export function computed(request: unknown): Computed {
  try {
    return { answer: compute(request) };
  } catch (error) {
    if (error instanceof Invalid) return { problems: [...error.problems] };
    if (error instanceof Refusal) return { problems: [{ path: '', ...error.told }] };
    throw error;
  }
}

/** Carries out a calculation outside the event loop: a simulation takes seconds, and no page waits for it. */
export async function computeIn(threads: Threads, request: unknown): Promise<Computed> {
  try {
    return await threads.run<Computed>('compute', request);
  } catch (error) {
    // Nested so deep that it cannot be handed over.
    if (error instanceof RangeError) return { problems: [{ path: '', key: 'error.json' }] };
    throw error;
  }
}
