import type { JSX } from 'preact';
import { formatDateTime, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Code, DataTable, DescriptionList, Money, Notice, Section } from '../../components/index.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { Frame } from '../frame.tsx';
import { StandingCell, type StandingView } from '../validations/standings.page.tsx';
import type { Viewer } from '../viewer.ts';
import { unitOf } from './limit-view.tsx';
import { readable } from './formula-words.ts';
import { MethodModel, type ModelView } from './method-model.tsx';
import { Accredited, methodAnalyte, type MethodLine } from './methods.page.tsx';

export interface MethodView extends MethodLine {
  edition: number;
  current: boolean;
  basis: string | null;
  model: ModelView;
  holdingHours: number | null;
  preservation: Bilingual | null;
  container: Bilingual | null;
  matrixNames: readonly Bilingual[];
  /** Figures that studies of the laboratory gave, and which. */
  own: Readonly<Record<string, { text: string; source: { id: string; number: string } }>> | null;
  about: { title: Bilingual | null; lodSource: 'laboratory' | 'standard' | null; holdingRegime: string | null; note: Bilingual | null };
}

export interface MethodPageProps {
  viewer: Viewer;
  method: MethodView;
  /** Whether the reader may read studies of the method, and plan one. */
  studies: { read: boolean; /** Has figures that a study can find. */ quantitative: boolean; plan: boolean; decide: boolean; standing: StandingView };
  /** Newest first. */
  editions: ReadonlyArray<{ edition: number; current: boolean; loadedAt: Date; reference: string; price: number; workingDays: number; accredited: boolean }>;
}

/** One method in one edition of its data. */
export function MethodPage({ viewer, method, studies, editions }: MethodPageProps): JSX.Element {
  const { t } = viewer;
  const { about } = method;
  return (
    <Frame
      viewer={viewer} title={methodAnalyte(t, method)} state={<Accredited t={t} accredited={method.accredited} />} lead={about.title ? `${method.reference}. ${t.name(about.title)}` : method.reference}
      breadcrumb={[{ href: '/methods', label: t('catalogue.methods.title') }]}
    >
      {!method.current && <Notice t={t} tone="attention">{t('catalogue.method.former-notice', { edition: method.edition })}</Notice>}
      <Section title={t('catalogue.method.facts')}>
        <DescriptionList columns={2} items={[
          { term: t('catalogue.method.code'), detail: method.code },
          { term: t('catalogue.method.reference'), detail: method.reference },
          { term: t('catalogue.method.technique'), detail: t.name(method.technique) },
          { term: t('catalogue.matrix'), detail: method.matrixNames.map((matrix) => t.name(matrix)).join('; ') },
          { term: t('catalogue.unit'), detail: unitOf(t, method.unit) },
          method.basis !== null && { term: t('catalogue.method.basis'), detail: t(`catalogue.method.basis.${method.basis}` as MessageKey) },
          { term: t('catalogue.method.price-name'), detail: <Money amount={method.price} locale={t.locale} /> },
          { term: t('catalogue.method.days'), detail: t('catalogue.method.days-value', { days: method.workingDays }) },
          { term: t('catalogue.method.performed'), detail: t(method.external ? 'catalogue.method.external' : 'catalogue.method.own') },
        ]} />
      </Section>
      <MethodModel t={t} model={method.model} unit={unitOf(t, method.unit)} lodSource={confirmed(method) ? null : about.lodSource} />
      {studies.read && (
        <Section title={t('catalogue.method.studies')} lead={t('catalogue.method.studies-lead')}>
          {method.own && (
            <DataTable
              t={t} caption={t('catalogue.method.own-figures')} rows={Object.entries(method.own)} rowKey={([figure]) => figure}
              columns={[
                { key: 'figure', label: t('catalogue.method.own-figures'), cell: ([figure]) => t(`validations.own.${figure}` as MessageKey) },
                { key: 'text', label: t('catalogue.method.formula'), cell: ([, { text }]) => <code>{readable(t, text)}</code> },
                { key: 'source', label: t('catalogue.method.source'), cell: ([, { source }]) => <Code href={`/validations/${source.id}`}>{source.number}</Code> },
              ]}
            />
          )}
          {studies.standing.kind === 'none'
            ? method.current && <Notice t={t} tone="attention">{t('validations.standing.notice')}</Notice>
            : <DescriptionList items={[{ term: t('validations.standing.record'), detail: <StandingCell t={t} standing={studies.standing} /> }]} />}
          <ul class="plain-list">
            {studies.quantitative && <li><a href={`/validations?q=${method.code}`}>{t('catalogue.method.all-studies')}</a></li>}
            {studies.plan && <li><a href={`/validations/new?method=${method.code}`}>{t('catalogue.method.plan-study')}</a></li>}
            {studies.decide && <li><a href={`/method-verifications/new?method=${method.code}`}>{t('validations.standing.decide')}</a></li>}
          </ul>
        </Section>
      )}
      <Section title={t('catalogue.method.sampling')}>
        <DescriptionList columns={2} items={[
          { term: t('catalogue.method.holding'), detail: holding(t, method) },
          { term: t('catalogue.method.preservation'), detail: method.preservation && t.name(method.preservation) },
          { term: t('catalogue.method.container'), detail: method.container && t.name(method.container) },
        ]} />
      </Section>
      {about.note && <Section title={t('catalogue.method.note')}><p>{t.name(about.note)}</p></Section>}
      <Section title={t('catalogue.method.editions')}>
        <DataTable
          t={t} caption={t('catalogue.method.editions')} rows={editions} rowKey={(row) => String(row.edition)} rowHref={(row) => `/methods/${method.code}?edition=${row.edition}`}
          columns={[
            { key: 'edition', label: t('catalogue.method.edition'), cell: (row) => row.edition },
            { key: 'current', label: t('catalogue.method.state'), cell: (row) => t(row.current ? 'catalogue.method.current' : 'catalogue.method.former') },
            { key: 'loaded', label: t('catalogue.method.loaded'), kind: 'date', cell: (row) => formatDateTime(row.loadedAt) },
            { key: 'reference', label: t('catalogue.method.reference'), cell: (row) => row.reference },
            { key: 'price', label: t('catalogue.method.price-name'), kind: 'number', cell: (row) => <Money amount={row.price} locale={t.locale} /> },
            { key: 'days', label: t('catalogue.method.days'), kind: 'number', cell: (row) => row.workingDays },
            { key: 'accredited', label: t('catalogue.method.recognition'), cell: (row) => <Accredited t={t} accredited={row.accredited} /> },
          ]}
        />
      </Section>
    </Frame>
  );
}

function holding(t: Translator, { holdingHours, about }: MethodView): JSX.Element {
  if (holdingHours === null) return <>{t('catalogue.method.holding-none')}</>;
  const time = holdingHours > 48 && holdingHours % 24 === 0 ? t('catalogue.method.holding-days', { days: holdingHours / 24 }) : t('catalogue.method.holding-hours', { hours: holdingHours });
  const rule = about.holdingRegime === null || about.holdingRegime === 'laboratory' ? '' : t('catalogue.method.holding-rule', { rule: about.holdingRegime });
  return <>{time}{rule && `. ${rule}`}</>;
}

/** Whether every figure of the model comes from a study of the laboratory's own: nothing is left to be confirmed. */
function confirmed({ model, own }: MethodView): boolean {
  if (model.kind !== 'calculated' || !own || model.uncertaintyBudget) return false;
  return (['lod', 'loq', 'repeatabilityLimit', 'expandedUncertainty'] as const).every((figure) => model[figure] === undefined || own[figure] !== undefined);
}
