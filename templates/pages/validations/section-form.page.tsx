import type { JSX } from 'preact';
import { Field, FormPage, FormSection, Notice, Section, bind, type FieldError, type FormValues } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import type { SectionName, SectionOutcome } from '../../validation/study.types.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { SectionFindings } from './findings.tsx';
import { fieldLabel, figureText, optionName, unitText, wordOf } from './words.ts';

/** A field of a section. `ways`: several ways to a figure, each with the fields that are `under` it. */
export interface FieldSpec {
  name: string;
  kind: 'rows' | 'figure' | 'text' | 'choice' | 'ways';
  options?: readonly string[];
  optional?: boolean;
  under?: string;
}

export interface SectionFormProps {
  viewer: Viewer;
  study: { id: string; number: string; version: number; unit: string };
  name: SectionName;
  fields: readonly FieldSpec[];
  criteria: ReadonlyArray<{ name: string; figure: string; sense: 'min' | 'max' }>;
  /** What was kept last, and what came of it; null before anything was. */
  outcome: SectionOutcome | null;
  values: FormValues;
  errors: readonly FieldError[];
  refusal: string | null;
}

/** One section of a study: where its data are pasted and its criteria typed, with what was calculated from those kept last. */
export function SectionFormPage({ viewer, study, name, fields, criteria, outcome, values, errors, refusal }: SectionFormProps): JSX.Element {
  const { t } = viewer;
  const home = `/validations/${study.id}`;
  const of = bind(values, errors);
  return (
    <Frame viewer={viewer} title={t(`validations.section.${name}`)} lead={t(`validations.for.${name}`)} breadcrumb={[{ href: '/validations', label: t('validations.title') }, { href: home, label: study.number }]}>
      {refusal && <Notice t={t} tone="wrong" live>{refusal}</Notice>}
      {outcome && errors.length === 0 && (
        <Section title={t('validations.result')} id="result">
          <SectionFindings t={t} outcome={outcome} unit={study.unit} />
        </Section>
      )}
      <FormPage t={t} action={`${home}/${name}`} submit={t('validations.calculate')} errors={errors} version={study.version} cancelHref={home}>
        <FormSection title={t('validations.data')} hint={t('validations.data-hint')}>
          {fields.filter(({ under }) => under === undefined).map((spec) => <Input key={spec.name} t={t} section={name} spec={spec} fields={fields} of={of} />)}
        </FormSection>
        <FormSection title={t('validations.criteria')} hint={t('validations.criteria-hint')}>
          {criteria.map((criterion) => {
            const figure = outcome?.findings?.figures.find((each) => each.name === criterion.figure);
            const unit = figure ? unitText(t, figure.unit, study.unit) : '';
            return (
              <Field
                key={criterion.name} t={t} {...of(`criterion-${criterion.name}`)} type="number" width="short" required={false}
                label={t(criterion.sense === 'min' ? 'validations.at-least' : 'validations.at-most', { figure: wordOf(t, 'criterion', criterion.name) })}
                {...(figure ? { hint: t('validations.found-now', { figure: figureText(t, figure, study.unit) }) } : {})} {...(unit ? { unit } : {})}
              />
            );
          })}
        </FormSection>
      </FormPage>
    </Frame>
  );
}

interface InputProps {
  t: Translator;
  section: SectionName;
  spec: FieldSpec;
  fields: readonly FieldSpec[];
  of: ReturnType<typeof bind>;
}

function Input({ t, section, spec, fields, of }: InputProps): JSX.Element {
  const hint = wordOf(t, 'hint', `${section}.${spec.name}`) || wordOf(t, 'hint', spec.name);
  const base = { t, ...of(spec.name), label: fieldLabel(t, section, spec.name), ...(hint ? { hint } : {}), ...(spec.optional ? { required: false as const } : {}) };
  if (spec.kind === 'ways') {
    const chosen = base.value ?? spec.options![0]!;
    return (
      <Field
        {...base} value={chosen} values={[chosen]} type="radios"
        options={spec.options!.map((option) => ({
          value: option, label: optionName(t, option),
          opens: <>{fields.filter(({ under }) => under === option).map((inner) => <Input key={inner.name} t={t} section={section} spec={inner} fields={fields} of={of} />)}</>,
        }))}
      />
    );
  }
  if (spec.kind === 'choice') return <Field {...base} type="select" options={spec.options!.map((option) => ({ value: option, label: optionName(t, option) }))} />;
  if (spec.kind === 'rows') return <Field {...base} type="textarea" rows={8} />;
  return <Field {...base} type={spec.kind === 'text' ? 'text' : 'number'} width={spec.kind === 'text' ? 'long' : 'short'} />;
}

