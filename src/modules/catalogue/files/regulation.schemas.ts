import { z } from 'zod';
import { Decimal } from 'decimal.js';
import { bandEmpty } from '../../../science/conformity/index.ts';
import type { Dependence, LimitEntry, LimitFormula, RegulationEntry, SamplingPlan } from './catalogue.types.ts';
import { bilingual, day, decimal, formulaText, optional, rounding, text, whole } from './common.schemas.ts';

const plan: z.ZodType<SamplingPlan> = z.strictObject({
  n: z.int().min(1),
  c: optional(whole),
  m: optional(z.union([z.literal('absent'), decimal])),
  M: optional(decimal),
  volume: optional(text),
  accept: optional(decimal),
  secondCheck: optional(z.strictObject({ from: decimal, to: decimal })),
  rejectAbove: optional(decimal),
});

const dependence: z.ZodType<Dependence> = z.strictObject({
  analyte: text,
  unit: text,
  from: decimal.optional(),
  to: decimal.optional(),
  fromExclusive: z.literal(true).optional(),
  toInclusive: z.literal(true).optional(),
}).refine((band) => !bandEmpty(band), 'no value lies between "from" and "to"');

const formula: z.ZodType<LimitFormula> = z.strictObject({ text: formulaText, rounding });

const limitShape: z.ZodType<LimitEntry> = z.strictObject({
  id: text,
  group: optional(text),
  analyte: text,
  asStated: optional(bilingual),
  class: optional(text),
  condition: optional(z.strictObject({ vi: text.optional(), en: text.optional() })),
  unit: text,
  kind: z.enum(['maximum', 'minimum', 'range', 'absent', 'sampling-plan', 'declared-tolerance', 'qualitative', 'ratio-sum']),
  min: optional(decimal),
  max: optional(decimal),
  minExclusive: z.boolean().default(false),
  maxExclusive: z.boolean().default(false),
  absentIn: optional(text),
  plan: optional(plan),
  tolerance: optional(z.strictObject({ basis: text, minPercent: decimal })),
  text: optional(bilingual),
  dependsOn: dependence.optional(),
  formula: formula.optional(),
  methods: z.array(text).default([]),
  note: optional(bilingual),
  source: optional(text),
  sourceGrade: optional(z.enum(['A', 'B', 'C'])),
  crossCheck: optional(text),
  verified: z.boolean(),
});

/** What each kind of limit cannot do without. */
export const required: Record<LimitEntry['kind'], ReadonlyArray<'min' | 'max' | 'absentIn' | 'plan' | 'tolerance' | 'text'>> = {
  maximum: ['max'],
  minimum: ['min'],
  range: ['min', 'max'],
  absent: ['absentIn'],
  'sampling-plan': ['plan'],
  'declared-tolerance': ['tolerance'],
  qualitative: ['text'],
  'ratio-sum': ['max', 'text'],
};

export const limitSchema: z.ZodType<LimitEntry> = limitShape.superRefine((limit, context) => {
  const reckoned = limit.formula !== undefined;
  if (reckoned && (!limit.dependsOn || (limit.kind !== 'maximum' && limit.kind !== 'minimum') || limit.min !== null || limit.max !== null)) {
    context.addIssue({ code: 'custom', path: ['formula'], message: 'a formula stands instead of the figure of a maximum or minimum and needs "dependsOn"' });
  }
  if (limit.dependsOn && !reckoned && limit.dependsOn.from === undefined && limit.dependsOn.to === undefined) {
    context.addIssue({ code: 'custom', path: ['dependsOn'], message: 'a band has "from" or "to"' });
  }
  for (const part of reckoned ? [] : required[limit.kind]) {
    if (limit[part] === null) context.addIssue({ code: 'custom', path: [part], message: `a limit of kind "${limit.kind}" needs it` });
  }
  if (limit.min !== null && limit.max !== null && new Decimal(limit.min).gt(limit.max)) {
    context.addIssue({ code: 'custom', path: ['min'], message: `the minimum ${limit.min} is above the maximum ${limit.max}` });
  }
  if (limit.verified && !limit.source) {
    context.addIssue({ code: 'custom', path: ['verified'], message: 'a verified figure names the source it was read in' });
  }
});

/** The regulation without its limits, which are read one by one. */
export const regulationSchema: z.ZodType<Omit<RegulationEntry, 'limits'>> = z.strictObject({
  code: text,
  title: bilingual,
  issuer: text,
  instrument: optional(text),
  issued: optional(day),
  effective: optional(day),
  ended: optional(day),
  datesToConfirm: z.array(z.enum(['issued', 'effective', 'ended'])).default([]),
  transition: optional(z.strictObject({ until: day, note: bilingual })),
  replaces: z.array(text).default([]),
  replacedBy: optional(text),
  matrices: z.array(text).min(1, 'a regulation applies to a matrix'),
  scope: optional(bilingual),
  classes: z.array(z.strictObject({ code: text, vi: text, en: text, source: optional(text) })).default([]),
  gaps: z.array(bilingual).default([]),
});
