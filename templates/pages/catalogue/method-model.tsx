import type { JSX } from 'preact';
import { formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { DataTable, DescriptionList, Section } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { readable, roundingWords, type Rounding } from './formula-words.ts';
import { unitOf } from './unit.ts';

interface ModelInput {
  name: string;
  label: Bilingual;
  unit: string;
  perReplicate?: boolean;
  scope?: 'analysis' | 'worksheet';
  min?: string;
  max?: string;
  default?: string;
}
interface BudgetSource {
  input?: string;
  label: Bilingual;
  type: 'A' | 'B';
  u?: string;
  halfWidth?: string;
  distribution?: string;
  df?: number;
}
/** What is shown of a method's model; the models of the measurement science fit. */
export type ModelView =
  | { kind: 'calculated'; inputs: readonly ModelInput[]; formula: string; replicates: number; rounding: Rounding; repeatabilityLimit?: string; lod?: string; loq?: string; expandedUncertainty?: string; uncertaintyBudget?: readonly BudgetSource[] }
  | { kind: 'derived'; inputs: ReadonlyArray<{ name: string; analyte: string; unit: string }>; formula: string; rounding: Rounding; censored: 'zero' | 'limit' }
  | { kind: 'choice'; choices: ReadonlyArray<Bilingual & { code: string; meaning: string }>; portion?: string }
  | { kind: 'plate-count'; countable: { min: number; max: number }; platesPerDilution: number; volume: string; dilutions: readonly number[]; confirmation?: { picked: number }; readingDays: readonly number[]; rounding: Rounding }
  | { kind: 'mpn'; volumes: readonly string[]; tubes: number; readingDays: readonly number[]; rounding: Rounding };

interface ModelProps {
  t: Translator;
  model: ModelView;
  unit: string;
  lodSource: 'laboratory' | 'standard' | null;
}

/** How a method makes a result of its readings, for people. */
export function MethodModel({ t, model, unit, lodSource }: ModelProps): JSX.Element {
  return (
    <Section title={t('catalogue.method.calculation')} {...(lodSource ? { lead: t(`catalogue.method.limits-${lodSource}`) } : {})}>
      <DescriptionList columns={2} items={[{ term: t('catalogue.method.kind'), detail: t(`catalogue.method.kind.${model.kind}` as MessageKey) }, ...factsOf(t, model, unit)]} />
      {model.kind === 'calculated' && <Inputs t={t} inputs={model.inputs} />}
      {model.kind === 'calculated' && model.uncertaintyBudget && <Budget t={t} sources={model.uncertaintyBudget} />}
      {model.kind === 'choice' && (
        <DataTable
          t={t} caption={t('catalogue.method.choices')} showCaption rows={model.choices} rowKey={(choice) => choice.code}
          columns={[
            { key: 'name', label: t('catalogue.method.choices'), cell: (choice) => t.name(choice satisfies Bilingual) },
            { key: 'meaning', label: t('catalogue.method.choice.meaning'), cell: (choice) => t(`catalogue.method.choice.${choice.meaning}` as MessageKey) },
          ]}
        />
      )}
    </Section>
  );
}

type Fact = { term: string; detail: JSX.Element | string | null };

function factsOf(t: Translator, model: ModelView, unit: string): Fact[] {
  const figure = (text: string) => `${formatDecimal(text, t.locale)}${unit === '-' ? '' : ` ${unit}`}`;
  const formula = (text: string) => <code>{readable(t, text)}</code>;
  switch (model.kind) {
    case 'calculated':
      return [
        { term: t('catalogue.method.formula'), detail: formula(model.formula) },
        { term: t('catalogue.method.replicates'), detail: String(model.replicates) },
        { term: t('catalogue.method.rounding'), detail: roundingWords(t, model.rounding) },
        { term: t('catalogue.method.lod'), detail: model.lod === undefined ? null : figure(model.lod) },
        { term: t('catalogue.method.loq'), detail: model.loq === undefined ? null : figure(model.loq) },
        ...(model.repeatabilityLimit === undefined ? [] : [{ term: t('catalogue.method.repeatability'), detail: formula(model.repeatabilityLimit.replace(/\bmean\b/g, 'x̄')) }]),
        ...(model.expandedUncertainty === undefined ? [] : [{ term: t('catalogue.method.uncertainty'), detail: formula(model.expandedUncertainty) }]),
        ...(model.uncertaintyBudget === undefined ? [] : [{ term: t('catalogue.method.uncertainty'), detail: t('catalogue.method.budget-used') }]),
      ];
    case 'derived':
      return [
        { term: t('catalogue.method.formula'), detail: formula(model.formula) },
        { term: t('catalogue.method.derived-from'), detail: model.inputs.map(({ name, unit: of }) => (of === '-' ? name : `${name} (${unitOf(t, of)})`)).join('; ') },
        { term: t('catalogue.method.rounding'), detail: roundingWords(t, model.rounding) },
        { term: t('catalogue.method.censored'), detail: t(`catalogue.method.censored.${model.censored}`) },
      ];
    case 'choice':
      return model.portion === undefined ? [] : [{ term: t('catalogue.method.portion'), detail: model.portion }];
    case 'plate-count':
      return [
        { term: t('catalogue.method.plate.countable'), detail: t('catalogue.method.plate.countable-value', { ...model.countable }) },
        { term: t('catalogue.method.plate.plates'), detail: String(model.platesPerDilution) },
        { term: t('catalogue.method.plate.volume'), detail: `${formatDecimal(model.volume, t.locale)} mL` },
        { term: t('catalogue.method.plate.dilutions'), detail: <>{model.dilutions.map((power, index) => <span key={power}>{index > 0 && ', '}10<sup>{String(power).replace('-', '−')}</sup></span>)}</> },
        { term: t('catalogue.method.plate.basis'), detail: unit },
        ...(model.confirmation ? [{ term: t('catalogue.method.plate.confirmation'), detail: t('catalogue.method.plate.picked', { picked: model.confirmation.picked }) }] : []),
        { term: t('catalogue.method.reading-days'), detail: t('catalogue.method.reading-days-value', { days: model.readingDays.join(', ') }) },
        { term: t('catalogue.method.rounding'), detail: roundingWords(t, model.rounding) },
      ];
    case 'mpn':
      return [
        { term: t('catalogue.method.mpn.volumes'), detail: model.volumes.map((volume) => formatDecimal(volume, t.locale)).join('; ') },
        { term: t('catalogue.method.mpn.tubes'), detail: String(model.tubes) },
        { term: t('catalogue.method.plate.basis'), detail: unit },
        { term: t('catalogue.method.reading-days'), detail: t('catalogue.method.reading-days-value', { days: model.readingDays.join(', ') }) },
        { term: t('catalogue.method.rounding'), detail: roundingWords(t, model.rounding) },
      ];
  }
}

function Inputs({ t, inputs }: { t: Translator; inputs: readonly ModelInput[] }): JSX.Element {
  const range = ({ min, max }: ModelInput) =>
    [min && t('catalogue.method.input.from', { min: formatDecimal(min, t.locale) }), max && t('catalogue.method.input.to', { max: formatDecimal(max, t.locale) })].filter(Boolean).join(' ');
  const entered = (input: ModelInput) => {
    const how = input.scope === 'worksheet' ? 'worksheet' : input.perReplicate === false ? 'analysis' : 'replicate';
    const usual = input.default === undefined ? '' : `, ${t('catalogue.method.input.default', { value: formatDecimal(input.default, t.locale) })}`;
    return t(`catalogue.method.input.${how}`) + usual;
  };
  return (
    <DataTable
      t={t} caption={t('catalogue.method.inputs')} showCaption rows={inputs} rowKey={(input) => input.name}
      columns={[
        { key: 'name', label: t('catalogue.method.input.name'), cell: (input) => <code>{input.name}</code> },
        { key: 'label', label: t('catalogue.method.input.label'), kind: 'wrap', cell: (input) => t.name(input.label) },
        { key: 'unit', label: t('catalogue.unit'), cell: (input) => unitOf(t, input.unit) },
        { key: 'range', label: t('catalogue.method.input.range'), cell: (input) => range(input) || <span class="quiet">–</span> },
        { key: 'entered', label: t('catalogue.method.input.entered'), cell: entered },
      ]}
    />
  );
}

/** Where the uncertainty of a result comes from. `x` is the value of the reading, or of the result. */
function Budget({ t, sources }: { t: Translator; sources: readonly BudgetSource[] }): JSX.Element {
  const spread = ({ u, halfWidth }: BudgetSource) => <code>{halfWidth === undefined ? '' : '± '}{readable(t, (u ?? halfWidth)!)}</code>;
  return (
    <DataTable
      t={t} caption={t('catalogue.method.budget')} showCaption rows={sources} rowKey={(source) => `${source.input ?? ''} ${source.label.en}`}
      columns={[
        { key: 'of', label: t('catalogue.method.budget.of'), cell: (source) => <code>{source.input ?? 'x'}</code> },
        { key: 'label', label: t('catalogue.method.budget.source'), kind: 'wrap', cell: (source) => t.name(source.label) },
        { key: 'type', label: t('catalogue.method.budget.type'), cell: ({ type, df }) => (df === undefined ? type : `${type} (ν = ${df})`) },
        { key: 'distribution', label: t('catalogue.method.budget.distribution'), cell: ({ distribution }) => t(`catalogue.method.budget.${distribution ?? 'standard'}` as MessageKey) },
        { key: 'spread', label: t('catalogue.method.budget.spread'), cell: spread },
      ]}
    />
  );
}
