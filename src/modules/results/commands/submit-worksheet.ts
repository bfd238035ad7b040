import { z } from 'zod';
import { Conflict } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, list } from '../../../platform/command/inputs.ts';
import { handIn } from './hand-in.ts';

/** Hands in the tests of a worksheet that have a result, all of them or those named. Answers how many were handed in. */
export const submitWorksheet = command({
  name: 'results.submit',
  input: z.object({ worksheetId: id(), analysisIds: list(id(), 0, 200) }),
  async handle(context, { worksheetId, analysisIds }) {
    const { submitted, lacking } = await handIn(context, { worksheetId, only: analysisIds });
    if (submitted === 0 || lacking > 0) throw new Conflict('results.error.not-complete');
    return { submitted };
  },
});
