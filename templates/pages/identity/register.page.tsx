import type { JSX } from 'preact';
import { Field, FormPage, Notice, bind, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { PublicFrame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

/** The fields that describe a customer; used at registration, at the desk and by the customer. */
export function EnterpriseFields({ t, kinds, values, errors }: { t: Translator; kinds: readonly string[]; values: FormValues; errors: readonly FieldError[] }): JSX.Element {
  const of = bind(values, errors);
  return (
    <>
      <Field t={t} {...of('kind')} type="select" label={t('clients.kind')} options={kinds.map((kind) => ({ value: kind, label: t(`clients.kind.${kind}` as MessageKey) }))} />
      <Field t={t} {...of('name')} label={t('clients.name')} hint={t('clients.name-hint')} autocomplete="organization" width="long" />
      <Field t={t} {...of('taxCode')} label={t('clients.tax-code')} required={false} width="short" />
      <Field t={t} {...of('address')} label={t('clients.address')} autocomplete="street-address" width="long" />
      <Field t={t} {...of('contactName')} label={t('clients.contact-name')} autocomplete="name" />
      <Field t={t} {...of('phone')} type="tel" label={t('clients.phone')} autocomplete="tel" width="short" />
      <Field t={t} {...of('email')} type="email" label={t('clients.email')} autocomplete="email" />
    </>
  );
}

export interface RegisterProps {
  viewer: Viewer;
  laboratory: string;
  kinds: readonly string[];
  idempotencyKey: string;
  values?: FormValues;
  errors?: readonly FieldError[];
}

/** An enterprise registers itself. */
export function RegisterPage({ viewer, laboratory, kinds, idempotencyKey, values = {}, errors = [] }: RegisterProps): JSX.Element {
  const { t } = viewer;
  return (
    <PublicFrame viewer={viewer} title={t('identity.register.title')} lead={t('identity.register.lead')} organisation={laboratory} signInHref="/sign-in">
      <FormPage t={t} action="/register" submit={t('identity.register.submit')} errors={errors} idempotencyKey={idempotencyKey} cancelHref="/sign-in">
        <EnterpriseFields t={t} kinds={kinds} values={values} errors={errors} />
        <Field t={t} {...bind(values, errors)('agrees')} type="checkbox" label={t('identity.register.agrees')} />
      </FormPage>
    </PublicFrame>
  );
}

/** After registering: where the link went. */
export function RegisteredPage({ viewer, email }: { viewer: Viewer; email: string }): JSX.Element {
  const { t } = viewer;
  return (
    <PublicFrame viewer={viewer} title={t('identity.register.sent-title')} signInHref="/sign-in">
      <Notice t={t} tone="good">{t('identity.register.sent', { email })}</Notice>
    </PublicFrame>
  );
}
