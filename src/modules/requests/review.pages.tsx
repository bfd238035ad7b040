import type { Permission } from '../../kernel/policy.ts';
import { authorize } from '../../kernel/policy.ts';
import type { AnyCommand } from '../../platform/command/command.ts';
import type { Em } from '../../platform/database/orm.ts';
import { submitted, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import type { Role } from '../../kernel/actor.ts';
import { Invalid } from '../../kernel/errors.ts';
import { ReasonPage } from '../../../templates/pages/requests/reason.page.tsx';
import { ReviewPage, type Finding } from '../../../templates/pages/requests/review.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import type { Method } from '../catalogue/index.ts';
import { promisedDay } from './catalogue-lookups.ts';
import { acceptRequest } from './commands/accept-request.ts';
import { cancelRequest, declineRequest } from './commands/close-request.ts';
import { submitRequest, withdrawRequest } from './commands/submit-request.ts';
import { editAfterSubmission } from './edit.pages.tsx';
import { requestFacts } from './request.facts.ts';
import { requestWriters } from './requests.api.ts';
import { requestsPolicy } from './requests.policy.ts';
import { requestView, shortPlansOf } from './requests.view.ts';
import { said } from './said.ts';
import { reviewFindings } from './submission.ts';
import type { TestRequest } from './test-request.ts';

const desk: readonly Role[] = ['receptionist'];

/** Of the methods those that nothing on record verifies; told by a later room. */
export type UnverifiedOf = (em: Em, methods: readonly Method[]) => Promise<Method[]>;

async function reviewPage(http: Http, unverifiedOf: UnverifiedOf, rejected?: Rejected): Promise<Reply> {
  const view = await requestView(http.em, http.actor, http.params['id']!);
  authorize(http.actor, requestsPolicy.accept, view.request);
  if (view.request.state !== 'submitted' && !rejected) return seeOther(`/requests/${view.request.id}`);
  const now = http.services.clock.now();
  const methods = view.lines.flatMap(({ tests }) => tests.map(({ method }) => method));
  const promisedOn = await promisedDay(http.em, methods, now);
  const unverified = [...new Set((await unverifiedOf(http.em, methods)).map(({ reference }) => reference))];
  const told = reviewFindings(view.request, view.lines, now, await shortPlansOf(http.em, view.lines));
  const findings: Finding[] = [...told, ...(unverified.length ? [{ kind: 'unverified' as const, methods: unverified }] : [])];
  return page(
    <ReviewPage viewer={viewerOf(http)} request={requestFacts(view)} version={view.request.version} promisedOn={promisedOn} findings={findings} {...said(http, rejected)} />,
    rejected?.status,
  );
}

async function reasonPage(http: Http, how: 'decline' | 'cancel', permission: Permission<TestRequest>, rejected?: Rejected): Promise<Reply> {
  const { request } = await requestView(http.em, http.actor, http.params['id']!);
  authorize(http.actor, permission, request);
  const { t } = viewerOf(http);
  const home = `/requests/${request.id}`;
  return page(
    <ReasonPage
      viewer={viewerOf(http)} title={t(`requests.${how}.title`, { number: request.number })} lead={t(`requests.${how}.lead`)} submit={t(`requests.${how}.submit`)} label={t('requests.reason')}
      action={`${home}/${how}`} backHref={home} breadcrumb={[{ href: '/requests', label: t('requests.title') }, { href: home, label: request.number }]} version={request.version} {...said(http, rejected)}
    />,
    rejected?.status,
  );
}

/** A step that asks nothing more: one button, back to the request. */
const step = (path: string, command: AnyCommand, flash: string): Route =>
  post(`/requests/:id/${path}`, requestWriters, (http) => {
    const requestId = http.params['id']!;
    return submitted(
      async () => {
        await http.run(command as never, { ...http.body, requestId });
        return seeOther(`/requests/${requestId}`, { flash });
      },
      async (rejected) => (rejected.refusal instanceof Invalid ? editAfterSubmission(http, rejected) : seeOther(`/requests/${requestId}`)),
    );
  });

/** A step with a form of its own. */
const answered = (path: string, access: readonly Role[], command: AnyCommand, flash: string, again: (http: Http, rejected?: Rejected) => Promise<Reply>): Route[] => [
  get(`/requests/:id/${path}`, access, (http) => again(http)),
  post(`/requests/:id/${path}`, access, (http) => {
    const requestId = http.params['id']!;
    return submitted(
      async () => {
        await http.run(command as never, { ...http.body, requestId });
        return seeOther(`/requests/${requestId}`, { flash });
      },
      (rejected) => again(http, rejected),
    );
  }),
];

export const reviewPages = (unverifiedOf: UnverifiedOf): Route[] => [
  step('submission', submitRequest as never, 'requests.done.submitted'),
  step('withdrawal', withdrawRequest as never, 'requests.done.withdrawn'),
  ...answered('review', desk, acceptRequest as never, 'requests.done.accepted', (http, rejected) => reviewPage(http, unverifiedOf, rejected)),
  ...answered('decline', desk, declineRequest as never, 'requests.done.declined', (http, rejected) => reasonPage(http, 'decline', requestsPolicy.decline, rejected)),
  ...answered('cancel', requestWriters, cancelRequest as never, 'requests.done.cancelled', (http, rejected) => reasonPage(http, 'cancel', requestsPolicy.cancel, rejected)),
];
