import type { JSX } from 'preact';
import { formatDateTime, type Locale } from '../../../src/kernel/i18n.ts';
import { bind, Button, ButtonLink, DataTable, DescriptionList, Field, FormPage, Notice, Section, StateBadge, type FieldError, type FormValues } from '../../components/index.ts';
import { LanguageSwitch, shellLinks } from '../../layouts/index.ts';
import { kindName } from '../clients/enterprise-form.page.tsx';
import { Frame } from '../frame.tsx';
import { StaleValues } from '../stale.tsx';
import { rolesOf, type Viewer } from '../viewer.ts';

/** What a form that came back shows again. */
interface FormState {
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

export interface AccountProps {
  viewer: Viewer;
  person: { name: string; email: string; title: string; language?: Locale | null };
  enterprise: { kind: string; name: string; taxCode?: string | null; address: string; contactName: string; phone: string; email: string } | null;
  tokens: ReadonlyArray<{ id: string; label: string; createdAt: Date; revokedAt: Date | null }>;
}

/** One's own account: who one is, the enterprise one acts for, the programs that act for one. */
export function AccountPage({ viewer, person, enterprise, tokens }: AccountProps): JSX.Element {
  const { t, actor } = viewer;
  return (
    <Frame viewer={viewer} title={t('identity.account.title')}>
      <Section title={t('desk.account.person')} aside={<ButtonLink kind="quiet" icon="lock" href="/account/password">{t('desk.account.password')}</ButtonLink>}>
        <DescriptionList
          columns={2}
          items={[
            { term: t('identity.person.name'), detail: person.name, ...(enterprise ? { change: { href: '/account/name', label: t('desk.account.change') } } : {}) },
            { term: t('identity.person.email'), detail: person.email },
            { term: t('identity.person.roles'), detail: rolesOf(t, actor.roles) },
            person.title !== '' && { term: t('identity.person.title'), detail: person.title },
            { term: t('identity.person.language'), detail: <>{t(`identity.language.${person.language ?? 'none'}`)}<LanguageSwitch t={t} action={shellLinks.language} path={viewer.path} /></> },
          ]}
        />
      </Section>
      {enterprise && (
        <Section title={t('desk.account.enterprise')} lead={t('desk.account.enterprise-lead')} aside={<ButtonLink kind="quiet" href="/account/enterprise">{t('clients.edit')}</ButtonLink>}>
          <DescriptionList
            columns={2}
            items={[
              { term: t('clients.name'), detail: enterprise.name },
              { term: t('clients.kind'), detail: kindName(t, enterprise.kind) },
              { term: t('clients.tax-code'), detail: enterprise.taxCode ?? '' },
              { term: t('clients.address'), detail: enterprise.address },
              { term: t('clients.contact-name'), detail: enterprise.contactName },
              { term: t('clients.phone'), detail: enterprise.phone },
              { term: t('clients.email'), detail: enterprise.email },
            ]}
          />
        </Section>
      )}
      <Section title={t('integrations.tokens')} lead={t('integrations.tokens-lead')} aside={<ButtonLink kind="quiet" icon="plus" href="/account/tokens/new">{t('integrations.token-new')}</ButtonLink>}>
        {tokens.length > 0 && (
          <DataTable
            t={t} caption={t('integrations.tokens')} rows={tokens} rowKey={(row) => row.id} rowTone={(row) => (row.revokedAt ? 'inactive' : undefined)}
            columns={[
              { key: 'label', label: t('integrations.token-label'), kind: 'wrap', cell: (row) => row.label },
              { key: 'createdAt', label: t('integrations.token-created'), kind: 'date', desk: true, cell: (row) => <span class="figures">{formatDateTime(row.createdAt)}</span> },
              { key: 'state', label: t('identity.person.state'), cell: (row) => <StateBadge tone={row.revokedAt ? 'inactive' : 'good'}>{t(row.revokedAt ? 'integrations.token-revoked' : 'integrations.token-active')}</StateBadge> },
              {
                key: 'revoke', label: t('integrations.token-action'),
                cell: (row) => !row.revokedAt && (
                  <form method="post" action={`/account/tokens/${row.id}/revocation`}>
                    <Button kind="quiet" confirm={t('integrations.revoke-confirm', { label: row.label })}>{t('integrations.revoke')}</Button>
                  </form>
                ),
              },
            ]}
          />
        )}
        <p><a href="/api/docs">{t('integrations.docs')}</a></p>
      </Section>
    </Frame>
  );
}

const Below = ({ viewer, title, children }: { viewer: Viewer; title: string; children: JSX.Element | Array<JSX.Element | string | false | null | undefined> }): JSX.Element => (
  <Frame viewer={viewer} title={title} breadcrumb={[{ href: '/account', label: viewer.t('identity.account.title') }]}>{children}</Frame>
);

/** A customer's person corrects their own name. */
export function OwnNamePage({ viewer, version, values, errors = [], refusal, now }: FormState & { viewer: Viewer; version: number; now?: FormValues | null }): JSX.Element {
  const { t } = viewer;
  return (
    <Below viewer={viewer} title={t('desk.account.name')}>
      {now ? <StaleValues t={t} typed={values ?? {}} now={now} fields={[{ name: 'name', label: t('identity.person.name') }]} /> : refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage t={t} action="/account/name" submit={t('action.save')} errors={errors} version={version} cancelHref="/account">
        <Field t={t} {...bind(values, errors)('name')} label={t('identity.person.name')} autocomplete="name" />
      </FormPage>
    </Below>
  );
}

/** A new password, by whoever knows the present one. */
export function ChangePasswordPage({ viewer, values, errors = [], refusal }: FormState & { viewer: Viewer }): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  return (
    <Below viewer={viewer} title={t('desk.account.password')}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage t={t} action="/account/password" submit={t('desk.account.password')} errors={errors} cancelHref="/account">
        <Field t={t} {...of('current')} value="" type="password" label={t('desk.account.password-current')} autocomplete="current-password" />
        <Field t={t} {...of('password')} value="" type="password" label={t('identity.password.new')} hint={t('identity.password.hint')} autocomplete="new-password" />
        <Field t={t} {...of('repeated')} value="" type="password" label={t('identity.password.repeated')} autocomplete="new-password" />
      </FormPage>
    </Below>
  );
}

/** A key for a program: what it is for, and the password again. */
export function NewTokenPage({ viewer, idempotencyKey, values, errors = [], refusal }: FormState & { viewer: Viewer; idempotencyKey: string }): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  return (
    <Below viewer={viewer} title={t('integrations.token-new')}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage t={t} action="/account/tokens" submit={t('integrations.token-new')} errors={errors} idempotencyKey={idempotencyKey} cancelHref="/account">
        <Field t={t} {...of('label')} label={t('integrations.token-label')} hint={t('integrations.token-label-hint')} autocomplete="off" />
        <Field t={t} {...of('password')} value="" type="password" label={t('integrations.token-password')} autocomplete="current-password" />
      </FormPage>
    </Below>
  );
}

/** The key, this once. */
export function TokenMadePage({ viewer, made, base }: { viewer: Viewer; made: { label: string; token: string }; base: string }): JSX.Element {
  const { t } = viewer;
  return (
    <Below viewer={viewer} title={t('integrations.token-made')}>
      <Notice t={t} tone="attention" title={t('integrations.token-once')} live>{t('integrations.token-once-lead')}</Notice>
      <Field t={t} name="token" value={made.token} label={made.label} readOnly width="long" />
      <Section title={t('integrations.token-use')}>
        <pre class="code-block"><code>{`curl -H "Authorization: Bearer $TOKEN" ${base}/requests`}</code></pre>
        <p><a href="/api/docs">{t('integrations.docs')}</a></p>
      </Section>
      <p><ButtonLink href="/account">{t('action.back')}</ButtonLink></p>
    </Below>
  );
}
