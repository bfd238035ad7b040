import { z } from 'zod';
import { readNumber } from '../../kernel/numbers.ts';
import { id, list, optional, optionalMoment, optionalText, text, ticked, told } from '../../platform/command/inputs.ts';

/** What the desk does with a sample in front of it; `later`: it is not here yet. */
export const receptionDecisions = ['accept', 'reserve', 'reject', 'later'] as const;
export type ReceptionDecision = (typeof receptionDecisions)[number];

/** °C as typed, comma or point; null when not measured. */
const temperature = () =>
  z.preprocess((value) => value ?? '', z.string().transform((typed, context) => {
    if (!typed.trim()) return null;
    const reading = readNumber(typed);
    if (reading.ok && !reading.qualifier && Math.abs(Number(reading.text)) <= 200) return reading.text;
    context.addIssue({ code: 'custom', ...told('samples.error.temperature') });
    return z.NEVER;
  }));

const checksInput = z.object({
  containerIntact: ticked(),
  labelMatches: ticked(),
  sealIntact: ticked(),
  quantityEnough: ticked(),
  preserved: ticked(),
});

/** One requested sample as it is looked at on reception. */
export const receivedSampleInput = z
  .object({
    requestedSampleId: id(),
    decision: z.enum(receptionDecisions),
    /** Now, when left out. */
    receivedAt: optionalMoment(),
    /** As asked at the desk; left out: as the request says. */
    sampledAt: optionalMoment(),
    /** Units counted in; asked when the request says more than one. */
    units: optional(z.coerce.number().int().min(1).max(60)),
    quantity: optionalText(100),
    container: optionalText(200),
    temperature: temperature(),
    checks: z.preprocess((value) => value ?? {}, checksInput),
    condition: optionalText(1000),
    /** Asked only when the edition of the regulation that counts has no class like the one asked for: a class of it, or `none` with the reason. */
    regulationClass: optional(text(80)),
    classReason: optionalText(500),
    /** The same for the food or product that the request names: one that the edition names, or `none` with the reason. */
    limitCondition: optional(text(300)),
    conditionReason: optionalText(500),
    reservation: optionalText(1000),
    reason: optionalText(1000),
  })
  .superRefine((line, context) => {
    const refuse = (path: string, key: string) => context.addIssue({ code: 'custom', path: [path], ...told(key) });
    if (line.decision === 'reserve' && !line.reservation) refuse('reservation', 'samples.error.reservation');
    if (line.decision === 'reject' && !line.reason) refuse('reason', 'samples.error.reason');
    const takes = line.decision === 'accept' || line.decision === 'reserve';
    if (takes && !line.quantity) refuse('quantity', 'error.required');
    if (line.decision === 'accept' && Object.values(line.checks).includes(false)) refuse('decision', 'samples.error.checks');
  });
export type ReceivedSampleInput = z.output<typeof receivedSampleInput>;

export const receptionInput = z.object({ requestId: id(), samples: list(receivedSampleInput, 1, 60) });

