import type { JSX } from 'preact';
import { Button, DataTable, Field, FormPage, Section, bind, type FieldError, type FormValues } from '../../components/index.ts';
import { PublicFrame } from '../frame.tsx';
import { roleName, type Viewer } from '../viewer.ts';
import type { Role } from '../../../src/kernel/actor.ts';

export interface SignInProps {
  viewer: Viewer;
  laboratory: string;
  /** Where the person was going. */
  next: string;
  values?: FormValues;
  errors?: readonly FieldError[];
  /** Accounts of the demonstration laboratory, shown so that anyone can try every duty. */
  demonstration: { password: string; accounts: Array<{ email: string; name: string; roles: readonly Role[] }> } | null;
}

/** Sign-in, with the ways for those who have no account. */
export function SignInPage({ viewer, laboratory, next, values, errors, demonstration }: SignInProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  return (
    <PublicFrame viewer={viewer} title={t('identity.sign-in.title')} organisation={laboratory}>
      <FormPage t={t} action="/sign-in" submit={t('identity.sign-in.submit')} errors={errors} careless>
        <input type="hidden" name="next" value={next} />
        <Field t={t} {...of('email')} type="email" label={t('identity.sign-in.email')} autocomplete="username" autofocus />
        <Field t={t} {...of('password')} value="" type="password" label={t('identity.sign-in.password')} autocomplete="current-password" />
      </FormPage>
      <ul class="plain-list">
        <li><a href="/forgotten-password">{t('identity.sign-in.forgotten')}</a></li>
        <li><a href="/register">{t('identity.sign-in.register')}</a></li>
        <li><a href="/verify">{t('identity.sign-in.verify')}</a></li>
      </ul>
      {demonstration && (
        <Section title={t('identity.sign-in.demo')}>
          <p>{t('identity.sign-in.demo-lead')} <span class="code">{demonstration.password}</span></p>
          <DataTable
            t={t} caption={t('identity.sign-in.demo')} rows={demonstration.accounts} rowKey={(row) => row.email}
            columns={[
              { key: 'role', label: t('identity.person.roles'), cell: (row) => row.roles.map((role) => roleName(t, role)).join(', ') },
              { key: 'name', label: t('identity.person.name'), desk: true, cell: (row) => row.name },
              {
                key: 'use', label: t('identity.person.email'),
                cell: (row) => (
                  <form method="post" action="/sign-in">
                    <input type="hidden" name="email" value={row.email} />
                    <input type="hidden" name="password" value={demonstration.password} />
                    <input type="hidden" name="next" value={next} />
                    <Button kind="quiet">{row.email}</Button>
                  </form>
                ),
              },
            ]}
          />
        </Section>
      )}
    </PublicFrame>
  );
}
