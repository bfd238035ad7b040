import { z } from 'zod';
import { round, roundToUncertainty } from '../../../science/rounding.ts';
import { figure, operation } from '../operation.ts';

const whole = z.number().int();

export const quantityOperations = [
  operation('round', z.strictObject({
    value: figure(),
    mode: z.enum(['half-even', 'half-up']).default('half-even'),
    to: z.union([
      z.strictObject({ decimals: whole.min(-30).max(30) }),
      z.strictObject({ significant: whole.min(1).max(30) }),
      z.strictObject({ uncertainty: figure(), figures: z.union([z.literal(1), z.literal(2)]).default(2) }),
    ]),
  }), ({ value, mode, to }) => {
    if (!('uncertainty' in to)) return { text: round(value, { mode, to }) };
    const { value: text, uncertainty } = roundToUncertainty(value, to.uncertainty, to.figures, mode);
    return { text, uncertainty };
  }),
];
