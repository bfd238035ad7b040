import { formatDecimal, type Message } from '../../../src/kernel/i18n.ts';
import { isMessageKey, type MessageKey, type Translator } from '../../locales/index.ts';
import type { Cell, FigureUnit, FoundFigure, SectionName, StudyKind, Verdict } from '../../validation/study.types.ts';
import { unitOf } from '../catalogue/unit.ts';

export const kindName = (t: Translator, kind: StudyKind): string => t(`validations.kind.${kind}`);

/** A word of this room by its kind and name; the name itself where it has none. */
export function wordOf(t: Translator, kind: 'figure' | 'criterion' | 'column' | 'table' | 'option' | 'field' | 'hint' | 'section' | 'for', name: string): string {
  const key = `validations.${kind}.${name}`;
  return isMessageKey(key) ? t(key) : kind === 'hint' ? '' : name;
}

/** The unit behind a figure; `method` is the unit of the results. */
export function unitText(t: Translator, unit: FigureUnit, method: string): string {
  if (unit === 'percent') return '%';
  const text = unit === 'result' ? unitOf(t, method) : '';
  return text === '-' || text === '–' ? '' : text;
}

/** A figure with its unit, for reading. */
export const figureText = (t: Translator, figure: FoundFigure, method: string): string =>
  figure.text === null ? '–' : [formatDecimal(figure.text, t.locale), unitText(t, figure.unit, method)].filter(Boolean).join(' ');

/** "≤ 5 %". */
export const limitText = (t: Translator, { sense, limit, figure }: Verdict, method: string): string =>
  [sense === 'min' ? '≥' : '≤', formatDecimal(limit, t.locale), unitText(t, figure.unit, method)].filter(Boolean).join(' ');

export const verdictWord = ({ met }: Verdict): MessageKey => (met === null ? 'validations.verdict.none' : met ? 'validations.verdict.met' : 'validations.verdict.not-met');

/** Values of messages that are figures: they are told with the decimal sign of the language. */
const figureParams: ReadonlySet<string> = new Set(['value', 'level']);

/** A message that was kept as its key; what has no words any more is told as such. */
export function messageText(t: Translator, { key, params = {} }: Message): string {
  if (!isMessageKey(key)) return t('ui.error.unknown');
  return t(key, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, figureParams.has(name) ? formatDecimal(String(value), t.locale) : value])));
}

export const cellText = (t: Translator, cell: Cell): string => ('text' in cell ? cell.text : 'word' in cell ? messageText(t, cell.word) : cell.figure === null ? '–' : cell.figure.split('  ').map((each) => formatDecimal(each, t.locale)).join('  '));

/** A formula or a figure of the catalogue as it is read. */
export const offerText = (t: Translator, text: string): string => {
  const signs = text.replace(/\s*\*\s*/g, ' × ').replace(/\bmean\b/g, 'x̄');
  return t.locale === 'vi' ? signs.replace(/(\d)\.(\d)/g, '$1,$2') : signs;
};

/** What a field of a section is called: its name in the section, or the name that all sections share. */
export function fieldLabel(t: Translator, section: SectionName, field: string): string {
  const own = wordOf(t, 'field', `${section}.${field}`);
  return own === `${section}.${field}` ? wordOf(t, 'field', field) : own;
}

export const optionName = (t: Translator, option: string): string => wordOf(t, 'option', option === '' ? 'decimal-unknown' : option === ',' ? 'decimal-comma' : option === '.' ? 'decimal-point' : option);
