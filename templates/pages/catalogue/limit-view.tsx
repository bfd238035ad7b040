import type { JSX } from 'preact';
import { formatDate, formatDecimal, type Bilingual } from '../../../src/kernel/i18n.ts';
import { Button, Field, StateBadge, type Tone } from '../../components/index.ts';
import { isMessageKey, type Translator } from '../../locales/index.ts';
import { bandText, type PrintedBand } from '../../certificates/band-text.ts';
import { limitText, type PrintedLimit } from '../../certificates/limit-text.ts';
import { readable, roundingWords, type Rounding } from './formula-words.ts';
import { unitOf } from './unit.ts';

export { unitOf } from './unit.ts';

/** A limit that is reckoned from the other result, x. */
interface FormulaShown {
  kind: 'formula';
  bound: 'maximum' | 'minimum';
  formula: string;
  rounding: Rounding;
}

/** One limit as the catalogue's pages show it. */
export interface LimitView {
  id: string;
  key: string;
  /** The table it stands in: its class and group. */
  part: string;
  class: Bilingual | null;
  group: string | null;
  analyte: Bilingual;
  /** As the regulation names it, where that differs. */
  stated: Bilingual | null;
  condition: Partial<Bilingual> | null;
  unit: string;
  /** It holds in this band of another result of the sample. */
  dependsOn: (PrintedBand & { analyte: string }) | null;
  value: (PrintedLimit | FormulaShown) & { text?: Bilingual; secondCheck?: { in: string | null; accept: string; from: string | null; to: string | null; rejectAbove: string | null } };
  /** Figures that a person compares, as decimal text. */
  figures: ReadonlyArray<{ name: 'min' | 'max' | 'minPercent' | 'm' | 'M'; text: string }>;
  note: Bilingual | null;
  source: string | null;
  verified: boolean;
  adoption: { byName: string; at: Date; document: string; documentDate: string; reason: string; demonstration: boolean } | null;
}

/** A table of a regulation: the limits of one class and group. */
export interface LimitPart {
  key: string;
  class: Bilingual | null;
  group: string | null;
  total: number;
  adopted: number;
}

/** The catalogue's name of a group of limits; a group of the laboratory's own is shown as it was written. */
export function groupName(t: Translator, group: string): string {
  const key = `catalogue.group.${group.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return isMessageKey(key) ? t(key) : group;
}

/** What a table is called: its group, its class, or plainly "limits". */
export function partName(t: Translator, part: Pick<LimitPart, 'class' | 'group'>): string {
  const names = [part.group && groupName(t, part.group), part.class && t.name(part.class)].filter(Boolean);
  return names.length ? names.join(' · ') : t('catalogue.limit.part-none');
}

/** Which of a regulation's tables is shown: a choice with its own address. Nothing when there is only one. */
export function PartChoice({ t, action, parts, part }: { t: Translator; action: string; parts: readonly LimitPart[]; part: string }): JSX.Element | null {
  if (parts.length < 2) return null;
  const options = parts.map((each) => ({ value: each.key, label: t('catalogue.adoption.part-option', { name: partName(t, each), adopted: each.adopted, total: each.total }) }));
  return (
    <div class="filters">
      <form class="filters-form" method="get" action={action}>
        <Field t={t} name="part" type="select" label={t('catalogue.adoption.part')} value={part} width="long" options={options} />
        <Button>{t('catalogue.adoption.show')}</Button>
      </form>
    </div>
  );
}

export const conditionOf = (t: Translator, condition: Partial<Bilingual> | null): string => condition?.[t.locale] ?? condition?.vi ?? condition?.en ?? '';

/** When a limit that depends on another result holds, in words; '' for one that always does. What a formula calls x is told as x. */
export const bandOf = (t: Translator, { dependsOn, value }: Pick<LimitView, 'dependsOn' | 'value'>): string =>
  !dependsOn ? '' : isFormula(value) ? t('catalogue.limit.formula-band', { band: t.name(bandText(dependsOn)), rounding: roundingWords(t, value.rounding) }) : t.name(bandText(dependsOn));

/** The name a reader of the regulation knows the analyte by. */
export const analyteOf = (t: Translator, limit: Pick<LimitView, 'stated' | 'analyte'>): string => t.name(limit.stated ?? limit.analyte);

/** A limit in words, without its unit: "≤ 0,05"; a requirement in words as the regulation has it. */
export function limitWords(t: Translator, value: LimitView['value']): string {
  if (value.secondCheck) {
    const figure = (text: string | null) => formatDecimal(text ?? '–', t.locale);
    const { in: portion, accept, from, to, rejectAbove } = value.secondCheck;
    return (portion ? `${portion}: ` : '') + t('catalogue.limit.second-check', { accept: figure(accept), from: figure(from), to: figure(to), reject: figure(rejectAbove) });
  }
  if (isFormula(value)) return `${value.bound === 'minimum' ? '≥' : '≤'} ${readable(t, value.formula)}`;
  if (value.kind === 'qualitative' && value.text) return t.name(value.text);
  const words = unitOf(t, t.name(limitText(value)));
  return value.text ? `${t.name(value.text)} ${words}` : words;
}

const isFormula = (value: LimitView['value']): value is FormulaShown & LimitView['value'] => value.kind === 'formula';

/** The limit with its unit in a lighter weight; absence, words and a share of what the label declares have none. */
export function LimitCell({ t, limit }: { t: Translator; limit: Pick<LimitView, 'value' | 'unit'> }): JSX.Element {
  const plain = limit.value.kind === 'absent' || limit.value.kind === 'qualitative' || limit.value.kind === 'declared-tolerance' || ('m' in limit.value && limit.value.m === 'absent') || limit.unit === '-';
  return <span class="figures">{limitWords(t, limit.value)}{!plain && <span class="unit"> {unitOf(t, limit.unit)}</span>}</span>;
}

/** Whether, by whom and from which text the laboratory took a value over. */
export function AdoptionCell({ t, adoption }: { t: Translator; adoption: LimitView['adoption'] }): JSX.Element {
  if (!adoption) return <StateBadge tone="inactive">{t('catalogue.limit.not-adopted')}</StateBadge>;
  const tone: Tone = adoption.demonstration ? 'attention' : 'good';
  return (
    <>
      <StateBadge tone={tone}>{t(adoption.demonstration ? 'catalogue.limit.adopted-demonstration' : 'catalogue.limit.adopted')}</StateBadge>
      {!adoption.demonstration && (
        <div class="hint">
          {t('catalogue.limit.adopted-by', { name: adoption.byName, day: formatDate(adoption.at) })};{' '}
          {t('catalogue.limit.adopted-from', { document: adoption.document, day: formatDate(adoption.documentDate) })}
          {adoption.reason && <>; {t('catalogue.limit.corrected', { reason: adoption.reason })}</>}
        </div>
      )}
    </>
  );
}

/** Where a figure was read, as a link where it is an address on the web. */
export function SourceCell({ t, source }: { t: Translator; source: string | null }): JSX.Element {
  if (!source) return <span class="quiet">–</span>;
  const address = /^https?:\/\/\S+$/.test(source.split(' ')[0]!) ? source.split(' ')[0]! : null;
  if (!address) return <span lang="en">{source}</span>;
  return <a href={address} rel="noreferrer noopener" title={source}>{hostOf(address) ?? t('catalogue.limit.source-link')}</a>;
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return null;
  }
}
