import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../locales/index.ts';
import { describedBy, FieldNotes, Optional, type FieldBase } from './field-frame.tsx';
import { fieldId } from './form-state.ts';
import type { Option } from './field-frame.tsx';

/** An option may open further fields below itself when it is chosen. */
export interface ChoiceOption extends Option {
  opens?: ComponentChildren;
}

interface ManyProps<Type extends string> extends FieldBase {
  type: Type;
  options: readonly ChoiceOption[];
  /** In one line, for two or three short answers. */
  inline?: boolean;
}
interface OneProps extends FieldBase {
  type: 'checkbox';
  /** What is sent when it is ticked. */
  checkedValue?: string;
}
export type ChoiceProps = ManyProps<'radios'> | ManyProps<'checkboxes'> | OneProps;

/** Radio buttons or checkboxes in a fieldset; or one checkbox with its label. The first input carries the field's id. */
export function ChoiceField(props: { t: Translator } & ChoiceProps): JSX.Element {
  const { t, name, label, required, error, disabled } = props;
  const id = fieldId(name);
  const given = props.values?.length ? props.values : props.value === undefined ? [] : [props.value];
  if (props.type === 'checkbox') {
    const { checkedValue = 'yes' } = props;
    return (
      <div class={`field${error ? ' field-wrong' : ''}`}>
        <FieldNotes t={t} name={name} error={error} />
        <div class="choice">
          <input type="checkbox" id={id} name={name} value={checkedValue} checked={given.includes(checkedValue)} disabled={disabled} aria-describedby={describedBy(props)} aria-invalid={error ? 'true' : undefined} />
          <label for={id}>{label}</label>
          {props.hint && <p class="hint" id={`${id}-hint`}>{props.hint}</p>}
        </div>
      </div>
    );
  }
  return (
    <fieldset class={`field${error ? ' field-wrong' : ''}`} aria-describedby={describedBy(props)}>
      <legend class="label">
        {label}
        <Optional t={t} required={required} />
      </legend>
      <FieldNotes {...props} />
      <div class={`choices${props.inline ? ' choices-inline' : ''}`}>
        {props.options.map((option, index) => (
          <OneChoice key={option.value} id={index ? `${id}-${index}` : id} {...{ name, option, disabled }} wrong={error !== undefined} type={props.type === 'radios' ? 'radio' : 'checkbox'} checked={given.includes(option.value)} />
        ))}
      </div>
    </fieldset>
  );
}

interface OneChoiceProps {
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  option: ChoiceOption;
  checked: boolean;
  disabled: boolean | undefined;
  wrong: boolean;
}

function OneChoice({ id, name, type, option, checked, disabled, wrong }: OneChoiceProps): JSX.Element {
  return (
    <div class="choice">
      <input {...{ id, name, type, checked }} value={option.value} disabled={disabled || option.disabled} aria-invalid={wrong && type === 'checkbox' ? 'true' : undefined} aria-describedby={option.hint ? `${id}-note` : undefined} />
      <label for={id}>{option.label}</label>
      {option.hint && <p class="hint" id={`${id}-note`}>{option.hint}</p>}
      {option.opens && <div class="choice-opens">{option.opens}</div>}
    </div>
  );
}
