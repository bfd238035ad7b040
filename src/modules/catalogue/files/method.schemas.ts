import { z } from 'zod';
import type { MeasurementModel } from '../../../science/measurement-model.ts';
import type { MethodEntry } from './catalogue.types.ts';
import { bilingual, code, decimal, formulaText, optional, rounding, roundingByUncertainty, text, whole } from './common.schemas.ts';

const input = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'an input is a letter, then letters, digits, underscores'),
  label: bilingual,
  unit: text,
  perReplicate: z.boolean().optional(),
  scope: z.enum(['analysis', 'worksheet']).optional(),
  min: decimal.optional(),
  max: decimal.optional(),
  default: decimal.optional(),
});

const source = z.strictObject({
  input: text.optional(), label: bilingual, type: z.enum(['A', 'B']),
  u: formulaText.optional(), halfWidth: formulaText.optional(), distribution: z.enum(['normal', 'rectangular', 'triangular', 'u-shaped']).optional(), df: z.int().min(1).optional(),
}).refine(({ u, halfWidth, distribution }) => (u === undefined) !== (halfWidth === undefined) && (halfWidth !== undefined) === (distribution !== undefined), 'a source has either u, or halfWidth with its distribution')
  .refine(({ type, df }) => type === 'A' || df === undefined, 'only a type A source has degrees of freedom');

const readingDays = z.array(z.int().min(0).max(60)).min(1);

export const modelSchema: z.ZodType<MeasurementModel> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calculated'),
    inputs: z.array(input).min(1),
    formula: text,
    replicates: z.int().min(1).max(10),
    rounding: roundingByUncertainty,
    repeatabilityLimit: text.optional(),
    lod: decimal.optional(),
    loq: decimal.optional(),
    expandedUncertainty: text.optional(),
    uncertaintyBudget: z.array(source).min(1).max(30).optional(),
  }).refine(({ expandedUncertainty, uncertaintyBudget }) => !expandedUncertainty || !uncertaintyBudget, 'either expandedUncertainty or uncertaintyBudget'),
  z.strictObject({
    kind: z.literal('choice'),
    choices: z
      .array(
        z.strictObject({
          code,
          vi: text,
          en: text,
          meaning: z.enum(['absent', 'present', 'acceptable', 'unacceptable', 'neutral']),
        }),
      )
      .min(2),
    portion: text.optional(),
  }),
  z.strictObject({
    kind: z.literal('plate-count'),
    countable: z.strictObject({ min: whole, max: whole }).refine((range) => range.min < range.max, 'the countable range is empty'),
    platesPerDilution: z.int().min(1).max(10),
    volume: decimal,
    dilutions: z.array(z.int().min(-10).max(2)).min(1),
    basis: decimal,
    confirmation: z.strictObject({ picked: z.int().min(1) }).optional(),
    lowCounts: z.enum(['below-four', 'as-counted']).optional(),
    portion: text.optional(),
    readingDays,
    rounding,
  }),
  z.strictObject({
    kind: z.literal('mpn'),
    volumes: z.array(decimal).min(3),
    tubes: z.int().min(3).max(10),
    basis: decimal,
    confirmation: z.boolean().optional(),
    portion: text.optional(),
    readingDays,
    rounding,
  }),
  z.strictObject({
    kind: z.literal('derived'),
    inputs: z.array(z.strictObject({ name: input.shape.name, analyte: code, unit: text })).min(1).max(30),
    formula: text,
    rounding: roundingByUncertainty,
    censored: z.enum(['zero', 'limit']),
  }),
]);

const written = z.strictObject({
  code,
  analyte: code,
  matrices: z.array(code).min(1, 'a method has a matrix'),
  standard: text,
  edition: optional(text),
  title: optional(bilingual),
  technique: bilingual,
  unit: text,
  basis: optional(z.enum(['dry', 'as-received'])),
  model: modelSchema,
  lodSource: optional(z.enum(['laboratory', 'standard'])),
  holdingHours: optional(whole),
  holdingRegime: optional(text),
  preservation: optional(bilingual),
  container: optional(bilingual),
  accredited: z.boolean().default(false),
  demonstration: optional(z.strictObject({ accredited: z.boolean() })),
  price: whole,
  priceSource: z.enum(['public-list-2022', 'typical']),
  workingDays: z.int().min(1),
  external: z.boolean().default(false),
  note: optional(bilingual),
});

export const methodSchema: z.ZodType<MethodEntry> = written
  .refine((method) => (method.holdingHours === null) === (method.holdingRegime === null), {
    path: ['holdingHours'],
    message: 'a holding time and its regime stand together',
  })
  .transform((method) => ({ ...method, reference: method.edition ? `${method.standard}:${method.edition}` : method.standard }));
