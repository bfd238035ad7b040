import { fold } from '../../kernel/fold.ts';
import { newId } from '../../kernel/ids.ts';
import type { Method } from '../catalogue/index.ts';
import type { TestRequest, ViewedLine } from '../requests/index.ts';
import { Analysis } from './analysis.ts';
import { keptCondition, type ConditionOfSample } from './condition.ts';
import { noClass, type EditionOfSample } from './edition.ts';
import { Sample } from './sample.ts';
import type { ReceivedSampleInput } from './samples.schemas.ts';

/** The instant by which a test must have begun; null when it has no holding time, is made on site (0 h), or when sampling took place is unknown. */
export const holdingEnd = (sampledAt: Date | null, method: Pick<Method, 'holdingHours'>): Date | null =>
  sampledAt && method.holdingHours ? new Date(sampledAt.getTime() + method.holdingHours * 3_600_000) : null;

export interface Arrival {
  request: TestRequest;
  line: ViewedLine;
  input: ReceivedSampleInput;
  edition: EditionOfSample;
  condition: ConditionOfSample;
  code: string;
  receivedById: string;
  now: Date;
}

/**
 * A sample as it came in, in the state `received`, under the edition of the regulation that counts, and in the class that was asked
 * for or, where that edition has no such class, in the one that the desk chose.
 */
export function sampleOf({ request, line, input, edition: { edition, classCode, lost }, condition, code, receivedById, now }: Arrival): Sample {
  const asked = line.sample;
  const receivedAt = input.receivedAt ?? now;
  const sampledAt = input.sampledAt ?? asked.sampledAt ?? null;
  const holds = line.tests.flatMap(({ method }) => holdingEnd(sampledAt, method) ?? []);
  return Object.assign(new Sample(), {
    id: newId(),
    code,
    state: 'received' as const,
    requestId: request.id,
    requestedSampleId: asked.id,
    enterpriseId: request.enterpriseId,
    matrixCode: asked.matrixCode,
    name: asked.name,
    receivedAt, receivedById, sampledAt,
    sampledBy: asked.sampledBy,
    samplingPlace: asked.samplingPlace,
    siteKey: fold(asked.samplingPlace),
    units: input.units ?? asked.units,
    quantity: input.quantity,
    container: input.container,
    temperature: input.temperature,
    checks: input.checks,
    condition: input.condition,
    reservation: input.decision === 'reserve' ? input.reservation : null,
    rejectedReason: null,
    regulationId: edition?.id ?? null,
    regulationClass: lost && input.regulationClass !== noClass ? input.regulationClass : classCode,
    limitCondition: keptCondition(input, condition),
    regulationBasis: edition ? (sampledAt ? ('sampling' as const) : ('receipt' as const)) : null,
    holdUntil: holds.length ? new Date(Math.min(...holds.map((at) => at.getTime()))) : null,
    dueOn: request.promisedOn!,
    reportedAt: null,
    searchText: fold(`${code} ${asked.name} ${asked.lot}`),
  });
}

/** The units that a test is done on, as far as they came in; null: once, on the whole sample. */
const unitsOf = ({ units }: Sample, asked: number): Array<number | null> => (asked > 1 ? Array.from({ length: Math.min(asked, units) }, (_, index) => index + 1) : [null]);

/** The tests of a sample that was taken in, waiting: one a requested method, or one for each unit that it is done on. */
export const analysesOf = (sample: Sample, line: ViewedLine): Analysis[] =>
  line.tests.flatMap(({ test, method }) => unitsOf(sample, test.units).map((unit) =>
    Object.assign(new Analysis(), {
      id: newId(),
      sampleId: sample.id,
      methodId: method.id,
      analyteCode: method.analyteCode,
      state: 'waiting' as const,
      attempt: 1,
      unit,
      derived: method.model.kind === 'derived',
      assigneeId: null, worksheetId: null, position: null,
      holdUntil: holdingEnd(sample.sampledAt ?? null, method),
      dueOn: sample.dueOn,
      external: null, startedAt: null, submittedAt: null, sentBackReason: null,
    })));
