import type { JSX } from 'preact';
import { formatDecimal, shortened } from '../../../src/kernel/i18n.ts';
import { Field, FormPage, Section, type FieldError } from '../../components/index.ts';
import { isMessageKey, type MessageKey, type Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { CalculationChart } from './calculation-chart.tsx';

/** A column of `rows`: one cell, or of the last column all the cells that are left; `counts` are whole numbers or "tntc". */
export interface ColumnSpec {
  name: string;
  kind: 'figure' | 'whole' | 'text' | 'figures' | 'counts';
  optional?: boolean;
}

/**
 * A field of a calculation. `result`: a figure, or "<0.05", or words; `figures`: a column of figures; `wholes`: of whole numbers; `groups`: a group a line; `texts`:
 * a text a line; `rows`: a line for each row of `columns`; `named`: a name and a figure a line; `flag`: yes or not; `fixed` and `fixed-list` are not asked.
 */
export interface FieldSpec {
  name: string;
  /** Of its texts, where the name means something else in another form. */
  label?: string;
  kind: 'figure' | 'whole' | 'text' | 'result' | 'figures' | 'wholes' | 'groups' | 'texts' | 'rows' | 'named' | 'flag' | 'choice' | 'fixed' | 'fixed-list';
  options?: readonly string[];
  columns?: readonly ColumnSpec[];
  optional?: boolean;
  example?: string;
}

export interface CalculationProps {
  viewer: Viewer;
  /** Of the form, in its address and its texts. */
  name: string;
  /** The operation that was carried out. */
  does: string;
  fields: readonly FieldSpec[];
  values: Readonly<Record<string, string | string[]>>;
  errors: readonly FieldError[];
  answer: Readonly<Record<string, unknown>> | null;
  /** How the answer comes about: what is found, by its name in the answer, and the figures that lead to it. */
  steps: ReadonlyArray<{ of: string; text: string }>;
  /** What was asked, for the drawing. */
  request: Readonly<Record<string, unknown>> | null;
}

const areas: ReadonlySet<FieldSpec['kind']> = new Set(['figures', 'wholes', 'groups', 'texts', 'rows', 'named']);
/** Areas whose hint is their own, since each has its columns. */
const ownHint: ReadonlySet<FieldSpec['kind']> = new Set(['rows', 'named']);

/** One calculation: what is typed, what comes out, and a drawing where there is something to see. */
export function CalculationPage({ viewer, name, does, fields, values, errors, answer, steps, request }: CalculationProps): JSX.Element {
  const { t } = viewer;
  return (
    <Frame viewer={viewer} title={t(`calculator.do.${name}` as MessageKey)} lead={t(`calculator.for.${name}` as MessageKey)} breadcrumb={[{ href: '/calculator', label: t('nav.calculator') }]}>
      {answer && (
        <Section title={t('calculator.result')} id="result">
          <CalculationChart t={t} name={does} answer={answer} request={request ?? {}} />
          <Answer t={t} does={does} answer={answer} />
          <Working t={t} does={does} steps={[...steps, ...ownWorking(answer)]} />
        </Section>
      )}
      <FormPage t={t} action={`/calculator/${name}#result`} submit={t('calculator.calculate')} errors={errors} careless>
        {fields.filter(({ kind }) => kind !== 'fixed' && kind !== 'fixed-list').map((spec) => <Input key={spec.name} t={t} spec={spec} value={values[spec.name]} error={errors.find(({ path }) => path === spec.name || path?.startsWith(`${spec.name}.`))?.text} />)}
      </FormPage>
    </Frame>
  );
}

function Input({ t, spec, value, error }: { t: Translator; spec: FieldSpec; value: string | string[] | undefined; error: string | undefined }): JSX.Element {
  const base = { t, name: spec.name, label: t(`calculator.field.${spec.label ?? spec.name}` as MessageKey), value: String(value ?? ''), error, required: !spec.optional };
  const hintKey = `calculator.hint.${(areas.has(spec.kind) && !ownHint.has(spec.kind)) || spec.kind === 'result' ? spec.kind : spec.name}`;
  const hint = [isMessageKey(hintKey) ? t(hintKey) : '', spec.example ? t('calculator.example', { example: exampleIn(t, spec) }) : ''].filter(Boolean).join(' ');
  const told = hint ? { ...base, hint } : base;
  if (spec.kind === 'choice') {
    const options = spec.options!.map((option) => ({ value: option, label: nameOf(t, option) }));
    return <Field {...told} type="select" options={options} {...(spec.optional ? { prompt: t('calculator.none') } : {})} />;
  }
  if (spec.kind === 'flag') return <Field {...told} type="select" options={[{ value: 'yes', label: t('calculator.yes') }]} prompt={t('calculator.no')} />;
  if (areas.has(spec.kind)) return <Field {...told} type="textarea" rows={spec.kind === 'figures' || spec.kind === 'wholes' ? 4 : 6} />;
  return <Field {...told} type={spec.kind === 'text' ? 'text' : 'number'} width={spec.kind === 'text' ? 'long' : 'medium'} />;
}

/** The first line of an example, its figures as the reader writes them; words and units stay. */
const exampleIn = (t: Translator, { kind, example }: FieldSpec): string => example!.split('\n')[0]!.replaceAll(/(?<=\d)\.(?=\d)/g, kind !== 'text' && t.locale === 'vi' ? ',' : '.');

/** A word of the calculation in the reader's language; formulas and rule codes stay as they are. */
export function nameOf(t: Translator, word: string): string {
  const key = `calculator.word.${word}`;
  return isMessageKey(key) ? t(key) : word;
}

/** What an answer has may have a name of its own in one operation. */
const labelOf = (t: Translator, name: string, does = ''): string => {
  const key = [`calculator.out.${does}.${name}`, `calculator.out.${name}`].find(isMessageKey);
  return key === undefined ? name : t(key as MessageKey);
};

/** The lines of operations that tell their working in their answer. */
const ownWorking = ({ working }: Readonly<Record<string, unknown>>): CalculationProps['steps'] => (Array.isArray(working) ? working.map((text) => ({ of: 'value', text: String(text) })) : []);

/** Digits that a person reads; the API gives all that are kept. */
const shownDigits = 8;

function shown(t: Translator, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return t(value ? 'calculator.yes' : 'calculator.no');
  const text = String(value);
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return nameOf(t, text);
  return formatDecimal(shortened(text, shownDigits), t.locale);
}

function Answer({ t, does, answer }: { t: Translator; does: string; answer: Readonly<Record<string, unknown>> }): JSX.Element {
  const entries = Object.entries(answer).filter(([name]) => name !== 'working').map(([name, value]) => [name, inReaders(t, value)] as const);
  const plain = entries.filter(([, value]) => value === null || typeof value !== 'object');
  return (
    <>
      <dl class="facts facts-2">
        {plain.map(([name, value]) => <div class="fact" key={name}><dt>{labelOf(t, name, does)}</dt><dd class="figures">{shown(t, forPeople(name, value))}</dd></div>)}
      </dl>
      {entries.filter(([, value]) => value !== null && typeof value === 'object').map(([name, value]) => <Part key={name} t={t} name={name} value={value as object} />)}
    </>
  );
}

/** Steps follow one another; what several of them lead to is named once. */
function Working({ t, does, steps }: { t: Translator; does: string; steps: CalculationProps['steps'] }): JSX.Element | null {
  if (steps.length === 0) return null;
  const inWords = (text: string) => (t.locale === 'vi' ? text.replace(/(\d)\.(\d)/g, '$1,$2') : text);
  return (
    <>
      <h3 class="part-title">{t('calculator.working')}</h3>
      <ol class="working">
        {steps.map(({ of, text }, index) => <li key={index}><span class="working-of">{steps[index - 1]?.of === of ? '' : labelOf(t, of, does)}</span> <span class="figures">{inWords(text)}</span></li>)}
      </ol>
    </>
  );
}

/** What is told in both languages, in the reader's; everything else as it is. */
const inReaders = (t: Translator, value: unknown): unknown => (value !== null && typeof value === 'object' && 'vi' in value && 'en' in value ? value[t.locale] : value);
function rowOf(t: Translator, row: unknown): unknown {
  const told = inReaders(t, row);
  return told !== null && typeof told === 'object' && !Array.isArray(told) ? Object.fromEntries(Object.entries(told).map(([name, value]) => [name, inReaders(t, value)])) : told;
}

/** A list of figures, a list of rows, or a small table of names. */
function Part({ t, name, value }: { t: Translator; name: string; value: object }): JSX.Element {
  const list = (Array.isArray(value) ? (value as unknown[]) : [value]).map((row) => rowOf(t, row));
  const rows = list.every((row) => row !== null && typeof row === 'object' && !Array.isArray(row)) ? (list as Array<Record<string, unknown>>) : null;
  const columns = rows?.[0] ? Object.keys(rows[0]).filter((column) => typeof rows[0]![column] !== 'object' || Array.isArray(rows[0]![column])) : [];
  return (
    <>
      <h3 class="part-title">{labelOf(t, name)}</h3>
      {rows && columns.length > 0 && (
        <div class="table-frame" role="region" tabindex={0} aria-label={labelOf(t, name)}>
          <table class="table table-cards">
            <thead><tr>{columns.map((column) => <th key={column} scope="col">{labelOf(t, column)}</th>)}</tr></thead>
            <tbody>{rows.map((row, i) => <tr key={i}>{columns.map((column) => <td key={column} class={column === 'why' ? 'cell-wrap' : 'figures'} data-label={labelOf(t, column)}>{cell(t, forPeople(column, row[column]))}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
      {rows?.length === 0 && <p class="quiet">{t('calculator.nothing')}</p>}
      {!rows && <p class="figures">{list.map((each) => shown(t, each)).join('  ·  ')}</p>}
    </>
  );
}

/** Places in a series are counted from 0 by programs and from 1 by people. */
const places: ReadonlySet<string> = new Set(['points', 'index']);
const forPeople = (name: string, value: unknown): unknown => (places.has(name) ? (Array.isArray(value) ? value.map((each) => Number(each) + 1) : Number(value) + 1) : value);

const cell = (t: Translator, value: unknown): string => (Array.isArray(value) ? value.map((each) => shown(t, each)).join(', ') : shown(t, value));
