import type { JSX } from 'preact';
import { formatDate, formatMoney, type Bilingual } from '../../../src/kernel/i18n.ts';
import type { Translator } from '../../locales/index.ts';
import type { LimitGapFacts, ShortPlanFacts } from './words.ts';

/** What the tests chosen so far cost, and when the result could be had. */
export interface CostView {
  tests: number;
  total: number;
  samples: ReadonlyArray<{
    name: string;
    /** Units of one lot that it consists of. */
    units: number;
    price: number;
    /** Tests done on several units, each by itself. */
    onUnits: ReadonlyArray<{ analyte: Bilingual; times: number }>;
    /** Sampling plans that ask for more units than there are. */
    short: readonly ShortPlanFacts[];
    /** Tests that the chosen regulation would not judge, by why. */
    gaps: readonly LimitGapFacts[];
  }>;
  /** If the laboratory accepted today; null without a test. */
  promisedOn: string | null;
}

/** Price and promised day of a draft; also the part that is swapped in while tests are ticked. */
export function Cost({ t, cost }: { t: Translator; cost: CostView }): JSX.Element {
  const money = (amount: number) => formatMoney(amount, t.locale);
  const nameOf = (index: number): string => cost.samples[index]!.name || t('requests.sample', { number: index + 1 });
  return (
    <div class="cost-figures">
      {cost.tests === 0 ? <p class="quiet">{t('requests.cost.none')}</p> : (
        <>
          <p class="cost-total figures">{t('requests.cost.total', { count: cost.tests, price: money(cost.total) })} <span class="unit">({t('requests.price-note')})</span></p>
          {cost.promisedOn && <p>{t('requests.cost.day', { day: formatDate(cost.promisedOn) })}</p>}
          {cost.samples.some(({ onUnits }) => onUnits.length > 0) && (
            <ul class="cost-samples">
              {cost.samples.flatMap(({ onUnits }, index) => (onUnits.length ? [<li key={index}>{t('requests.cost.units', { name: nameOf(index), tests: onUnits.map(({ analyte, times }) => `${t.name(analyte)} × ${times}`).join(', ') })}</li>] : []))}
            </ul>
          )}
          {cost.samples.length > 1 && (
            <ul class="cost-samples figures">
              {cost.samples.map((sample, index) => <li key={index}>{t('requests.cost.sample', { name: nameOf(index), price: money(sample.price) })}</li>)}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
