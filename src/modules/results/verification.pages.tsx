import { dayOf } from '../../kernel/calendar.ts';
import { NotFound } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { file, get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import type { Role } from '../../kernel/actor.ts';
import { fieldErrors, told } from '../../../templates/components/index.ts';
import { VerificationQueuePage } from '../../../templates/pages/results/verification-queue.page.tsx';
import { VerificationPage } from '../../../templates/pages/results/verification.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { isId } from '../requests/index.ts';
import { requestRetest, sendBack } from './commands/send-back.ts';
import { verifyResult, verifySample } from './commands/verify-results.ts';
import { Result } from './result.ts';
import { mayVerify, queueKey, verificationQueue, verificationView } from './verification.queries.ts';
import { verifiedResult } from './verification.view.ts';

const verifiers: readonly Role[] = ['verifier', 'technical-manager'];
const pageSize = 50;

async function verificationPage(http: Http, sampleId: string, rejected?: Rejected, analysisId?: string) {
  const viewer = viewerOf(http);
  const { t } = viewer;
  const { sample, matrix, lines } = await verificationView(http.em, http.actor, sampleId);
  const may = mayVerify(http.actor);
  const problem = rejected?.problems.find(({ path }) => path === 'reason');
  const returned = analysisId ? { analysisId, error: problem ? told(t, problem) : null, typed: typeof http.body['reason'] === 'string' ? http.body['reason'] : '' } : undefined;
  const evaluated = lines.filter(({ state }) => state === 'evaluated');
  const pending = lines.filter(({ state }) => ['waiting', 'in-progress', 'submitted'].includes(state)).length;
  const queue = evaluated.length === 0 ? await verificationQueue(http.em, null, 1) : [];
  return page(
    <VerificationPage
      viewer={viewer} mayVerify={may} verifyKey={newToken()} waiting={evaluated.length} pending={pending} clear={evaluated.filter(({ eye, refused, awaits }) => !eye && !refused && !awaits).length} next={queue[0]?.id ?? null}
      sample={{ id: sample.id, code: sample.code, matrix, receivedAt: sample.receivedAt, dueOn: sample.dueOn, samplingPlace: sample.samplingPlace, reservation: sample.reservation ?? null }}
      results={[...evaluated, ...lines.filter(({ state }) => state !== 'evaluated')].map((line) => verifiedResult(t, line, lines, sample.code, may, returned))}
      history={(await timelineOf(http.em, [`sample:${sample.id}`, ...lines.map(({ analysisId: id }) => `analysis:${id}`)], 20)).map((entry) => ({ ...entry, fields: [] }))}
      errors={rejected && !analysisId ? fieldErrors(t, rejected.problems) : []} refusal={rejected && rejected.problems.length === 0 ? told(t, rejected.refusal.told) : null}
    />,
    rejected?.status ?? 200,
  );
}

/** A form on one result of the screen: done, the screen again; refused, the screen with what was typed. */
const onResult = (http: Http, act: () => Promise<{ sampleId: string }>, flash: string) =>
  submitted(
    async () => {
      const { sampleId } = await act();
      return seeOther(`/verification/${sampleId}`, { flash });
    },
    async (rejected) => verificationPage(http, await sampleIdOf(http), rejected, http.params['id']!),
  );

async function sampleIdOf({ em, params }: Http): Promise<string> {
  const id = params['id']!;
  const row = isId(id) ? await em.getKysely<{ analysis: { id: string; sample_id: string } }>().selectFrom('analysis').select('sample_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row.sample_id;
}

const asked = ({ params, body }: Http) => ({ analysisId: params['id'], version: body['version'], reason: body['reason'] });

export const verificationPages = (): Route[] => [
  get('/verification', verifiers, async (http) => {
    const rows = await verificationQueue(http.em, queueKey(http.query['after']), pageSize);
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    return page(<VerificationQueuePage viewer={viewerOf(http)} rows={shown} today={dayOf(http.services.clock.now())} next={rows.length > pageSize && last ? `${last.dueOn}.${last.id}` : null} later={http.query['after'] !== undefined} />);
  }),

  get('/verification/:id', [...verifiers, 'quality-manager'], (http) => verificationPage(http, http.params['id']!)),

  post('/verification/:id/all', verifiers, (http) => {
    const sampleId = http.params['id']!;
    return submitted(
      async () => {
        const { sampleVerified } = await http.run(verifySample, { sampleId });
        return seeOther(`/verification/${sampleId}`, { flash: sampleVerified ? 'results.done.sample-verified' : 'results.done.verified' });
      },
      (rejected) => verificationPage(http, sampleId, rejected),
    );
  }),

  post('/analyses/:id/verification', verifiers, (http) => onResult(http, () => http.run(verifyResult, asked(http)), 'results.done.verified')),
  post('/analyses/:id/return', verifiers, (http) => onResult(http, () => http.run(sendBack, asked(http)), 'results.done.sent-back')),
  post('/analyses/:id/retest', verifiers, (http) => onResult(http, () => http.run(requestRetest, asked(http)), 'results.done.retest')),

  get('/results/:id/report', ['technician', 'receptionist', ...verifiers, 'quality-manager'], async (http) => {
    const id = http.params['id']!;
    const external = isId(id) ? (await http.em.findOne(Result, { id }))?.external : null;
    if (!external?.fileHash) throw new NotFound();
    return file(await http.services.storage.get(external.fileHash), 'application/pdf', `${external.reportNumber}.pdf`);
  }),
];
