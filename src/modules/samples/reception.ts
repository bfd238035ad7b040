import { dayOf } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/fold.ts';
import { newId } from '../../kernel/ids.ts';
import type { Em } from '../../platform/database/orm.ts';
import { regulationOn, type Method } from '../catalogue/index.ts';
import type { TestRequest, ViewedLine } from '../requests/index.ts';
import { Analysis } from './analysis.ts';
import { Sample } from './sample.ts';
import type { ReceivedSampleInput } from './samples.schemas.ts';

/** The instant by which a test must have begun; null when it has no holding time, is made on site (0 h), or when sampling took place is unknown. */
export const holdingEnd = (sampledAt: Date | null, method: Pick<Method, 'holdingHours'>): Date | null =>
  sampledAt && method.holdingHours ? new Date(sampledAt.getTime() + method.holdingHours * 3_600_000) : null;

export interface Arrival {
  request: TestRequest;
  line: ViewedLine;
  input: ReceivedSampleInput;
  code: string;
  receivedById: string;
  now: Date;
}

/**
 * A sample as it came in, in the state `received`. The edition of the regulation is the one that counts on the day of sampling, or
 * of receipt when that is unknown; a class the edition does not have is not kept.
 */
export async function sampleOf(em: Em, { request, line, input, code, receivedById, now }: Arrival): Promise<Sample> {
  const asked = line.sample;
  const receivedAt = input.receivedAt ?? now;
  const sampledAt = input.sampledAt ?? asked.sampledAt ?? null;
  const day = dayOf(sampledAt ?? receivedAt);
  const edition = asked.regulationId ? await regulationOn(em, asked.regulationId, day, { transitionReason: asked.regulationReason ?? null }) : null;
  const classes = edition?.regulation.classes.map((each) => each.code) ?? [];
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
    quantity: input.quantity,
    container: input.container,
    temperature: input.temperature,
    checks: input.checks,
    condition: input.condition,
    reservation: input.decision === 'reserve' ? input.reservation : null,
    rejectedReason: null,
    regulationId: edition?.regulation.id ?? null,
    regulationClass: asked.regulationClass && classes.includes(asked.regulationClass) ? asked.regulationClass : null,
    regulationBasis: edition ? (sampledAt ? ('sampling' as const) : ('receipt' as const)) : null,
    holdUntil: holds.length ? new Date(Math.min(...holds.map((at) => at.getTime()))) : null,
    dueOn: request.promisedOn!,
    reportedAt: null,
    searchText: fold(`${code} ${asked.name} ${asked.lot}`),
  });
}

/** The tests of a sample that was taken in: one a requested method, waiting. */
export const analysesOf = (sample: Sample, line: ViewedLine): Analysis[] =>
  line.tests.map(({ method }) =>
    Object.assign(new Analysis(), {
      id: newId(),
      sampleId: sample.id,
      methodId: method.id,
      analyteCode: method.analyteCode,
      state: 'waiting' as const,
      attempt: 1,
      derived: method.model.kind === 'derived',
      assigneeId: null, worksheetId: null, position: null,
      holdUntil: holdingEnd(sample.sampledAt ?? null, method),
      dueOn: sample.dueOn,
      external: null, startedAt: null, submittedAt: null, sentBackReason: null,
    }));
