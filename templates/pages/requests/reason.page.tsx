import type { JSX } from 'preact';
import { Field, FormPage, Notice, bind, type FieldError, type FormValues } from '../../components/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';

export interface ReasonProps {
  viewer: Viewer;
  title: string;
  lead: string;
  /** The verb on the button. */
  submit: string;
  /** Label of the one field. */
  label: string;
  action: string;
  backHref: string;
  breadcrumb: ReadonlyArray<{ href: string; label: string }>;
  version: number;
  values?: FormValues;
  errors?: readonly FieldError[];
  refusal?: string | null;
}

/** A step that ends something and must be explained: one field, one verb. */
export function ReasonPage({ viewer, title, lead, submit, label, action, backHref, breadcrumb, version, values = {}, errors = [], refusal }: ReasonProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={title} lead={lead} breadcrumb={breadcrumb}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      <FormPage t={t} action={action} submit={submit} submitKind="danger" errors={errors} version={version} cancelHref={backHref}>
        <Field t={t} {...bind(values, errors)('reason')} type="textarea" label={label} maxLength={1000} />
      </FormPage>
    </Frame>
  );
}
