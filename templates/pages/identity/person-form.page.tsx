import type { JSX } from 'preact';
import type { Role } from '../../../src/kernel/actor.ts';
import { bind, Field, FormPage, Notice, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { StaleValues } from '../stale.tsx';
import { roleName, type Viewer } from '../viewer.ts';

export interface PersonFormProps {
  viewer: Viewer;
  /** Duties of the laboratory's own people. */
  roles: readonly Role[];
  /** The customer the person belongs to; its people have no other duty. */
  enterprise: { id: string; name: string } | null;
  /** The person that is changed; absent when one is invited. */
  of?: { id: string; name: string; email: string };
  idempotencyKey?: string;
  version?: number;
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
  /** How the person stands now, when somebody else changed it meanwhile. */
  now?: FormValues | null;
}

/** A person is invited or changed by the administrator. */
export function PersonFormPage({ viewer, roles, enterprise, of: person, idempotencyKey, version, values = {}, errors = [], refusal, now }: PersonFormProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  const back = person ? `/people/${person.id}` : '/people';
  const tellRoles = (list: string) => list.split(', ').map((role) => t(`role.${role}` as MessageKey)).join(', ');
  return (
    <Frame
      viewer={viewer} title={t(person ? 'people.change' : 'identity.people.invite')} {...(person ? {} : { lead: t('people.invite-lead') })}
      breadcrumb={[{ href: '/people', label: t('identity.people.title') }, ...(person ? [{ href: back, label: person.name }] : [])]}
    >
      {now ? (
        <StaleValues t={t} typed={values} now={now} fields={[{ name: 'name', label: t('identity.person.name') }, { name: 'title', label: t('identity.person.title') }, { name: 'roles', label: t('identity.person.roles'), tell: tellRoles }]} />
      ) : refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage
        t={t} action={person ? `/people/${person.id}` : '/people'} submit={t(person ? 'action.save' : 'identity.people.invite')} errors={errors} cancelHref={back}
        {...(idempotencyKey === undefined ? {} : { idempotencyKey })} {...(version === undefined ? {} : { version })}
      >
        {enterprise && (
          <>
            <p>{t('identity.person.enterprise')}: <strong>{enterprise.name}</strong></p>
            <input type="hidden" name="enterpriseId" value={enterprise.id} />
            <input type="hidden" name="roles" value="enterprise" />
          </>
        )}
        <Field t={t} {...of('name')} label={t('identity.person.name')} autocomplete="off" />
        {!person && <Field t={t} {...of('email')} type="email" label={t('identity.person.email')} hint={t('people.email-hint')} autocomplete="off" />}
        <Field t={t} {...of('title')} label={t('identity.person.title')} required={false} {...(enterprise ? {} : { hint: t('identity.person.title-hint') })} />
        {!enterprise && <Field t={t} {...of('roles')} type="checkboxes" label={t('identity.person.roles')} hint={t('people.roles-hint')} options={roles.map((role) => ({ value: role, label: roleName(t, role), hint: t(`people.role.${role}` as MessageKey) }))} />}
      </FormPage>
    </Frame>
  );
}
