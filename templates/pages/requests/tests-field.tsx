import type { JSX } from 'preact';
import { formatMoney } from '../../../src/kernel/i18n.ts';
import { Button, fieldId, Icon, type Bound } from '../../components/index.ts';
import type { Translator } from '../../locales/index.ts';
import type { MatrixOffer, OfferedTest } from './offer.ts';

interface TestsFieldProps {
  t: Translator;
  /** Place of the sample in the form. */
  index: number;
  bound: Bound;
  offer: MatrixOffer;
}

/** The tests of a sample: those chosen, panels that add more in one touch, and every single one behind a disclosure. */
export function TestsField({ t, index, bound, offer }: TestsFieldProps): JSX.Element {
  const chosen = offer.tests.filter(({ id }) => bound.values.includes(id));
  const others = offer.tests.filter(({ id }) => !bound.values.includes(id));
  const missing = offer.panels.filter((panel) => panel.testIds.some((test) => !bound.values.includes(test)));
  const id = fieldId(bound.name);
  return (
    <fieldset class={`field${bound.error ? ' field-wrong' : ''}`} aria-describedby={bound.error ? `${id}-error` : undefined}>
      <legend class="label" id={chosen.length ? undefined : id} tabindex={chosen.length ? undefined : -1}>{t('requests.sample.tests')}</legend>
      {bound.error && <p class="field-error" id={`${id}-error`}><Icon name="alert" label={t('ui.field.error')} />{bound.error}</p>}
      {chosen.length ? <p class="hint">{t('requests.sample.tests-chosen', { count: chosen.length })}</p> : <p class="hint">{t('requests.sample.tests-none')}</p>}
      {chosen.length > 0 && <div class="tests">{chosen.map((test, place) => <Test key={test.id} {...{ t, test, name: bound.name }} id={place ? `${id}-${test.id}` : id} checked />)}</div>}
      {missing.length > 0 && (
        <div class="panels">
          <p class="label">{t('requests.sample.panels')}</p>
          <div class="panel-list">
            {missing.map((panel) => (
              <Button key={panel.code} name="do" value={`panel-${index}-${panel.code}`} icon="plus">
                <span>{t('requests.sample.panel-add', { panel: t.name(panel), count: panel.testIds.length })} <span class="unit figures">{formatMoney(panel.price, t.locale)} ₫</span></span>
              </Button>
            ))}
          </div>
        </div>
      )}
      {others.length > 0 && (
        <details class="more">
          <summary>{t('requests.sample.tests-all')}</summary>
          <div class="tests">{others.map((test) => <Test key={test.id} {...{ t, test, name: bound.name }} id={`${id}-${test.id}`} />)}</div>
        </details>
      )}
    </fieldset>
  );
}

function Test({ t, test, name, id, checked = false }: { t: Translator; test: OfferedTest; name: string; id: string; checked?: boolean }): JSX.Element {
  const facts = [
    test.reference,
    t('requests.sample.test-days', { days: test.workingDays }),
    test.external && t('requests.sample.test-external'),
    test.accredited && t('requests.sample.test-accredited'),
  ].filter(Boolean).join(' · ');
  return (
    <div class="choice test">
      <input type="checkbox" id={id} name={name} value={test.id} checked={checked} aria-describedby={`${id}-note`} />
      <label for={id}>{t.name(test.analyte)} <span class="test-price figures">{formatMoney(test.price, t.locale)} ₫</span></label>
      <p class="hint" id={`${id}-note`}>{facts}</p>
    </div>
  );
}
