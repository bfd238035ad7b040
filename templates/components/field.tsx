import type { ComponentChildren, InputHTMLAttributes, JSX } from 'preact';
import { formatDate } from '../../src/kernel/i18n.ts';
import type { Translator } from '../locales/index.ts';
import { ChoiceField, type ChoiceProps } from './choice-field.tsx';
import { FieldFrame, describedBy, type FieldBase, type Option } from './field-frame.tsx';
import { fieldId } from './form-state.ts';

export type { Option } from './field-frame.tsx';

/** A group of options under a heading, in a select. */
export interface OptionGroup {
  group: string;
  options: Option[];
}

interface LineProps extends FieldBase {
  /** `number` is a text field with a decimal keyboard: comma and point are both understood by the server, nothing is lost. */
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'number' | 'date' | 'datetime-local' | 'time' | 'month';
  autocomplete?: string;
  maxLength?: number;
  /** Ids of a datalist's options are made from the name; offered while typing. */
  suggestions?: readonly string[];
  /** Shown beside the field: how a typed number was understood ("= 12,35"). */
  understood?: string;
  readOnly?: boolean;
  autofocus?: boolean;
}
interface AreaProps extends FieldBase {
  type: 'textarea';
  rows?: number;
  maxLength?: number;
}
interface SelectProps extends FieldBase {
  type: 'select';
  options: ReadonlyArray<Option | OptionGroup>;
  /** The first, empty option ("Chọn nền mẫu"). Without it the first option is chosen. */
  prompt?: string;
}
interface FileProps extends FieldBase {
  type: 'file';
  accept?: string;
  multiple?: boolean;
}

export type FieldProps = { t: Translator } & (LineProps | AreaProps | SelectProps | FileProps | ChoiceProps);

/**
 * One field of a form: label above, hint below the label, the error, the input with its unit. What was typed is shown
 * again as it was typed. The label, hint and error are tied to the input for the screen reader.
 */
export function Field(props: FieldProps): JSX.Element {
  if (props.type === 'radios' || props.type === 'checkboxes' || props.type === 'checkbox') return <ChoiceField {...props} />;
  return (
    <FieldFrame {...props} describes={props.name}>
      {control(props)}
    </FieldFrame>
  );
}

type InputProps = { t: Translator } & (LineProps | AreaProps | SelectProps | FileProps);

function control(props: InputProps): JSX.Element {
  const { name, value, error, required, disabled, width = 'medium' } = props;
  const common = {
    id: fieldId(name),
    name,
    disabled,
    class: `input input-${width}`,
    'aria-describedby': describedBy(props),
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-required': required ? ('true' as const) : undefined,
  };
  if (props.type === 'textarea') return <textarea {...common} class="input input-long" rows={props.rows ?? 4} maxLength={props.maxLength}>{value ?? ''}</textarea>;
  if (props.type === 'file') return <input {...common} type="file" class="input-file" accept={props.accept} multiple={props.multiple} />;
  if (props.type === 'select') {
    return (
      <select {...common}>
        {props.prompt !== undefined && <option value="">{props.prompt}</option>}
        {props.options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>{option.options.map((inner) => choice(inner, value))}</optgroup>
          ) : (
            choice(option, value)
          ),
        )}
      </select>
    );
  }
  const { type = 'text', unit, autocomplete, maxLength, suggestions, understood, readOnly, autofocus } = props;
  const figures = type === 'number';
  const list = suggestions ? `${fieldId(name)}-list` : undefined;
  const attributes = {
    ...common,
    type: figures ? 'text' : type,
    class: `${common.class}${figures ? ' figures' : ''}`,
    value: value ?? '',
    inputmode: figures ? 'decimal' : undefined,
    autocomplete: autocomplete ?? (figures ? 'off' : undefined),
    spellcheck: type === 'text' ? undefined : false,
    maxLength, list, readOnly, autofocus,
  } as InputHTMLAttributes;
  const dated = type === 'date' || type === 'datetime-local';
  return (
    <WithUnit unit={unit} understood={understood ?? (dated ? readDate(value) : undefined)} date={dated}>
      <input {...attributes} />
      {suggestions && <datalist id={list}>{suggestions.map((text) => <option key={text} value={text} />)}</datalist>}
    </WithUnit>
  );
}

const choice = (option: Option, value: string | undefined): JSX.Element => (
  <option key={option.value} value={option.value} selected={option.value === value} disabled={option.disabled}>{option.label}</option>
);

/** A browser shows a date in its own order (11/20/2026); beside it stands the date as the laboratory writes it. */
function readDate(value: string | undefined): string {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(value ?? '') ?? [];
  return date ? `= ${formatDate(date)}${time ? ` ${time}` : ''}` : '';
}

function WithUnit({ unit, understood, date, children }: { unit: string | undefined; understood: string | undefined; date: boolean; children: ComponentChildren }): JSX.Element {
  if (!unit && understood === undefined) return <>{children}</>;
  return (
    <div class="input-line">
      {children}
      {unit && <span class="unit" aria-hidden="true">{unit}</span>}
      {understood !== undefined && <output class="understood" data-date={date ? '' : undefined}>{understood}</output>}
    </div>
  );
}
