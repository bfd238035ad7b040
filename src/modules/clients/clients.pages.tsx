import { holds, type Role } from '../../kernel/actor.ts';
import { Stale } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, typed, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { fieldErrors, told } from '../../../templates/components/index.ts';
import { EnterpriseFormPage, enterpriseLabels } from '../../../templates/pages/clients/enterprise-form.page.tsx';
import { EnterprisePage } from '../../../templates/pages/clients/enterprise.page.tsx';
import { EnterprisesPage } from '../../../templates/pages/clients/enterprises.page.tsx';
import { NoticePage, NoticesPage } from '../../../templates/pages/clients/notices.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { enterpriseFor, listEnterprises, listNotices, noticeFor } from './clients.queries.ts';
import { changeEnterprise, createEnterprise } from './commands/save-enterprise.ts';
import { enterpriseKinds, type Enterprise } from './enterprise.ts';
import { noticeStates } from './notice.ts';

/** Who works with customers by name. At the bench nobody needs to know whose a sample is. */
const readers: readonly Role[] = ['receptionist', 'technical-manager', 'quality-manager', 'programme-officer', 'administrator'];
const desk: readonly Role[] = ['receptionist', 'administrator'];

/** A customer's details as the texts of its form. */
export const enterpriseValues = ({ kind, name, taxCode, address, contactName, phone, email }: Enterprise): Record<string, string> =>
  ({ kind, name, taxCode: taxCode ?? '', address, contactName, phone, email });

/** What a rejected form of a customer shows again: what was typed, what is wrong, and what stands now when it was stale. */
export function enterpriseAgain(http: Http, { problems, refusal }: Rejected, seen: string | undefined) {
  const { t } = viewerOf(http);
  const stale = refusal instanceof Stale ? (refusal.current as Enterprise) : null;
  return {
    values: typed(http.body),
    errors: fieldErrors(t, problems, enterpriseLabels(t)),
    refusal: problems.length ? null : told(t, refusal.told),
    now: stale ? enterpriseValues(stale) : null,
    version: stale ? stale.version : seen === undefined ? undefined : Number(seen) || 1,
  };
}

export const clientsPages = (): Route[] => [
  get('/enterprises', readers, async (http) => {
    const { q, after, before } = http.query;
    const list = await listEnterprises(http.em, http.actor, { q, after, before });
    return page(<EnterprisesPage viewer={viewerOf(http)} q={q ?? ''} list={list} mayCreate={holds(http.actor, ...desk)} />);
  }),

  get('/enterprises/new', desk, async (http) => page(<EnterpriseFormPage viewer={viewerOf(http)} kinds={enterpriseKinds} idempotencyKey={newToken()} />)),

  post('/enterprises', desk, (http) =>
    submitted(
      async () => seeOther(`/enterprises/${await http.run(createEnterprise, http.body)}`, { flash: 'clients.done.created' }),
      async (rejected) => {
        const key = String(http.body['idempotencyKey'] ?? newToken());
        return page(<EnterpriseFormPage viewer={viewerOf(http)} kinds={enterpriseKinds} idempotencyKey={key} {...enterpriseAgain(http, rejected, undefined)} />, rejected.status);
      },
    )),

  get('/enterprises/:id', readers, async (http) => {
    const { enterprise, changeable } = await enterpriseFor(http.em, http.actor, http.params['id']!);
    const history = await timelineOf(http.em, [`enterprise:${enterprise.id}`]);
    return page(<EnterprisePage viewer={viewerOf(http)} enterprise={enterprise} history={history} mayChange={changeable} mayRequest={holds(http.actor, 'receptionist')} readsRequests={holds(http.actor, 'receptionist', 'technical-manager', 'quality-manager')} mayInvite={holds(http.actor, 'administrator')} />);
  }),

  get('/enterprises/:id/edit', desk, async (http) => {
    const { enterprise } = await enterpriseFor(http.em, http.actor, http.params['id']!);
    return page(<EnterpriseFormPage viewer={viewerOf(http)} kinds={enterpriseKinds} of={enterprise} version={enterprise.version} values={enterpriseValues(enterprise)} />);
  }),

  post('/enterprises/:id', desk, (http) => {
    const enterpriseId = http.params['id']!;
    return submitted(
      async () => {
        await http.run(changeEnterprise, { ...http.body, enterpriseId });
        return seeOther(`/enterprises/${enterpriseId}`, { flash: 'clients.done.changed' });
      },
      async (rejected) => {
        const { enterprise } = await enterpriseFor(http.em, http.actor, enterpriseId);
        return page(<EnterpriseFormPage viewer={viewerOf(http)} kinds={enterpriseKinds} of={enterprise} {...enterpriseAgain(http, rejected, String(http.body['version'] ?? ''))} />, rejected.status);
      },
    );
  }),

  get('/notices', ['administrator'], async (http) => {
    const state = (noticeStates as readonly string[]).find((known) => known === http.query['state']);
    const list = await listNotices(http.em, { state, after: http.query['after'] });
    return page(<NoticesPage viewer={viewerOf(http)} states={noticeStates} state={state ?? null} list={list} />);
  }),

  get('/notices/:id', ['administrator'], async (http) => {
    const notice = await noticeFor(http.em, http.params['id']!);
    return page(<NoticePage viewer={viewerOf(http)} notice={notice} history={await timelineOf(http.em, [`notice:${notice.id}`])} />);
  }),
];
