import { formatDecimal, type Bilingual } from '../../src/kernel/i18n.ts';
import { subscripted } from '../../src/kernel/subscripts.ts';
import type { Run } from '../../src/platform/pdf/index.ts';
import type { Flow } from './certificate.flow.ts';
import { measure, styles } from './certificate.style.ts';
import type { CertificateResult, CertificateSnapshot } from './certificate.snapshot.ts';
import { bilingual, inBothLanguages, join, say } from './certificate.words.ts';

export type ColumnName = 'index' | 'analyte' | 'unit' | 'result' | 'uncertainty' | 'limit' | 'verdict' | 'method';

export interface Column {
  name: ColumnName;
  head: Bilingual;
  align: 'left' | 'center' | 'decimal';
  width: number;
}

/** What a cell is made from, besides its result: its place in the report and the sign of its footnote. */
export interface RowContext {
  index: number;
  footnote: string | null;
}

/** Room on either side of a cell's text. */
export const cellPadding = 3.4;

/** Narrowest and widest each column may become; the analyte takes what is left. */
const bounds: Record<ColumnName, [number, number]> = {
  index: [20, 26],
  analyte: [104, Infinity],
  unit: [38, 70],
  result: [58, 120],
  uncertainty: [44, 64],
  limit: [44, 92],
  verdict: [42, 62],
  method: [72, 124],
};

/** In this order columns give way when the analyte has too little room. */
const yielding: ColumnName[] = ['limit', 'result', 'method', 'unit', 'uncertainty', 'verdict'];

/** The columns that this report needs, with widths from all of its results, so that the tables of several samples line up. */
export function columnsFor(flow: Flow): Column[] {
  const results = flow.snapshot.samples.flatMap((s) => s.results);
  const needed: Array<[ColumnName, Column['align'], boolean]> = [
    ['index', 'center', true],
    ['analyte', 'left', true],
    ['unit', 'center', true],
    ['result', 'decimal', true],
    ['uncertainty', 'decimal', results.some((r) => r.expandedUncertainty !== null)],
    ['limit', 'center', results.some((r) => r.limit !== null)],
    ['verdict', 'center', results.some((r) => r.verdict !== null)],
    ['method', 'left', true],
  ];
  const columns = needed.filter(([, , wanted]) => wanted).map(([name, align]): MeasuredColumn => {
    const head = say(`column.${name}`);
    const heads = flow.words.stacked(head, 'columnHead', 'columnHeadEnglish');
    const cells = results.flatMap((r, i) => cellRuns(flow, name, r, { index: i, footnote: r.deviation === null ? null : '(m)' }));
    const widest = (most: number, runs: Run[]) => Math.max(most, runs.reduce((sum, run) => sum + flow.pdf.type.width(run.text, run), 0));
    const words = [...heads, ...cells].flatMap(wordsOf);
    const [least, most] = bounds[name];
    const bounded = (width: number) => Math.min(Math.max(Math.ceil(width) + 2 * cellPadding, least), most);
    const natural = bounded([...heads, ...cells].reduce(widest, 0));
    const broken = name === 'analyte' ? natural : bounded(flow.pdf.type.lay([...heads, ...cells], natural - 2 * cellPadding).width);
    return { name, head, align, least: bounded(words.reduce(widest, 0)), width: broken };
  });
  return shareRoom(columns);
}

/** A paragraph's words, each with the raised sign that goes with it. */
function wordsOf(runs: Run[]): Run[][] {
  const words: Run[][] = [];
  for (const run of runs) {
    if (run.rise !== undefined && words.length > 0) words.at(-1)!.push(run);
    else words.push(...run.text.split(' ').map((text) => [{ ...run, text }]));
  }
  return words;
}

/** A column with the width below which its words would be broken. */
type MeasuredColumn = Column & { least: number };

function shareRoom(columns: MeasuredColumn[]): Column[] {
  const analyte = columns.find((c) => c.name === 'analyte')!;
  const left = () => measure - columns.reduce((sum, c) => sum + (c === analyte ? 0 : c.width), 0);
  for (const name of yielding) {
    const column = columns.find((c) => c.name === name);
    const lack = Math.min(analyte.width, 110) - left();
    if (column && lack > 0) column.width = Math.max(column.least, column.width - lack);
  }
  analyte.width = left();
  return columns;
}

/** The paragraphs of one cell. */
export function cellRuns(flow: Flow, name: ColumnName, result: CertificateResult, row: RowContext): Run[][] {
  const { words } = flow;
  switch (name) {
    case 'index':
      return [[{ text: String(row.index + 1), ...styles.body }]];
    case 'analyte':
      return withSign(words.stacked(inBothLanguages(result.analyte, subscripted), 'body', 'english'), signsOf(flow.snapshot, result));
    case 'unit':
      return [[{ text: result.unit.symbol || '–', ...styles.body }], ...(result.unit.basis ? words.stacked(result.unit.basis, 'small', 'smallEnglish') : [])];
    case 'result':
      return glued(result.units ? result.units.flatMap((run) => words.stacked(join(' ', [bilingual(`${run.units}:`), run.result]), 'strong', 'english')) : words.stacked(result.result, 'strong', 'english'));
    case 'uncertainty':
      return [[{ text: result.expandedUncertainty === null ? '–' : `± ${formatDecimal(result.expandedUncertainty, 'vi')}`, ...styles.body }]];
    case 'limit':
      return [...glued(words.stacked(result.limit ?? '–', 'body', 'english')), ...(result.limitHolds ? words.stacked(bracketed(inBothLanguages(result.limitHolds, subscripted)), 'small', 'smallEnglish') : [])];
    case 'verdict':
      return words.stacked(result.verdict ? say(`verdict.${result.verdict}`) : '–', failed(result) ? 'strong' : 'body', 'english');
    case 'method':
      return withSign(glued([[{ text: result.method, ...styles.body }]]), row.footnote ? [row.footnote] : []);
  }
}

/** Broken between words and before a relation; a figure stays with its relation and its unit. */
const bracketed = (holds: Bilingual): Bilingual => {
  const write = (text: string) => `(${text.replace(/(?<=\d) (?=[<>≤≥]|\p{L}+\/)|(?<=[<>≤≥=]) (?=\d)/gu, '\u00a0')})`;
  return { vi: write(holds.vi), en: write(holds.en) };
};

const failed = ({ verdict }: CertificateResult): boolean => verdict === 'fail' || verdict === 'conditional-fail';

function withSign(paragraphs: Run[][], signs: string[]): Run[][] {
  if (signs.length > 0) paragraphs[0]!.push({ text: `\u00a0${signs.join('\u00a0')}`, ...styles.sign });
  return paragraphs;
}

/** A relation stays with its figure, and a standard's name with its number, when a cell is broken into lines. */
const glued = (paragraphs: Run[][]): Run[][] =>
  paragraphs.map((runs) => runs.map((run) => ({ ...run, text: run.text.replace(/ (?=[=<>≤≥±×–])|(?<=[=<>≤≥±×–]) |(?<=TCVN|QCVN|SMEWW|ISO|AOAC|EPA) (?=\d)|(?<=\d) (?=(?:[mµk]?[gL]|CFU|MPN)(?![a-z]))/g, '\u00a0') })));

/** External providers of the report, in order of appearance; with several, each has a number after the sign. */
export function externalProviders({ samples, marks }: CertificateSnapshot): Array<{ sign: string; name: string; reportNumber: string | null }> {
  const found = new Map<string, NonNullable<CertificateResult['external']>>();
  for (const { external } of samples.flatMap((s) => s.results)) if (external) found.set(`${external.name}\0${external.reportNumber}`, external);
  const providers = [...found.values()];
  return providers.map((p, i) => ({ ...p, sign: providers.length > 1 ? marks.external.sign.replace(/\)?$/, (end) => `${i + 1}${end}`) : marks.external.sign }));
}

/** The signs beside an analyte: accreditation, further recognitions, external provider. */
function signsOf(snapshot: CertificateSnapshot, result: CertificateResult): string[] {
  const { marks } = snapshot;
  const signs: string[] = [];
  if (snapshot.laboratory.accreditation && result.accredited === (marks.accredited.on === 'accredited')) signs.push(marks.accredited.sign);
  for (const { code, sign } of marks.designations ?? []) if (result.designations?.includes(code)) signs.push(sign);
  const { external } = result;
  const provider = external && externalProviders(snapshot).find((p) => p.name === external.name && p.reportNumber === external.reportNumber);
  if (provider) signs.push(provider.sign);
  return signs;
}
