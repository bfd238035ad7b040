import type { JSX } from 'preact';
import { Field, FormPage, Notice, bind, type FieldError, type FormValues } from '../../components/index.ts';
import { PublicFrame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface PasswordProps {
  viewer: Viewer;
  token: string;
  /** The first administrator also says who they are. */
  first: boolean;
  values?: FormValues;
  errors?: readonly FieldError[];
}

/** A person with a one-time link sets a password; the first administrator creates the account with it. */
export function PasswordPage({ viewer, token, first, values, errors }: PasswordProps): JSX.Element {
  const { t } = viewer;
  const of = bind(values, errors);
  return (
    <PublicFrame viewer={viewer} title={t(first ? 'identity.first.title' : 'identity.password.title')} lead={first ? t('identity.first.lead') : undefined}>
      <FormPage t={t} action={first ? `/first/${token}` : `/password/${token}`} submit={t(first ? 'identity.first.submit' : 'identity.password.submit')} errors={errors}>
        {first && (
          <>
            <Field t={t} {...of('name')} label={t('identity.person.name')} autocomplete="name" />
            <Field t={t} {...of('email')} type="email" label={t('identity.person.email')} autocomplete="username" />
          </>
        )}
        <Field t={t} {...of('password')} value="" type="password" label={t('identity.password.new')} hint={t('identity.password.hint')} autocomplete="new-password" />
        <Field t={t} {...of('repeated')} value="" type="password" label={t('identity.password.repeated')} autocomplete="new-password" />
      </FormPage>
    </PublicFrame>
  );
}

/** Who forgot the password asks for a link. */
export function ForgottenPasswordPage({ viewer, values, errors }: Omit<PasswordProps, 'token' | 'first'>): JSX.Element {
  const { t } = viewer;
  return (
    <PublicFrame viewer={viewer} title={t('identity.forgotten.title')} lead={t('identity.forgotten.lead')} signInHref="/sign-in">
      <FormPage t={t} action="/forgotten-password" submit={t('identity.forgotten.submit')} errors={errors} cancelHref="/sign-in" careless>
        <Field t={t} {...bind(values, errors)('email')} type="email" label={t('identity.sign-in.email')} autocomplete="username" autofocus />
      </FormPage>
    </PublicFrame>
  );
}

/** After asking: the same words whether or not somebody has this address. */
export function LinkSentPage({ viewer, email }: { viewer: Viewer; email: string }): JSX.Element {
  const { t } = viewer;
  return (
    <PublicFrame viewer={viewer} title={t('identity.register.sent-title')} signInHref="/sign-in">
      <Notice t={t} tone="info">{t('identity.forgotten.sent', { email })}</Notice>
      <p>{t('identity.forgotten.no-mail')}</p>
    </PublicFrame>
  );
}

/** The link was used, is too old, or never was. */
export function LinkGonePage({ viewer }: { viewer: Viewer }): JSX.Element {
  const { t } = viewer;
  return (
    <PublicFrame viewer={viewer} title={t('identity.password.title')} signInHref="/sign-in">
      <Notice t={t} tone="attention">{t('identity.password.gone')}</Notice>
      <p><a href="/forgotten-password">{t('identity.forgotten.submit')}</a></p>
    </PublicFrame>
  );
}
