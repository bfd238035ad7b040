import { formatDate, formatDateTime } from '../../src/kernel/i18n.ts';
import { PdfWriter, type Run, type Structure, type TextBlock } from '../../src/platform/pdf/index.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { cellText, fieldLabel, figureText, kindName, limitText, messageText, offerText, optionName, unitText, verdictWord, wordOf } from '../pages/validations/words.ts';
import { drawCurve, type CurveNames } from './study-plots.ts';
import type { FoundCurve, SectionOutcome, StudyFacts } from './study.types.ts';

const sheet = { width: 595.28, height: 841.89, left: 45, right: 550.28, top: 50, bottom: 785 };
const room = sheet.right - sheet.left;
const [ink, soft, line, bad] = ['#17191b', '#5a5d60', '#b9bbbd', '#a02318'];
const style = (face: Run['face'], size: number, color = ink) => ({ face, size, color });
const small = style('regular', 8);

interface TextCell {
  text: string;
  how?: ReturnType<typeof style>;
}

/** Draws a study for the file and the assessor (ISO/IEC 17025:2017, 7.2.2.4): what was asked, how, what was found, and what was concluded. */
export async function drawStudyReport(study: StudyFacts, now: Date, t: Translator): Promise<Uint8Array> {
  const { method, authorised } = study;
  const title = t(`validations.report.title.${study.kind}`);
  const pdf = await PdfWriter.open({ title: `${title} ${study.number}`, author: 'Chuẩn', date: authorised ? new Date(authorised.at) : now, lang: t.locale, pageSize: [sheet.width, sheet.height] });
  const flow = flowOf(pdf);
  const unit = method.unit;

  flow.write(title, style('semibold', 15), 'H1', 3);
  flow.write(t('validations.report.number', { number: study.number }), style('regular', 9.5, soft), 'P', 8);
  if (!authorised) flow.write(t('validations.report.draft', { state: t(`validations.state.${study.state}`) }), style('semibold', 10, bad), 'P', 8);
  flow.facts([
    [t('validations.analyte'), t.name(method.analyte)],
    [t('validations.method'), t('validations.edition-of', { method: method.reference, edition: method.edition })],
    [t('validations.technique'), t.name(method.technique)],
    [t('validations.matrices'), method.matrices.map((matrix) => t.name(matrix)).join('; ')],
    [t('validations.unit'), unitText(t, 'result', unit) || '–'],
    [t('validations.kind'), kindName(t, study.kind)],
    [t('validations.planned-by'), t('validations.by-on', { name: study.createdBy, date: formatDate(new Date(study.createdAt)) })],
    ...(study.submittedAt ? [[t('validations.submitted'), t('validations.by-on', { name: study.submittedBy ?? '', date: formatDateTime(new Date(study.submittedAt)) })] as const] : []),
    [t('validations.purpose'), study.purpose],
    [t('validations.procedure'), study.procedure],
  ]);

  const verdicts = study.sections.flatMap(({ name, verdicts: all }) => all.map((verdict) => ({ name, verdict })));
  if (verdicts.length) {
    flow.heading(t('validations.summary'));
    flow.table(null, ['characteristic', 'section', 'found', 'criterion', 'verdict'].map((column) => wordOf(t, 'column', column)), verdicts.map(({ name, verdict }) => [
      { text: wordOf(t, 'criterion', verdict.criterion) }, { text: t(`validations.section.${name}`) }, { text: figureText(t, verdict.figure, unit) }, { text: limitText(t, verdict, unit) },
      { text: t(verdictWord(verdict)), how: style('semibold', 8, verdict.met ? ink : bad) },
    ]));
  }
  study.sections.forEach((outcome, index) => drawSection(flow, t, outcome, unit, index + 1));

  flow.heading(t('validations.concluded'));
  if (!authorised) flow.write(t('validations.report.not-concluded'), small, 'P', 6);
  else {
    flow.facts([
      [t('validations.conclusion'), t(`validations.conclusion.${authorised.conclusion}`)],
      [t('validations.statement'), authorised.statement],
      [t('validations.taken'), authorised.edition === null ? t('validations.none-taken') : [
        ...authorised.taken.map(({ figure, text }) => `${t(`validations.own.${figure}` as MessageKey)}: ${offerText(t, text)}`), t('validations.next-edition', { edition: authorised.edition }),
      ].join('; ')],
      [t('validations.authorised'), t('validations.by-on', { name: authorised.by, date: formatDateTime(new Date(authorised.at)) })],
      [t('validations.program'), t('validations.program-version', { version: authorised.version })],
    ]);
    flow.write(t('validations.report.signed'), style('regular', 7.6, soft), 'P', 0);
  }
  const foot = style('regular', 7.4, soft);
  return pdf.finish((page, pages) => pdf.text(pdf.type.lay([[{ text: t('validations.report.foot', { number: study.number, page, pages }), ...foot }]], room), sheet.left, 803, { as: null, align: { to: 'right', width: room } }));
}

function drawSection(flow: Flow, t: Translator, { name, given, findings, refusal }: SectionOutcome, unit: string, number: number): void {
  flow.heading(`${number}. ${t(`validations.section.${name}`)}`);
  if (refusal) flow.write(messageText(t, refusal), style('regular', 8, bad), 'P', 4);
  if (!findings) return;
  for (const note of findings.notes) flow.write(messageText(t, note), style(note.tone === 'attention' ? 'semibold' : 'regular', 8), 'P', 3);
  const chosen = Object.entries(given).filter(([field, text]) => !field.startsWith('criterion-') && field !== 'decimal' && !/[\n\t]/.test(text));
  flow.pairs([
    ...chosen.map(([field, text]) => [fieldLabel(t, name, field), optionName(t, text)] as const),
    ...findings.figures.map((figure) => [wordOf(t, 'figure', figure.name), figureText(t, figure, unit)] as const),
    ...findings.offers.map(({ figure, text }) => [t('validations.offer-of', { figure: t(`validations.own.${figure}` as MessageKey) }), offerText(t, text)] as const),
  ]);
  if (findings.curve) flow.curve(findings.curve, { locale: t.locale, level: wordOf(t, 'column', 'level'), unit: unitText(t, 'result', unit), response: wordOf(t, 'column', 'response'), residual: wordOf(t, 'column', 'residual') }, t('validations.chart.curve', { count: findings.curve.x.length }));
  for (const table of findings.tables) {
    flow.table(wordOf(t, 'table', table.name), table.columns.map((column) => wordOf(t, 'column', column)), table.rows.map((cells, i) => cells.map((cell) => ({ text: cellText(t, cell), ...(table.marked?.includes(i) ? { how: style('semibold', 8) } : {}) }))));
  }
}

interface Flow {
  write(text: string, how: ReturnType<typeof style>, as: 'H1' | 'H2' | 'P', gap: number): void;
  heading(text: string): void;
  facts(rows: ReadonlyArray<readonly [term: string, detail: string]>): void;
  /** The same, two facts in a row. */
  pairs(rows: ReadonlyArray<readonly [term: string, detail: string]>): void;
  table(title: string | null, heads: readonly string[], rows: ReadonlyArray<readonly TextCell[]>): void;
  /** The points with their curve, and their residuals beside it. */
  curve(curve: FoundCurve, names: CurveNames, alt: string): void;
}

/** Text and tables from the top of the first page down, over as many pages as they need. */
function flowOf(pdf: PdfWriter): Flow {
  let y = sheet.bottom;
  const lay = (text: string, how: ReturnType<typeof style>, width = room): TextBlock => pdf.type.lay(text.split('\n').map((paragraph) => [{ text: paragraph, ...how }]), width);
  /** Answers whether that took a new page. */
  const makeRoom = (height: number): boolean => {
    if (y + height <= sheet.bottom) return false;
    pdf.addPage();
    y = sheet.top;
    return true;
  };
  const write: Flow['write'] = (text, how, as, gap) => {
    const block = lay(text, how);
    makeRoom(block.height);
    pdf.text(block, sheet.left, y, { as: pdf.root.child(as) });
    y += block.height + gap;
  };
  /** A row of a table; on a new page after the repeated head, which a screen reader has heard already (`parent` null). */
  const row = (cells: readonly TextCell[], places: ReadonlyArray<{ x: number; width: number }>, parent: Structure | null, head: boolean, repeated?: readonly TextCell[]): void => {
    const blocks = cells.map(({ text, how = head ? style('semibold', 7.6, soft) : small }, i) => lay(text, how, places[i]!.width));
    const height = Math.max(...blocks.map((block) => block.height));
    if (makeRoom(height + 5) && repeated) row(repeated, places, null, true);
    const tr = parent?.child('TR');
    const as = (): Structure | null => tr?.child(head ? 'TH' : 'TD', head ? { scope: 'Column' } : {}) ?? null;
    blocks.forEach((block, i) => pdf.text(block, sheet.left + places[i]!.x, y, { as: as() }));
    y += height + 2.2;
    pdf.rule(sheet.left, y, sheet.right, 0.3, line);
    y += 2.2;
  };
  return {
    write,
    heading(text) {
      makeRoom(60);
      y += 6;
      write(text, style('semibold', 10.5), 'H2', 4);
    },
    facts(rows) {
      const table = pdf.root.child('Table');
      for (const [term, detail] of rows) row([{ text: term, how: style('regular', 8, soft) }, { text: detail }], [{ x: 0, width: 165 }, { x: 175, width: room - 175 }], table, false);
      y += 6;
    },
    pairs(rows) {
      const table = pdf.root.child('Table');
      const column = (room - 20) / 2;
      const places = [0, column + 20].flatMap((x) => [{ x, width: column - 85 }, { x: x + column - 80, width: 80 }]);
      for (let i = 0; i < rows.length; i += 2) row(rows.slice(i, i + 2).flatMap(([term, detail]) => [{ text: term, how: style('regular', 8, soft) }, { text: detail }]), places, table, false);
      y += 6;
    },
    curve(curve, names, alt) {
      const [width, height] = [(room - 30) / 2, 150];
      makeRoom(height + 10);
      drawCurve(pdf, curve, names, { left: sheet.left, top: y, width, height, apart: 30 }, alt);
      y += height + 10;
    },
    table(title, heads, rows) {
      makeRoom(60);
      if (title !== null) write(title, style('semibold', 8.5), 'P', 3);
      const head = heads.map((text) => ({ text }));
      const places = widths([head, ...rows], (text) => pdf.type.width(text, small));
      const table = pdf.root.child('Table');
      row(head, places, table, true);
      for (const cells of rows) row(cells, places, table, false, head);
      y += 8;
    },
  };
}

const gap = 8;

/** Columns as wide as their widest text wants to be; where that is more than the page has, the wide ones give way. */
function widths(rows: ReadonlyArray<readonly TextCell[]>, measure: (text: string) => number): Array<{ x: number; width: number }> {
  const wanted = rows[0]!.map((_, at) => Math.max(24, ...rows.map((cells) => measure(cells[at]!.text) + 2)));
  const free = room - gap * (wanted.length - 1);
  let most = free;
  const fits = (limit: number): boolean => wanted.reduce((sum, each) => sum + Math.min(each, limit), 0) <= free;
  while (!fits(most) && most > 20) most -= 4;
  const taken = wanted.map((each) => Math.min(each, most));
  const spare = Math.max(0, free - taken.reduce((sum, each) => sum + each, 0)) / taken.length;
  let x = 0;
  return taken.map((each) => {
    const place = { x, width: each + spare };
    x += each + spare + gap;
    return place;
  });
}
