import type { JSX } from 'preact';
import { formatDate, formatDecimal } from '../../../src/kernel/i18n.ts';
import { Button, Field, Notice, type Bound } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import type { MatrixOffer, OfferedRegulation } from './offer.ts';
import { TestsField } from './tests-field.tsx';
import { gapText, samplerName, shortPlanText, type LimitGapFacts, type ShortPlanFacts } from './words.ts';

export interface SampleFieldsProps {
  t: Translator;
  index: number;
  of: (name: string) => Bound;
  offer: MatrixOffer;
  /** Units of one lot that it consists of. */
  units: number;
  /** Sampling plans that ask for more units than the sample has. */
  short: readonly ShortPlanFacts[];
  /** Tests that the chosen regulation would not judge, by why. */
  gaps: readonly LimitGapFacts[];
  samplers: readonly string[];
  /** Whether its fields are shown at once; a folded one tells what it is. */
  open: boolean;
}

/** One sample of a draft: name, tests, regulation, sampling; what is rarely filled stands behind a disclosure. */
export function SampleFields({ t, index, of, offer, units, short, gaps, samplers, open }: SampleFieldsProps): JSX.Element {
  const at = (field: string) => of(`samples.${index}.${field}`);
  const { matrix } = offer;
  const rare = ['lot', 'producedOn', 'expiresOn', 'description'];
  const number = index + 1;
  return (
    <details class="section fold" id={`sample-${number}`} open={open}>
      <summary class="section-head">
        <h2>{t('requests.sample', { number })} – {t.name(matrix)}</h2>
        <span class="fold-facts">{factsOf(t, at, offer)}</span>
      </summary>
      <KitNote t={t} index={index} offer={offer} units={units} />
      <div class="row">
        <Button kind="quiet" name="do" value={`copy-${index}`}>{t('requests.sample.copy')}</Button>
        <Button kind="quiet" name="do" value={`remove-${index}`} confirm={t('requests.sample.remove-confirm', { number })}>{t('requests.sample.remove')}</Button>
      </div>
      <input type="hidden" name={at('id').name} value={at('id').value ?? ''} />
      <input type="hidden" name={at('matrixCode').name} value={matrix.code} />
      <Field t={t} {...at('name')} label={t('requests.sample.name')} hint={t('requests.sample.name-hint')} maxLength={200} width="long" />
      <TestsField t={t} index={index} bound={at('methodIds')} offer={offer} />
      <Field t={t} {...at('regulationId')} value={at('regulationId').value ?? ''} type="radios" label={t('requests.sample.regulation')} hint={t('requests.sample.regulation-hint')} options={[
        { value: '', label: t('requests.sample.regulation-none'), hint: t('requests.sample.regulation-none-hint') },
        ...offer.regulations.map((regulation) => ({
          value: regulation.id, label: regulation.code, opens: regulationQuestions(t, at, regulation),
          hint: regulationHint(t, regulation),
        })),
      ]} />
      <LimitsNote t={t} index={index} gaps={gaps} />
      {(offer.plans || Number(at('units').value) > 1 || at('units').error) && (
        <>
          <Field t={t} {...at('units')} value={at('units').value ?? '1'} type="number" label={t('requests.sample.units')} hint={t('requests.sample.units-hint')} width="short" />
          <UnitsNote t={t} index={index} short={short} />
        </>
      )}
      {offer.declares && <DeclaredFields t={t} index={index} of={of} offer={offer} />}
      <div class="field-row">
        <Field t={t} {...at('sampledAt')} type="datetime-local" label={t('requests.sample.sampled-at')} hint={t('requests.sample.sampled-at-hint')} required={false} />
        <Field t={t} {...at('sampledBy')} type="select" label={t('requests.sample.sampled-by')} options={samplers.map((sampler) => ({ value: sampler, label: samplerName(t, sampler) }))} />
      </div>
      <Field t={t} {...at('samplingPlace')} label={t('requests.sample.place')} hint={t('requests.sample.place-hint')} required={false} maxLength={300} width="long" />
      <details class="more" open={rare.some((field) => at(field).value || at(field).error)}>
        <summary>{t('requests.sample.more')}</summary>
        <div class="field-row">
          <Field t={t} {...at('lot')} label={t('requests.sample.lot')} required={false} maxLength={100} width="short" />
          <Field t={t} {...at('producedOn')} type="date" label={t('requests.sample.produced')} required={false} />
          <Field t={t} {...at('expiresOn')} type="date" label={t('requests.sample.expires')} required={false} />
        </div>
        <Field t={t} {...at('description')} type="textarea" rows={2} label={t('requests.sample.description')} hint={t('requests.sample.description-hint')} required={false} maxLength={1000} />
      </details>
    </details>
  );
}

/** How much to send, and in what; of several units how many. `again` puts it in the place of the one that is shown. */
export function KitNote({ t, index, offer: { matrix: { minimumQuantity, container } }, units, again }: Pick<SampleFieldsProps, 't' | 'index' | 'offer' | 'units'> & { again?: boolean }): JSX.Element {
  const place = { id: `kit-${index + 1}`, ...(again ? { 'hx-swap-oob': 'outerMorph' } : {}) };
  if (!minimumQuantity || !container) return <p {...place} hidden />;
  const quantity = formatDecimal(minimumQuantity, t.locale);
  return <p class="lead" {...place}>{units > 1 ? t('requests.sample.kit-units', { units, quantity }) : t('requests.sample.kit', { quantity, container: t.name(container) })}</p>;
}

/** What a folded sample is: its name, how many tests, the regulation. */
function factsOf(t: Translator, at: (field: string) => Bound, { tests, regulations }: MatrixOffer): string {
  const chosen = tests.filter(({ id }) => at('methodIds').values.includes(id)).length;
  const regulation = regulations.find(({ id }) => id === at('regulationId').value)?.code;
  return [at('name').value, t('requests.sample.count', { count: chosen }), regulation].filter(Boolean).join(' · ');
}

/** What a regulation is, until when it may still be used, and that the laboratory does not judge by all of its limits. */
function regulationHint(t: Translator, { title, transitionUntil, limits, adopted }: OfferedRegulation): string {
  const more = [
    transitionUntil && t('requests.sample.regulation-transition', { day: formatDate(transitionUntil) }),
    adopted < limits && t(adopted ? 'requests.sample.regulation-adopted-some' : 'requests.sample.regulation-adopted-none', { adopted, limits }),
    limits === 0 && t('requests.sample.regulation-no-limits'),
  ].filter(Boolean);
  return more.length ? `${t.name(title)}. ${more.join(' ')}` : t.name(title);
}

/** What a regulation needs to be asked: its class, what it applies to, and why it is used when it was replaced. */
function regulationQuestions(t: Translator, at: (field: string) => Bound, { id, classes, conditions, transitionUntil }: OfferedRegulation): JSX.Element | undefined {
  if (!classes.length && !conditions.length && !transitionUntil) return undefined;
  return (
    <>
      {classes.length > 0 && (
        <Field
          t={t} {...at(`classes.${id}`)} type={classes.length > 4 ? 'select' : 'radios'} label={t('requests.sample.class')} prompt={t('requests.sample.class-prompt')}
          options={classes.map((each) => ({ value: each.code, label: t.name(each) }))}
        />
      )}
      {conditions.length > 0 && (
        <Field
          t={t} {...at(`conditions.${id}`)} type="select" label={t('requests.sample.condition')} prompt={t('requests.sample.condition-prompt')} required={false}
          options={conditions.map((each) => ({ value: each.value, label: t.name(each) }))}
        />
      )}
      {transitionUntil && <Field t={t} {...at(`reasons.${id}`)} label={t('requests.sample.regulation-reason')} hint={t('requests.sample.regulation-reason-hint')} maxLength={500} width="long" />}
    </>
  );
}

/** Which chosen tests the chosen regulation would not judge, and why; `again` puts it in the place of the one that is shown. */
export function LimitsNote({ t, index, gaps, again }: Pick<SampleFieldsProps, 't' | 'index' | 'gaps'> & { again?: boolean }): JSX.Element {
  return (
    <div class="field" id={`limits-${index + 1}`} {...(again ? { 'hx-swap-oob': 'outerMorph' } : {})} hidden={gaps.length === 0}>
      {gaps.map((gap) => <Notice key={gap.kind} t={t} tone="attention">{gapText(t, gap)}</Notice>)}
    </div>
  );
}

/** What a sampling plan asks for and the sample has not; `again` puts it in the place of the one that is shown. */
export function UnitsNote({ t, index, short, again }: Pick<SampleFieldsProps, 't' | 'index' | 'short'> & { again?: boolean }): JSX.Element {
  return (
    <div class="field" id={`units-${index + 1}`} {...(again ? { 'hx-swap-oob': 'outerMorph' } : {})} hidden={short.length === 0}>
      {short.map((plan) => <Notice key={plan.n} t={t} tone="attention">{shortPlanText(t, plan)}</Notice>)}
    </div>
  );
}

/** What the label of a fertilizer declares, for the tests that are chosen; `again` puts it in the place of the one that is shown. */
export function DeclaredFields({ t, index, of, offer, again }: Omit<SampleFieldsProps, 'samplers' | 'open' | 'units' | 'short' | 'gaps'> & { again?: boolean }): JSX.Element {
  const chosen = offer.tests.filter(({ id }) => of(`samples.${index}.methodIds`).values.includes(id));
  const analytes = [...new Map(chosen.map((test) => [test.analyteCode, test])).values()];
  const place = { id: `declared-${index + 1}`, ...(again ? { 'hx-swap-oob': 'outerMorph' } : {}) };
  if (!analytes.length) return <div {...place} hidden />;
  return (
    <div {...place}><fieldset class="field">
      <legend class="label">{t('requests.sample.declared')}</legend>
      <p class="hint">{t('requests.sample.declared-hint')}</p>
      <div class="field-row">
        {analytes.map((test) => {
          const name = `samples.${index}.declared.${test.analyteCode}`;
          return (
            <div key={test.analyteCode} class="field">
              <input type="hidden" name={`${name}.unit`} value={test.unit} />
              <Field t={t} {...of(`${name}.value`)} type="number" label={t.name(test.analyte)} unit={test.unit} required={false} width="short" />
            </div>
          );
        })}
      </div>
    </fieldset></div>
  );
}
