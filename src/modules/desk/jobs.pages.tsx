import { isId } from '../../kernel/ids.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { submitted } from '../../platform/http/form.ts';
import { OutboxItem } from '../../platform/outbox/outbox.entities.ts';
import { told } from '../../../templates/components/index.ts';
import { JobsPage } from '../../../templates/pages/desk/jobs.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { Person } from '../identity/index.ts';
import { JobRetry } from './job-retry.ts';
import { retryJob } from './commands/retry-job.ts';

const states = ['failed', 'waiting'] as const;
const pageSize = 50;

/** Work that was asked for and is not done, newest first. */
async function jobsPage(http: Http, refusal: string | null = null, status = 200) {
  const state = states.find((known) => known === http.query['state']) ?? 'failed';
  const { after } = http.query;
  const found = await http.em.find(OutboxItem, { state: state === 'waiting' ? { $in: ['waiting', 'leased'] } : state, ...(isId(after) ? { id: { $lt: after } } : {}) }, { orderBy: { id: 'desc' }, limit: pageSize + 1 });
  const shown = found.slice(0, pageSize);
  const retries = await retriesOf(http, shown.map(({ id }) => id));
  const rows = shown.map(({ id, job, payload, attempts, createdAt, availableAt, lastError }) => ({ id, job, ids: Object.values(payload), attempts, createdAt, availableAt, error: lastError ?? null, retried: retries.get(id) ?? null }));
  return page(<JobsPage viewer={viewerOf(http)} states={states} state={state} list={{ rows, next: found.length > pageSize ? rows.at(-1)!.id : null }} refusal={refusal} />, status);
}

/** Who asked last for each job to be tried again, and when. */
async function retriesOf({ em }: Http, jobIds: readonly string[]): Promise<Map<string, { by: string; at: Date }>> {
  const asked = jobIds.length ? await em.find(JobRetry, { jobId: { $in: [...jobIds] } }, { orderBy: { id: 'asc' } }) : [];
  const people = new Map((await em.find(Person, { id: { $in: asked.map(({ askedById }) => askedById) } })).map(({ id, name }) => [id, name]));
  return new Map(asked.map(({ jobId, askedById, askedAt }) => [jobId, { by: people.get(askedById) ?? '', at: askedAt }]));
}

export const jobsPages = (): Route[] => [
  get('/jobs', ['administrator'], (http) => jobsPage(http)),
  post('/jobs/:id/retry', ['administrator'], (http) =>
    submitted(
      async () => {
        await http.run(retryJob, { jobId: http.params['id'] });
        return seeOther('/jobs', { flash: 'desk.done.job-retried' });
      },
      ({ refusal, status }) => jobsPage(http, told(viewerOf(http).t, refusal.told), status),
    )),
];
