import { Conflict, Forbidden, Invalid, type Problem } from '../../../kernel/errors.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { formatNumber, takeNumbers } from '../../../platform/database/number-series.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { sampleReceptionMail } from '../../../../templates/mail/sample-reception.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { laboratoryNames } from '../../identity/index.ts';
import { TestRequest, requestsPolicy, viewLines, type ViewedLine } from '../../requests/index.ts';
import { conditionIn, conditionProblems, type ConditionOfSample } from '../condition.ts';
import { editionOf, noClass, type EditionOfSample } from '../edition.ts';
import { analysesOf, sampleOf } from '../reception.ts';
import { Sample } from '../sample.ts';
import { sampleWorkflow } from '../sample.workflow.ts';
import { analysesPolicy, samplesPolicy } from '../samples.policy.ts';
import { receptionInput, type ReceivedSampleInput } from '../samples.schemas.ts';

/**
 * The desk takes in the samples of an accepted request. Each gets the year's next code, for life, also one that is rejected: what was
 * refused is on record. Those taken in get their tests. The customer is told of a reservation and of a rejection (clause 7.4.3).
 * Answers the samples in the order given, those that come later left out.
 */
export const receiveSamples = command({
  name: 'samples.receive-samples',
  input: receptionInput,
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { requestId, samples: inputs }, publicUrl) {
    const { em, now, actor } = context;
    const request = await context.load(requestsPolicy.see, TestRequest, requestId);
    if (!actor.id) throw new Forbidden('error.forbidden');
    if (request.state !== 'accepted') throw new Conflict('samples.error.not-accepted', { number: request.number });
    const lines = await viewLines(em, requestId);
    const arrivals = await Promise.all(inputs.flatMap((input, index) => (input.decision === 'later' ? [] : [arrivalOf(em, input, index, lines, now)])));
    if (arrivals.length === 0) throw Invalid.field('samples', 'samples.error.none-here');
    const problems = arrivals.flatMap(({ input, index, line, edition, condition }) => [...problemsOf(input, line, edition, now), ...conditionProblems(input, condition)].map(({ path, ...problem }) => ({ path: `samples.${index}.${path}`, ...problem })));
    if (new Set(inputs.map(({ requestedSampleId }) => requestedSampleId)).size < inputs.length) problems.push({ path: 'samples', key: 'samples.error.twice' });
    if (problems.length) throw new Invalid(problems);
    const earlier = await em.find(Sample, { requestedSampleId: { $in: arrivals.map(({ input }) => input.requestedSampleId) } });
    if (earlier.length) throw new Conflict('samples.error.already', { codes: earlier.map(({ code }) => code).join(', ') });

    const year = yearOf(now);
    const first = await takeNumbers(em, `M-${year}`, arrivals.length);
    const received: Sample[] = [];
    const reasons: string[] = [];
    for (const [position, { input, line, edition, condition }] of arrivals.entries()) {
      const sample = sampleOf({ request, line: line!, input, edition, condition, code: formatNumber('M', year, first + position), receivedById: actor.id, now });
      if (edition.lost && input.classReason) reasons.push(`${sample.code}: ${input.classReason}`);
      if (condition.lost && input.conditionReason) reasons.push(`${sample.code}: ${input.conditionReason}`);
      context.create(samplesPolicy.receive, sample);
      if (input.decision === 'reject') {
        sampleWorkflow.move(sample, 'reject');
        Object.assign(sample, { rejectedReason: input.reason, holdUntil: null });
      } else for (const analysis of analysesOf(sample, line!)) context.create(analysesPolicy.create, analysis);
      received.push(sample);
    }
    if (reasons.length) context.because(reasons.join('\n'));
    await tellCustomer(context, request, received, publicUrl);
    return received.map(({ id, code, state }) => ({ id, code, state }));
  },
});

async function arrivalOf(em: Em, input: ReceivedSampleInput, index: number, lines: readonly ViewedLine[], now: Date) {
  const line = lines.find(({ sample }) => sample.id === input.requestedSampleId);
  const edition: EditionOfSample = line ? await editionOf(em, line.sample, input.sampledAt ?? line.sample.sampledAt ?? null, input.receivedAt ?? now) : { edition: null, classCode: null, lost: null };
  const condition: ConditionOfSample = line ? await conditionIn(em, line.sample, edition.edition) : { condition: null, lost: null };
  return { input, index, line, edition, condition };
}

/** What the desk must answer where the edition that counts has no class like the one asked for; a rejected sample is judged by none. */
function classProblems({ decision, regulationClass, classReason }: ReceivedSampleInput, { lost }: EditionOfSample): Problem[] {
  if (!lost || decision === 'reject') return [];
  const { asked, edition } = lost;
  const path = 'regulationClass';
  if (regulationClass === noClass) return classReason ? [] : [{ path: 'classReason', key: 'samples.error.class-reason' }];
  if (!edition) return [{ path, key: 'samples.error.no-edition', params: { regulation: asked.code } }];
  return edition.classes.some(({ code }) => code === regulationClass) ? [] : [{ path, key: 'samples.error.class-lost', params: { regulation: edition.code } }];
}

/** Units are counted, not taken for granted; fewer than asked for are a deviation that the customer must agree to (7.4.3). */
function unitProblems({ decision, units }: ReceivedSampleInput, asked: number): Problem[] {
  if (decision === 'reject' || asked === 1) return [];
  if (!units) return [{ path: 'units', key: 'error.required' }];
  return decision === 'accept' && units < asked ? [{ path: 'decision', key: 'samples.error.units-fewer', params: { units, asked } }] : [];
}

function problemsOf(input: ReceivedSampleInput, line: ViewedLine | undefined, edition: EditionOfSample, now: Date): Problem[] {
  if (!line) return [{ path: 'requestedSampleId', key: 'error.choose' }];
  const receivedAt = input.receivedAt ?? now;
  const sampledAt = input.sampledAt ?? line.sample.sampledAt;
  const problems = [...classProblems(input, edition), ...unitProblems(input, line.sample.units)];
  if (receivedAt > now) problems.push({ path: 'receivedAt', key: 'samples.error.received-later' });
  if (sampledAt && sampledAt > receivedAt) problems.push({ path: 'sampledAt', key: 'samples.error.sampled-after' });
  return problems;
}

async function tellCustomer(context: CommandContext, request: TestRequest, received: readonly Sample[], publicUrl: string): Promise<void> {
  const told = received.filter(({ state, reservation }) => state === 'rejected' || reservation);
  if (told.length === 0) return;
  const enterprise = await context.em.findOneOrFail(Enterprise, { id: request.enterpriseId });
  const laboratory = await laboratoryNames(context.em);
  for (const { id, code, name, state, reservation, rejectedReason } of told) {
    const how = state === 'rejected' ? 'rejected' : 'reserved';
    notify(context, `sample-${how}`, enterprise.email, letter(request.language, (t) => sampleReceptionMail(t, {
      how, customer: enterprise.contactName, code, name, number: request.number, words: (how === 'rejected' ? rejectedReason : reservation) ?? '', link: `${publicUrl}/samples/${id}`, laboratory: t.name(laboratory),
    })));
  }
}
