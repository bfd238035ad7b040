import { holds, type Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { formatDate, formatDateTime } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import { get, page, type Http, type Route } from '../../platform/http/route.ts';
import type { WorkItem, WorkListProps } from '../../../templates/components/index.ts';
import type { MessageKey, Translator } from '../../../templates/locales/index.ts';
import { HomePage } from '../../../templates/pages/desk/home.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { holdingAlerts, listSamples, type SampleRow } from '../samples/index.ts';
import { currentStandings } from '../validations/index.ts';
import { newestCertificates, openRequests } from './enterprise.queries.ts';
import { monthFigures } from './month.queries.ts';
import {
  failedJobs, most, noticesWaiting, openWorksheets, peopleInvited, regulationsToAdopt, requestsIn, requestsWithoutSamples, samplesIn, samplesToday, samplesToVerify, studiesIn, testsIn, testsOf, type Waiting,
} from './work.queries.ts';

/** Puts a person's work together: counts that lead to lists, nothing of other duties. */
class Work {
  readonly #em: Em;
  readonly #t: Translator;
  readonly #now: Date;
  readonly #today: string;

  constructor(em: Em, t: Translator, now: Date) {
    this.#em = em;
    this.#t = t;
    this.#now = now;
    this.#today = dayOf(now);
  }

  #item(label: MessageKey, href: string, found: number | Waiting, tone?: WorkItem['tone']): WorkItem {
    const { count, nearest } = typeof found === 'number' ? { count: found, nearest: null } : found;
    const pressing = nearest !== null && nearest <= this.#today && tone === undefined ? ('attention' as const) : tone;
    return { label: this.#t(label), href, count, ...(pressing ? { tone: pressing } : {}), ...(nearest ? { note: this.#t('desk.nearest', { day: formatDate(nearest) }) } : {}) };
  }

  async #holding(href: string): Promise<WorkItem> {
    const alerts = await holdingAlerts(this.#em, this.#now, most);
    const first = alerts[0];
    const note = first ? { note: this.#t('desk.holding-first', { at: formatDateTime(first.holdUntil), code: first.code }) } : {};
    return { ...this.#item('desk.holding', href, alerts.length, first?.past ? 'wrong' : 'attention'), ...note };
  }

  async #unverified(): Promise<number> {
    return Math.min(most, (await currentStandings(this.#em)).filter(({ standing }) => standing.kind === 'none').length);
  }

  async reception(): Promise<WorkListProps> {
    return {
      title: this.#t('role.receptionist'),
      items: [
        this.#item('desk.requests-submitted', '/requests?state=submitted', await requestsIn(this.#em, 'submitted')),
        this.#item('desk.requests-without-samples', '/requests?state=accepted', await requestsWithoutSamples(this.#em)),
        await this.#holding('/samples?order=due'),
        this.#item('desk.samples-today', '/samples', await samplesToday(this.#em, this.#now)),
        this.#item('desk.samples-late', '/samples?order=due', await samplesIn(this.#em, ['received', 'tested', 'verified'], this.#today), 'wrong'),
      ],
    };
  }

  async bench(actor: Actor): Promise<WorkListProps> {
    return {
      title: this.#t('role.technician'),
      items: [
        this.#item('desk.sent-back', '/work?only=sent-back', await testsOf(this.#em, actor.id!, true), 'wrong'),
        this.#item('desk.tests-mine', '/worksheets?mine=yes', await testsOf(this.#em, actor.id!)),
        this.#item('desk.worksheets-open', '/worksheets?mine=yes', await openWorksheets(this.#em, actor.id!)),
        await this.#holding('/work'),
        this.#item('desk.tests-late', '/work?only=late', await testsIn(this.#em, ['waiting'], this.#today), 'wrong'),
        this.#item('desk.tests-waiting', '/work', await testsIn(this.#em, ['waiting'])),
        this.#item('desk.studies-returned', '/validations?state=returned', await studiesIn(this.#em, 'returned'), 'attention'),
      ],
    };
  }

  async verification(): Promise<WorkListProps> {
    return { title: this.#t('role.verifier'), items: [this.#item('desk.samples-to-verify', '/verification', await samplesToVerify(this.#em))] };
  }

  async authorisation(): Promise<WorkListProps> {
    return {
      title: this.#t('role.technical-manager'),
      items: [
        this.#item('desk.samples-to-authorise', '/authorisation', await samplesIn(this.#em, ['verified'])),
        this.#item('desk.studies-to-authorise', '/validations?state=submitted', await studiesIn(this.#em, 'submitted')),
        this.#item('desk.methods-unverified', '/method-verifications', await this.#unverified()),
        this.#item('desk.samples-late', '/samples?order=due', await samplesIn(this.#em, ['received', 'tested', 'verified'], this.#today), 'wrong'),
      ],
    };
  }

  async quality(): Promise<WorkListProps> {
    return {
      title: this.#t('role.quality-manager'),
      items: [
        this.#item('desk.regulations-to-adopt', '/regulations', await regulationsToAdopt(this.#em), 'attention'),
        this.#item('desk.methods-unverified', '/method-verifications', await this.#unverified(), 'attention'),
        this.#item('desk.samples-late', '/samples?order=due', await samplesIn(this.#em, ['received', 'tested', 'verified'], this.#today), 'wrong'),
      ],
    };
  }

  async administration(): Promise<WorkListProps> {
    return {
      title: this.#t('role.administrator'),
      items: [
        this.#item('desk.jobs-failed', '/jobs', await failedJobs(this.#em), 'wrong'),
        this.#item('desk.people-invited', '/people?group=invited', await peopleInvited(this.#em)),
        this.#item('desk.notices-waiting', '/notices?state=waiting', await noticesWaiting(this.#em)),
      ],
    };
  }
}

async function workOf(http: Http, t: Translator): Promise<WorkListProps[]> {
  const { actor } = http;
  const work = new Work(http.em, t, http.services.clock.now());
  const lists: WorkListProps[] = [];
  if (holds(actor, 'receptionist')) lists.push(await work.reception());
  if (holds(actor, 'technician')) lists.push(await work.bench(actor));
  if (holds(actor, 'verifier')) lists.push(await work.verification());
  if (holds(actor, 'technical-manager')) lists.push(await work.authorisation());
  if (holds(actor, 'quality-manager')) lists.push(await work.quality());
  if (holds(actor, 'administrator')) lists.push(await work.administration());
  return withoutRepeats(lists);
}

/** A list that two duties share stands under the first. */
function withoutRepeats(lists: WorkListProps[]): WorkListProps[] {
  const seen = new Set<string>();
  return lists
    .map((list) => ({ ...list, items: list.items.filter(({ label }) => !seen.has(label) && seen.add(label)) }))
    .filter(({ items }) => items.length > 0);
}

/** The first page of every duty: its work. */
export const homePages = (): Route[] => [
  get('/', 'signed-in', async (http) => {
    const { em, actor } = http;
    const viewer = viewerOf(http);
    const now = http.services.clock.now();
    const enterprise = actor.enterpriseId === null ? null : { requests: await openRequests(em, actor.enterpriseId), certificates: await newestCertificates(em, actor.enterpriseId) };
    const month = holds(actor, 'programme-officer') ? await monthFigures(em, now) : null;
    const received: SampleRow[] | null = holds(actor, 'receptionist') ? (await listSamples(em, actor, now, { limit: 8 })).rows : null;
    return page(<HomePage viewer={viewer} today={dayOf(now)} work={await workOf(http, viewer.t)} enterprise={enterprise} month={month} received={received} mayRequest={holds(actor, 'receptionist')} />);
  }),
];
