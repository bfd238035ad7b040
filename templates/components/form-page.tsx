import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { Button, ButtonLink, type ButtonKind } from './button.tsx';
import { ErrorSummary } from './error-summary.tsx';
import type { FieldError } from './form-state.ts';
import { IdempotencyKey, Version } from './hidden.tsx';

export interface FormPageProps {
  t: Translator;
  action: string;
  /** A verb: "Tiếp nhận mẫu". */
  submit: string;
  submitKind?: ButtonKind;
  /** Asked in a dialog before sending. */
  confirm?: string;
  errors?: readonly FieldError[];
  cancelHref?: string;
  idempotencyKey?: string;
  version?: number;
  /** The form carries files. */
  files?: boolean;
  /** Said before the fields. */
  intro?: ComponentChildren;
  /** Other buttons beside the submit button. */
  actions?: ComponentChildren;
  /** Do not ask before leaving with unsaved changes (searches, sign-in). */
  careless?: boolean;
  id?: string;
  children: ComponentChildren;
}

/** A form in one column: error summary, fields, one verb. Leaving it with unsaved changes is asked about. */
export function FormPage(props: FormPageProps): JSX.Element {
  const { t, submit, submitKind = 'primary', errors = [], cancelHref } = props;
  return (
    <>
      <ErrorSummary t={t} errors={errors} />
      {props.intro && <div class="form-intro">{props.intro}</div>}
      <form
        class="form" id={props.id} method="post" action={props.action} novalidate
        encType={props.files ? 'multipart/form-data' : undefined} data-guard={props.careless ? undefined : ''} data-changed={errors.length ? '' : undefined}
      >
        {props.idempotencyKey !== undefined && <IdempotencyKey value={props.idempotencyKey} />}
        {props.version !== undefined && <Version value={props.version} />}
        {props.children}
        <div class="form-actions">
          <Button kind={submitKind} confirm={props.confirm}>{submit}</Button>
          {props.actions}
          {cancelHref && <ButtonLink kind="quiet" href={cancelHref}>{t('action.cancel')}</ButtonLink>}
        </div>
      </form>
    </>
  );
}

export interface FormSectionProps {
  title: string;
  hint?: string;
  children: ComponentChildren;
}

/** A group of fields that belong together, under a heading. */
export function FormSection({ title, hint, children }: FormSectionProps): JSX.Element {
  return (
    <fieldset class="form-section">
      <legend><h2>{title}</h2></legend>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </fieldset>
  );
}
