import type { JSX } from 'preact';
import { formatDecimal } from '../../../src/kernel/i18n.ts';
import { Button, ButtonLink, ErrorSummary, Field, IdempotencyKey, Notice, Section, bind, fieldId, type FieldError, type FormValues } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import type { Viewer } from '../viewer.ts';
import { AdoptionCell, LimitCell, PartChoice, analyteOf, bandOf, conditionOf, partName, type LimitPart, type LimitView } from './limit-view.tsx';

export interface AdoptionProps {
  viewer: Viewer;
  regulation: { id: string; code: string };
  parts: readonly LimitPart[];
  part: string;
  limits: readonly LimitView[];
  /** Tick every row that is not adopted. */
  tickAll: boolean;
  idempotencyKey: string;
  values?: FormValues;
  errors?: readonly FieldError[];
  /** Somebody else changed rows meanwhile. */
  stale?: boolean;
}

/** Taking limits over from the signed text, one table at a time: each row is confirmed or corrected, then ticked. */
export function AdoptionPage(props: AdoptionProps): JSX.Element {
  const { viewer, regulation, parts, part, values = {}, errors = [] } = props;
  const { t } = viewer;
  const address = `/regulations/${regulation.id}/adoption`;
  const of = bind(values, errors);
  return (
    <Frame
      viewer={viewer} title={t('catalogue.adoption.title')} lead={t('catalogue.adoption.lead')}
      breadcrumb={[{ href: '/regulations', label: t('catalogue.regulations.title') }, { href: `/regulations/${regulation.id}`, label: regulation.code }]}
    >
      {props.stale && <Notice t={t} tone="attention" live>{t('catalogue.adoption.stale')}</Notice>}
      <ErrorSummary t={t} errors={errors} />
      <PartChoice t={t} action={address} parts={parts} part={part} />
      <form method="post" action={address} novalidate data-guard="" data-changed={errors.length || props.stale ? '' : undefined}>
        <IdempotencyKey value={props.idempotencyKey} />
        <input type="hidden" name="part" value={part} />
        <Section title={partName(t, parts.find(({ key }) => key === part) ?? { class: null, group: null })} aside={<a href={`${address}?part=${encodeURIComponent(part)}&all=yes`}>{t('catalogue.adoption.tick-all')}</a>}>
          <div id={fieldId('limits')} tabindex={-1}><Rows {...props} t={t} /></div>
        </Section>
        <Section title={t('catalogue.adoption.document')}>
          <Field t={t} {...of('document')} label={t('catalogue.adoption.document-name')} hint={t('catalogue.adoption.document-hint')} width="long" maxLength={200} />
          <Field t={t} {...of('documentDate')} type="date" label={t('catalogue.adoption.document-date')} width="short" />
          <Field t={t} {...of('reason')} type="textarea" rows={2} label={t('catalogue.adoption.reason')} hint={t('catalogue.adoption.reason-hint')} required={false} maxLength={500} />
        </Section>
        <div class="form-actions">
          <Button kind="primary">{t('catalogue.adoption.submit')}</Button>
          <ButtonLink kind="quiet" href={`/regulations/${regulation.id}`}>{t('action.cancel')}</ButtonLink>
        </div>
      </form>
    </Frame>
  );
}

function Rows({ t, limits, tickAll, values = {}, errors = [] }: AdoptionProps & { t: Translator }): JSX.Element {
  return (
    <div class="table-frame" role="region" aria-label={t('catalogue.adoption.part')} tabindex={0}>
      <table class="table table-cards">
        <thead>
          <tr>
            <th scope="col" class="cell-select"><span class="visually-hidden">{t('ui.table.select')}</span></th>
            <th scope="col" class="cell-wrap">{t('catalogue.analyte')}</th>
            <th scope="col">{t('catalogue.adoption.shown')}</th>
            <th scope="col">{t('catalogue.adoption.signed')}</th>
            <th scope="col">{t('catalogue.limit.reading')}</th>
            <th scope="col" class="cell-wrap">{t('catalogue.limit.adoption')}</th>
          </tr>
        </thead>
        <tbody>{limits.map((limit, index) => <Row key={limit.key} {...{ t, limit, tickAll, values, errors }} name={`limits.${index}`} />)}</tbody>
      </table>
    </div>
  );
}

interface RowProps {
  t: Translator;
  limit: LimitView;
  name: string;
  tickAll: boolean;
  values: FormValues;
  errors: readonly FieldError[];
}

function Row({ t, limit, name, tickAll, values, errors }: RowProps): JSX.Element {
  const called = [analyteOf(t, limit), conditionOf(t, limit.condition), bandOf(t, limit)].filter(Boolean).join(', ');
  const typed = values[`${name}.limitId`] !== undefined;
  const ticked = typed ? values[`${name}.adopt`] !== undefined : tickAll && !limit.adoption;
  return (
    <tr>
      <td class="cell-select">
        <input type="checkbox" id={fieldId(`${name}.adopt`)} name={`${name}.adopt`} value="yes" checked={ticked} aria-label={t('catalogue.adoption.tick', { name: called })} />
        <input type="hidden" name={`${name}.limitId`} value={limit.id} />
        <input type="hidden" name={`${name}.key`} value={limit.key} />
      </td>
      <th scope="row" class="cell-wrap"><label for={fieldId(`${name}.adopt`)}>{called}</label></th>
      <td class="cell-wrap cell-whole" data-label={t('catalogue.adoption.shown')}><LimitCell t={t} limit={limit} /></td>
      <td class="cell-whole" data-label={t('catalogue.adoption.signed')}>
        {limit.figures.length === 0 && <span class="quiet">{t('catalogue.adoption.as-shown')}</span>}
        {limit.figures.map((figure) => <Figure key={figure.name} {...{ t, called, figure, values, errors }} name={`${name}.figures.${figure.name}`} several={limit.figures.length > 1} />)}
      </td>
      <td class="cell-whole" data-label={t('catalogue.limit.reading')}>{t(limit.verified ? 'catalogue.limit.verified' : 'catalogue.limit.unverified')}</td>
      <td class="cell-wrap cell-whole" data-label={t('catalogue.limit.adoption')}><AdoptionCell t={t} adoption={limit.adoption} /></td>
    </tr>
  );
}

interface FigureProps {
  t: Translator;
  name: string;
  called: string;
  figure: LimitView['figures'][number];
  several: boolean;
  values: FormValues;
  errors: readonly FieldError[];
}

function Figure({ t, name, called, figure, several, values, errors }: FigureProps): JSX.Element {
  const label = t(`catalogue.adoption.figure.${figure.name}` as MessageKey);
  const wrong = errors.filter(({ path }) => path === name);
  const id = fieldId(name);
  const given = values[name];
  return (
    <div class="input-line">
      {several && <span class="unit" aria-hidden="true">{label}</span>}
      <input
        class="input input-short figures" type="text" inputmode="decimal" autocomplete="off" id={id} name={name} aria-label={`${called}: ${label}`}
        value={typeof given === 'string' ? given : formatDecimal(figure.text, t.locale)} aria-invalid={wrong.length ? 'true' : undefined} aria-describedby={wrong.length ? `${id}-error` : undefined}
      />
      {wrong.length > 0 && <p class="field-error" id={`${id}-error`}>{wrong.map(({ text }) => text).join(' ')}</p>}
    </div>
  );
}
