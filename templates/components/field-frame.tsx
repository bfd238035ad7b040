import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { fieldId } from './form-state.ts';
import { Icon } from './icon.tsx';

/** What every field has. */
export interface FieldBase {
  name: string;
  label: string;
  /** How to answer, in one sentence below the label. */
  hint?: string;
  /** Of a figure: stands behind the input and is read with the label. */
  unit?: string;
  /** What was typed; shown again as it was. */
  value?: string | undefined;
  /** What was typed where several answers may stand (checkboxes). */
  values?: readonly string[];
  /** What is wrong and what to do. */
  error?: string | undefined;
  /** A field that need not be filled says so; one that must be says nothing. */
  required?: boolean;
  disabled?: boolean;
  width?: 'short' | 'medium' | 'long';
}

/** One answer of several. */
export interface Option {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

/** The ids of what describes the input: its hint, then its error. */
export function describedBy({ name, hint, error }: Pick<FieldBase, 'name' | 'hint' | 'error'>): string | undefined {
  const id = fieldId(name);
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

/** Hint and error of a field, with the ids that `describedBy` names. */
export function FieldNotes({ t, name, hint, error }: Pick<FieldBase, 'name' | 'hint' | 'error'> & { t: Translator }): JSX.Element {
  const id = fieldId(name);
  return (
    <>
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="alert" label={t('ui.field.error')} />
          {error}
        </p>
      )}
    </>
  );
}

/** `optional`, said beside the label of a field that may stay empty. */
export function Optional({ t, required }: { t: Translator; required: boolean | undefined }): JSX.Element | null {
  return required === false ? <span class="optional"> {t('ui.field.optional')}</span> : null;
}

export interface FieldFrameProps extends FieldBase {
  t: Translator;
  /** The name of the input that the label belongs to. */
  describes: string;
  children: ComponentChildren;
}

/** Label, hint and error around one input. */
export function FieldFrame({ describes, children, ...field }: FieldFrameProps): JSX.Element {
  return (
    <div class={`field${field.error ? ' field-wrong' : ''}`}>
      <label class="label" for={fieldId(describes)}>
        {field.label}
        {field.unit && <span class="visually-hidden"> ({field.unit})</span>}
        <Optional t={field.t} required={field.required} />
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}
