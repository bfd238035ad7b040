import { NotFound, Stale } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { submitted } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { EnterpriseFormPage } from '../../../templates/pages/clients/enterprise-form.page.tsx';
import { AccountPage, ChangePasswordPage, NewTokenPage, OwnNamePage, TokenMadePage } from '../../../templates/pages/desk/account.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { changeEnterprise, Enterprise, enterpriseAgain, enterpriseKinds, enterpriseValues } from '../clients/index.ts';
import { changeName, changePassword, Person } from '../identity/index.ts';
import { said } from '../requests/index.ts';
import { makeToken, revokeToken, tokensOf } from '../integrations/index.ts';

async function own(http: Http): Promise<Enterprise> {
  const { enterpriseId } = http.actor;
  const enterprise = enterpriseId ? await http.em.findOne(Enterprise, { id: enterpriseId }) : null;
  if (!enterprise) throw new NotFound();
  return enterprise;
}

const key = (http: Http): string => (typeof http.body['idempotencyKey'] === 'string' ? http.body['idempotencyKey'] : newToken());

/** What a person looks after themselves: the own details, the password, the programs that act for them. */
export const accountPages = (): Route[] => [
  get('/account', 'signed-in', async (http) => {
    const person = await http.em.findOneOrFail(Person, { id: http.actor.id! });
    const enterprise = http.actor.enterpriseId ? await own(http) : null;
    return page(<AccountPage viewer={viewerOf(http)} person={person} enterprise={enterprise} tokens={await tokensOf(http.em, person.id)} />);
  }),

  get('/account/name', ['enterprise'], async (http) => {
    const person = await http.em.findOneOrFail(Person, { id: http.actor.id! });
    return page(<OwnNamePage viewer={viewerOf(http)} version={person.version} values={{ name: person.name }} />);
  }),

  post('/account/name', ['enterprise'], (http) =>
    submitted(
      async () => {
        await http.run(changeName, http.body);
        return seeOther('/account', { flash: 'identity.done.changed' });
      },
      async (rejected) => {
        const now = rejected.refusal instanceof Stale ? (rejected.refusal.current as Person) : null;
        const version = now?.version ?? (Number(http.body['version']) || 1);
        return page(<OwnNamePage viewer={viewerOf(http)} version={version} {...said(http, rejected)} now={now && { name: now.name }} />, rejected.status);
      },
    )),

  get('/account/enterprise', ['enterprise'], async (http) => {
    const enterprise = await own(http);
    return page(<EnterpriseFormPage viewer={viewerOf(http)} kinds={enterpriseKinds} own of={enterprise} version={enterprise.version} values={enterpriseValues(enterprise)} />);
  }),

  post('/account/enterprise', ['enterprise'], (http) =>
    submitted(
      async () => {
        await http.run(changeEnterprise, { ...http.body, enterpriseId: http.actor.enterpriseId });
        return seeOther('/account', { flash: 'clients.done.changed' });
      },
      async (rejected) => page(<EnterpriseFormPage viewer={viewerOf(http)} kinds={enterpriseKinds} own of={await own(http)} {...enterpriseAgain(http, rejected, String(http.body['version'] ?? ''))} />, rejected.status),
    )),

  get('/account/password', 'signed-in', async (http) => page(<ChangePasswordPage viewer={viewerOf(http)} />)),

  post('/account/password', 'signed-in', (http) =>
    submitted(
      async () => {
        const { current, password, repeated } = http.body;
        await http.run(changePassword, { current, password, repeated, sessionId: http.sessionId, locale: http.locale });
        return seeOther('/account', { flash: 'desk.done.password' });
      },
      async (rejected) => page(<ChangePasswordPage viewer={viewerOf(http)} {...said(http, rejected)} />, rejected.status),
    )),

  get('/account/tokens/new', 'signed-in', async (http) => page(<NewTokenPage viewer={viewerOf(http)} idempotencyKey={newToken()} />)),

  post('/account/tokens', 'signed-in', (http) =>
    submitted(
      // Not sent on to another page: the token is shown in this answer and nowhere else.
      async () => page(<TokenMadePage viewer={viewerOf(http)} made={await makeToken(http)} base={`${http.services.publicUrl}/api/v1`} />),
      async (rejected) => page(<NewTokenPage viewer={viewerOf(http)} idempotencyKey={rejected.status === 409 ? newToken() : key(http)} {...said(http, rejected)} />, rejected.status),
    )),

  post('/account/tokens/:id/revocation', 'signed-in', async (http) => {
    await http.run(revokeToken, { tokenId: http.params['id'] });
    return seeOther('/account', { flash: 'integrations.done.revoked' });
  }),
];
