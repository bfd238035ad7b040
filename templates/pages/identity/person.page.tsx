import type { JSX } from 'preact';
import type { Role } from '../../../src/kernel/actor.ts';
import { formatDate, formatDateTime, type Locale } from '../../../src/kernel/i18n.ts';
import { bind, Button, ButtonLink, DescriptionList, Field, FormPage, IdempotencyKey, Notice, Section, Timeline, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { eventsOf, type HistoryEntry } from '../history.ts';
import { rolesOf, type Viewer } from '../viewer.ts';
import { PersonBadge, type PersonState } from './people.page.tsx';

/** What a form of this page that came back shows again. */
export interface PersonPageState {
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
  /** Which of the forms came back. */
  problem?: 'disable' | 'enable' | null;
}

export interface PersonProps extends PersonPageState {
  viewer: Viewer;
  person: { id: string; name: string; email: string; title: string; roles: readonly Role[]; state: PersonState; createdAt: Date; lastSignInAt?: Date | null; language?: Locale | null };
  enterprise: { id: string; name: string } | null;
  history: readonly HistoryEntry[];
  /** Nobody disables themselves. */
  mayDisable: boolean;
  idempotencyKey: string;
}

/** A person: duties, what can be done about the account, what happened to it. */
export function PersonPage({ viewer, person, enterprise, history, mayDisable, idempotencyKey, values, errors = [], refusal, problem }: PersonProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const tell = (field: string, value: unknown) => {
    if (field === 'roles') return rolesOf(t, value as Role[]);
    return field === 'state' ? t(`identity.state.${String(value)}` as MessageKey) : undefined;
  };
  const reason = (which: 'disable' | 'enable', label: MessageKey, submit: MessageKey, confirm: MessageKey) => (
    <FormPage
      t={t} action={`/people/${person.id}/${which}ment`} submit={t(submit)} submitKind={which === 'disable' ? 'danger' : 'primary'} confirm={t(confirm, { name: person.name })}
      errors={problem === which ? errors : []} idempotencyKey={idempotencyKey}
    >
      <Field t={t} {...(problem === which ? of('reason') : bind()('reason'))} type="textarea" rows={2} label={t(label)} />
    </FormPage>
  );
  return (
    <Frame
      viewer={viewer} title={person.name} state={<PersonBadge viewer={viewer} state={person.state} />} breadcrumb={[{ href: '/people', label: t('identity.people.title') }]}
      primary={<ButtonLink kind="primary" href={`/people/${person.id}/edit`}>{t('people.change')}</ButtonLink>}
    >
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <DescriptionList
        columns={2}
        items={[
          { term: t('identity.person.email'), detail: person.email },
          { term: t('identity.person.title'), detail: person.title },
          { term: t('identity.person.roles'), detail: rolesOf(t, person.roles) },
          enterprise && { term: t('identity.person.enterprise'), detail: <a href={`/enterprises/${enterprise.id}`}>{enterprise.name}</a> },
          { term: t('identity.person.language'), detail: t(`identity.language.${person.language ?? 'none'}`) },
          { term: t('people.since'), detail: formatDate(person.createdAt) },
          { term: t('identity.person.last-sign-in'), detail: person.lastSignInAt ? formatDateTime(person.lastSignInAt) : t('identity.person.never') },
        ]}
      />
      {person.state !== 'disabled' && (
        <Section title={t('people.link')} lead={t('people.link-lead', { email: person.email })}>
          <form method="post" action={`/people/${person.id}/link`}>
            <IdempotencyKey value={idempotencyKey} />
            <Button>{t('people.link')}</Button>
          </form>
        </Section>
      )}
      {person.state === 'disabled' && <Section title={t('people.enable')} lead={t('people.enable-lead')}>{reason('enable', 'people.enable-reason', 'people.enable', 'people.enable-confirm')}</Section>}
      {person.state !== 'disabled' && mayDisable && <Section title={t('identity.person.disable')} lead={t('people.disable-lead')}>{reason('disable', 'identity.person.disable-reason', 'identity.person.disable', 'people.disable-confirm')}</Section>}
      <Timeline t={t} events={eventsOf(t, history, tell)} />
    </Frame>
  );
}
