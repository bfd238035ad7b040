import type { JSX } from 'preact';
import { FormPage, Notice, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { EnterpriseFields } from '../identity/register.page.tsx';
import { StaleValues } from '../stale.tsx';
import type { Viewer } from '../viewer.ts';

/** What a form that came back shows again. */
export interface EnterpriseFormState {
  values?: FormValues;
  errors?: readonly FieldError[];
  /** Why the whole was refused, in words. */
  refusal?: string | null;
  /** How the customer stands now, when somebody else changed it meanwhile. */
  now?: FormValues | null;
  version?: number | undefined;
}

export interface EnterpriseFormProps extends EnterpriseFormState {
  viewer: Viewer;
  kinds: readonly string[];
  /** The customer that is changed; absent when one is added. */
  of?: { id: string; name: string };
  idempotencyKey?: string;
  /** The customer changes its own details: the form stands below its account. */
  own?: boolean;
}

export const kindName = (t: Translator, kind: string): string => t(`clients.kind.${kind}` as MessageKey);

/** The fields of a customer's form by name, in their order. */
export const enterpriseLabels = (t: Translator): Record<string, string> => ({
  kind: t('clients.kind'), name: t('clients.name'), taxCode: t('clients.tax-code'), address: t('clients.address'), contactName: t('clients.contact-name'), phone: t('clients.phone'), email: t('clients.email'),
});

/** The refusal of a customer's form as a whole: both values when it was stale, the reason otherwise. */
export function EnterpriseRefusal({ t, values = {}, refusal, now }: { t: Translator } & EnterpriseFormState): JSX.Element | null {
  if (now) {
    return (
      <StaleValues
        t={t} typed={values} now={now}
        fields={Object.entries(enterpriseLabels(t)).map(([name, label]) => ({ name, label, ...(name === 'kind' ? { tell: (kind: string) => kindName(t, kind) } : {}) }))}
      />
    );
  }
  return refusal ? <Notice t={t} tone="wrong" live>{refusal}</Notice> : null;
}

/** A customer is added or changed at the desk. */
export function EnterpriseFormPage({ viewer, kinds, of, own = false, idempotencyKey, version, values = {}, errors = [], refusal, now }: EnterpriseFormProps): JSX.Element {
  const { t } = viewer;
  const back = own ? '/account' : of ? `/enterprises/${of.id}` : '/enterprises';
  const action = own ? '/account/enterprise' : back;
  const breadcrumb = own ? [{ href: '/account', label: t('identity.account.title') }] : [{ href: '/enterprises', label: t('clients.title') }, ...(of ? [{ href: back, label: of.name }] : [])];
  return (
    <Frame viewer={viewer} title={t(of ? 'clients.edit' : 'clients.new')} breadcrumb={breadcrumb}>
      <EnterpriseRefusal t={t} values={values} refusal={refusal ?? null} now={now ?? null} />
      <FormPage
        t={t} action={action} submit={t(of ? 'action.save' : 'clients.new')} errors={errors} cancelHref={back}
        {...(idempotencyKey === undefined ? {} : { idempotencyKey })} {...(version === undefined ? {} : { version })}
      >
        <EnterpriseFields t={t} kinds={kinds} values={values} errors={errors} />
      </FormPage>
    </Frame>
  );
}
