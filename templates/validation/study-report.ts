import { formatDate, formatDateTime } from '../../src/kernel/i18n.ts';
import { PdfWriter, type Plot, type Run, type Structure, type TextBlock } from '../../src/platform/pdf/index.ts';
import type { MessageKey, Translator } from '../locales/index.ts';
import { cellText, fieldLabel, figureText, kindName, limitText, messageText, offerText, optionName, unitText, verdictWord, wordOf } from '../pages/validations/words.ts';
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
  if (findings.curve) flow.curve(findings.curve, t('validations.chart.curve', { count: findings.curve.x.length }));
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
  curve(curve: FoundCurve, alt: string): void;
}

/** Text and tables from the top of the first page down, over as many pages as they need. */
function flowOf(pdf: PdfWriter): Flow {
  let y = sheet.bottom;
  const lay = (text: string, how: ReturnType<typeof style>, width = room): TextBlock => pdf.type.lay(text.split('\n').map((paragraph) => [{ text: paragraph, ...how }]), width);
  const makeRoom = (height: number): void => {
    if (y + height <= sheet.bottom) return;
    pdf.addPage();
    y = sheet.top;
  };
  const write: Flow['write'] = (text, how, as, gap) => {
    const block = lay(text, how);
    makeRoom(block.height);
    pdf.text(block, sheet.left, y, { as: pdf.root.child(as) });
    y += block.height + gap;
  };
  const row = (cells: readonly TextCell[], places: ReadonlyArray<{ x: number; width: number }>, parent: Structure, head: boolean): void => {
    const blocks = cells.map(({ text, how = head ? style('semibold', 7.6, soft) : small }, i) => lay(text, how, places[i]!.width));
    const height = Math.max(...blocks.map((block) => block.height));
    makeRoom(height + 5);
    const tr = parent.child('TR');
    blocks.forEach((block, i) => pdf.text(block, sheet.left + places[i]!.x, y, { as: head ? tr.child('TH', { scope: 'Column' }) : tr.child('TD') }));
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
    curve(curve, alt) {
      const [width, height] = [(room - 30) / 2, 130];
      makeRoom(height + 10);
      pdf.plot(joined(fitted(curve, sheet.left, y, width, height), residuals(curve, sheet.left + width + 30, y, width, height)), { alt });
      y += height + 10;
    },
    table(title, heads, rows) {
      makeRoom(60);
      if (title !== null) write(title, style('semibold', 8.5), 'P', 3);
      const places = widths([heads.map((text) => ({ text })), ...rows], (text) => pdf.type.width(text, small));
      const table = pdf.root.child('Table');
      row(heads.map((text) => ({ text })), places, table, true);
      for (const cells of rows) row(cells, places, table, false);
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

const joined = (a: Plot, b: Plot): Plot => ({ lines: [...a.lines, ...b.lines], dots: [...a.dots, ...b.dots] });

/** Positions only: ordinary numbers will do. Maps figures from `low` to `high` onto a length. */
const scale = (low: number, high: number, from: number, to: number) => (figure: number): number => from + ((figure - low) / (high - low || 1)) * (to - from);
const axis = (...points: Array<[number, number]>): Plot['lines'][number] => ({ points, weight: 0.5, color: soft });
const dot = (x: number, y: number): Plot['dots'][number] => ({ at: [x, y], radius: 1.8, color: ink });

function fitted({ x, y, coefficients, model }: FoundCurve, left: number, top: number, width: number, height: number): Plot {
  const [xs, ys, terms] = [x.map(Number), y.map(Number), coefficients.map(Number)];
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const curve = Array.from({ length: 41 }, (_, i) => low + ((high - low) * i) / 40).map((at) => [at, terms.reduce((sum, term, i) => sum + term * at ** (model.endsWith('-origin') ? i + 1 : i), 0)] as const);
  const all = [...ys, ...curve.map(([, value]) => value)];
  const [px, py] = [scale(low, high, left + 8, left + width - 4), scale(Math.min(...all), Math.max(...all), top + height - 8, top + 4)];
  return {
    lines: [axis([left, top], [left, top + height], [left + width, top + height]), { points: curve.map(([at, value]) => [px(at), py(value)]), weight: 0.9, color: ink }],
    dots: xs.map((at, i) => dot(px(at), py(ys[i]!))),
  };
}

function residuals({ x, residuals: found }: FoundCurve, left: number, top: number, width: number, height: number): Plot {
  const [xs, rest] = [x.map(Number), found.map(Number)];
  const most = Math.max(...rest.map(Math.abs)) || 1;
  const [px, py] = [scale(Math.min(...xs), Math.max(...xs), left + 8, left + width - 4), scale(-most, most, top + height - 6, top + 6)];
  return { lines: [axis([left, top], [left, top + height]), axis([left, py(0)], [left + width, py(0)])], dots: xs.map((at, i) => dot(px(at), py(rest[i]!))) };
}
