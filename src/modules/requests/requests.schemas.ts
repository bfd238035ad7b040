import { z } from 'zod';
import { decisionRules } from '../../science/conformity/index.ts';
import { readNumber } from '../../kernel/numbers.ts';
import { id, list, optional, optionalDay, optionalId, optionalMoment, optionalText, text, ticked, told } from '../../platform/command/inputs.ts';
import { mostUnits } from './sample-units.ts';
import { certificateLanguages, purposes, samplers } from './test-request.ts';

/** A figure as people type it; null when nothing is declared. What could be read in two ways is asked about. */
const optionalFigure = () =>
  z.preprocess((value) => value ?? '', z.string().transform((typed, context) => {
    if (!typed.trim()) return null;
    const reading = readNumber(typed);
    if (reading.ok && !reading.qualifier) return reading.text;
    const two = !reading.ok && reading.error === 'ambiguous' ? reading.candidates : null;
    context.addIssue({ code: 'custom', ...(two ? told('requests.error.figure-ambiguous', { decimal: two[0], grouped: two[1] }) : told('requests.error.figure')) });
    return z.NEVER;
  }));

/** What the label of a fertilizer declares for one analyte. */
const declaredInput = z.object({ analyteCode: text(80), value: optionalFigure(), unit: text(40) });

/** One line of a request: a sample and what is to be tested in it. A draft may be incomplete; submitting may not. */
export const requestedSampleInput = z.object({
  /** Of a line that is already there; a line without one is new. */
  id: optionalId(),
  matrixCode: text(80),
  /** Units (packages) of one lot that it consists of; 1 when left out. A test that the regulation limits by a sampling plan is done on each. */
  units: z.preprocess((value) => (value === undefined || value === null || value === '' ? 1 : value), z.coerce.number().int().min(1).max(mostUnits)),
  name: optionalText(200),
  description: optionalText(1000),
  lot: optionalText(100),
  producedOn: optionalDay(),
  expiresOn: optionalDay(),
  sampledAt: optionalMoment(),
  sampledBy: z.preprocess((value) => value || 'customer', z.enum(samplers)),
  samplingPlace: optionalText(300),
  regulationId: optionalId(),
  regulationClass: optional(text(80)),
  regulationReason: optional(text(500)),
  condition: optional(text(300)),
  declared: list(declaredInput, 0, 60),
  methodIds: list(id(), 0, 200),
  /** Codes of panels whose tests are added. */
  panels: list(text(80), 0, 30),
});
export type RequestedSampleInput = z.output<typeof requestedSampleInput>;

/** What a customer asks for: the head of the request and its samples. */
export const requestInput = z.object({
  purpose: z.enum(purposes),
  language: z.preprocess((value) => value || 'vi', z.enum(certificateLanguages)),
  decisionRule: z.preprocess((value) => value || 'simple', z.enum(decisionRules)),
  consentPublic: ticked(),
  consentExternal: ticked(),
  note: optionalText(2000),
  samples: list(requestedSampleInput, 0, 60),
});
export type RequestInput = z.output<typeof requestInput>;

/** The four questions of the contract review (ISO/IEC 17025:2017, 7.1.1), and words for what could not be confirmed. */
export const reviewInput = z.object({
  capability: ticked(),
  method: ticked(),
  capacity: ticked(),
  decisionRule: ticked(),
  note: optionalText(2000),
});
