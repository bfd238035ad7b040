import { z } from 'zod';
import { convertStated } from '../../../science/conversion.ts';
import { kept, plain } from '../../../science/decimal.ts';
import { carbonToNitrogen, nutrientSum, sodiumAdsorptionRatio, textureClass } from '../../../science/indices/soil.ts';
import { round, roundToUncertainty } from '../../../science/rounding.ts';
import { figure, operation } from '../operation.ts';

const whole = z.number().int();
const unit = () => z.string().min(1).max(60);

const indexInput = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('SAR'), inputs: z.strictObject({ Na: figure(), Ca: figure(), Mg: figure() }), unit: z.enum(['meq/L', 'mg/L']).default('meq/L') }),
  z.strictObject({ name: z.literal('C/N'), inputs: z.strictObject({ C: figure(), N: figure() }) }),
  z.strictObject({ name: z.literal('texture'), inputs: z.strictObject({ sand: figure(), silt: figure(), clay: figure() }) }),
  z.strictObject({ name: z.literal('nutrients'), inputs: z.strictObject({ N: figure(), P2O5: figure(), K2O: figure() }) }),
]);

/** Rounding, conversion and the indices that are made of several figures. */
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
  operation('convert', z.strictObject({
    value: z.union([z.number(), z.string()]), from: unit(), to: unit(), analyte: z.string().max(40).optional(), moisture: figure().optional(),
  }).transform(({ value, ...rest }, context) => {
    const parsed = figure().safeParse(value);
    if (!parsed.success) for (const issue of parsed.error.issues) context.addIssue({ ...(issue as never as object), code: 'custom', path: ['value'] } as never);
    return { ...rest, value: /^-?\d+(?:\.\d+)?$/.test(String(value).trim()) ? String(value).trim() : parsed.success ? plain(parsed.data) : '0' };
  }), (input) => ({ value: convertStated(input), unit: input.to })),
  operation('index', indexInput, (input) => {
    switch (input.name) {
      case 'SAR': return { value: kept(sodiumAdsorptionRatio(input.inputs, input.unit)) };
      case 'C/N': return { value: kept(carbonToNitrogen(input.inputs.C, input.inputs.N)) };
      case 'texture': return { class: textureClass(input.inputs.sand, input.inputs.silt, input.inputs.clay) };
      case 'nutrients': return { value: kept(nutrientSum(Object.values(input.inputs))) };
    }
  }),
];
