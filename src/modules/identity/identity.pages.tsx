import { isLocale } from '../../kernel/i18n.ts';
import { newToken } from '../../kernel/ids.ts';
import { sessionCookie } from '../../platform/http/app.ts';
import { submitted, typed } from '../../platform/http/form.ts';
import { get, localPath, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { fieldErrors, type FieldError, type FormValues } from '../../../templates/components/index.ts';
import { enterpriseLabels } from '../../../templates/pages/clients/enterprise-form.page.tsx';
import { ForgottenPasswordPage, LinkGonePage, LinkSentPage, PasswordPage } from '../../../templates/pages/identity/password.page.tsx';
import { RegisterPage, RegisteredPage } from '../../../templates/pages/identity/register.page.tsx';
import { SignInPage } from '../../../templates/pages/identity/sign-in.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { enterpriseKinds } from '../clients/index.ts';
import { chooseLanguage } from './commands/choose-language.ts';
import { createFirstAdministrator } from './commands/create-first-administrator.ts';
import { askForLink } from './commands/forgotten-password.ts';
import { registerEnterprise } from './commands/register-enterprise.ts';
import { setPassword } from './commands/set-password.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { demonstrationAccounts } from './identity.queries.ts';
import { laboratoryName } from './laboratory.ts';
import { findLink } from './links.ts';

interface FormState {
  values?: FormValues;
  errors?: FieldError[];
}

async function signInPage(http: Http, next: string, state: FormState = {}, status = 200) {
  return page(<SignInPage viewer={viewerOf(http)} laboratory={await laboratoryName(http.em, http.locale)} next={next} demonstration={await demonstrationAccounts(http.em)} {...state} />, status);
}

const stateOf = (http: Http, problems: Parameters<typeof fieldErrors>[1], labels: Record<string, string> = {}): FormState => ({ values: typed(http.body), errors: fieldErrors(viewerOf(http).t, problems, labels) });

/** Before the sign-in: what anyone may do. The commands are run by the system, for nobody is known yet. */
export const identityPages = (asSystem: (http: Http) => Http['run']): Route[] => [
  get('/sign-in', 'public', async (http) => (http.actor.kind === 'person' ? seeOther('/') : signInPage(http, localPath(http.query['next'] ?? '/')))),

  post('/sign-in', 'public', (http) => {
    const next = localPath(typeof http.body['next'] === 'string' ? http.body['next'] : '/');
    return submitted(
      async () => {
        // Without a form's key: a remembered answer would be a session's token in the clear, for whoever sends the same key.
        const token = await asSystem({ ...http, body: {} })(signIn, { ...http.body, remote: http.remote });
        return seeOther(next, { cookie: { name: sessionCookie(http.services.publicUrl.startsWith('https:')), value: token } });
      },
      ({ problems, status }) => signInPage(http, next, stateOf(http, problems), status),
    );
  }),

  post('/sign-out', 'signed-in', async (http) => {
    if (http.sessionId) await http.run(signOut, { sessionId: http.sessionId });
    return seeOther('/sign-in', { clear: sessionCookie(http.services.publicUrl.startsWith('https:')) });
  }),

  // Who is signed in has the language on every device; a visitor has it in this browser.
  post('/language', 'public', async (http) => {
    const { locale, back } = http.body;
    const to = localPath(typeof back === 'string' ? back : '/');
    if (!isLocale(locale)) return seeOther(to);
    if (http.actor.kind !== 'person') return seeOther(to, { cookie: { name: 'lang', value: locale, maxAge: 31_536_000 } });
    await http.run(chooseLanguage, { language: locale });
    return seeOther(to);
  }),

  get('/register', 'public', async (http) =>
    page(<RegisterPage viewer={viewerOf(http)} laboratory={await laboratoryName(http.em, http.locale)} kinds={enterpriseKinds} idempotencyKey={newToken()} />)),

  post('/register', 'public', (http) =>
    submitted(
      async () => {
        await asSystem(http)(registerEnterprise, { ...http.body, locale: http.locale });
        return page(<RegisteredPage viewer={viewerOf(http)} email={String(http.body['email'])} />);
      },
      async ({ problems, status }) => {
        const key = String(http.body['idempotencyKey'] ?? newToken());
        return page(<RegisterPage viewer={viewerOf(http)} laboratory={await laboratoryName(http.em, http.locale)} kinds={enterpriseKinds} idempotencyKey={key} {...stateOf(http, problems, enterpriseLabels(viewerOf(http).t))} />, status);
      },
    )),

  get('/forgotten-password', 'public', async (http) => page(<ForgottenPasswordPage viewer={viewerOf(http)} />)),

  post('/forgotten-password', 'public', (http) =>
    submitted(
      async () => {
        await asSystem(http)(askForLink, { ...http.body, locale: http.locale, remote: http.remote });
        return page(<LinkSentPage viewer={viewerOf(http)} email={String(http.body['email']).trim()} />);
      },
      async ({ problems, status }) => page(<ForgottenPasswordPage viewer={viewerOf(http)} {...stateOf(http, problems)} />, status),
    )),

  ...(['password', 'first'] as const).flatMap((kind): Route[] => {
    const purpose = kind === 'first' ? 'first-administrator' : 'set-password';
    return [
      get(`/${kind}/:token`, 'public', async (http) => {
        const token = http.params['token']!;
        const link = await findLink(http.em, token, purpose, http.services.clock.now());
        return link ? page(<PasswordPage viewer={viewerOf(http)} token={token} first={kind === 'first'} />) : page(<LinkGonePage viewer={viewerOf(http)} />, 404);
      }),
      post(`/${kind}/:token`, 'public', (http) => {
        const token = http.params['token']!;
        return submitted(
          async () => {
            if (kind === 'first') await asSystem(http)(createFirstAdministrator, { ...http.body, token });
            else await asSystem(http)(setPassword, { ...http.body, token, locale: http.locale });
            return seeOther('/sign-in', { flash: 'identity.done.password' });
          },
          async ({ problems, status }) => page(<PasswordPage viewer={viewerOf(http)} token={token} first={kind === 'first'} {...stateOf(http, problems)} />, status),
        );
      }),
    ];
  }),
];
