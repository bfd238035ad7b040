import type { Bilingual } from '../../src/kernel/i18n.ts';
import { subscripted } from '../../src/kernel/subscripts.ts';
import type { Run, Structure } from '../../src/platform/pdf/index.ts';
import { column, space, textPart, type Flow, type Part } from './certificate.flow.ts';
import { measure, sheet, styles } from './certificate.style.ts';
import { externalProviders } from './results.columns.ts';
import type { CertificateSnapshot } from './certificate.snapshot.ts';
import { bilingual, inBothLanguages, join, say, type PrintedWord } from './certificate.words.ts';

interface Note {
  /** The mark this note explains, or a dash. */
  sign: string | null;
  text: Bilingual;
}

/** 7.8.7: opinions under their own heading, told apart from results. */
export function placeOpinions(flow: Flow, root: Structure): void {
  const { opinions } = flow.snapshot;
  if (opinions.length === 0) return;
  flow.gap(7);
  const { words } = flow;
  const heading = [words.inline(say('opinions'), 'heading', 'headingEnglish'), words.inline(say('opinions-note'), 'small', 'smallEnglish')];
  const [first, ...others] = opinions.map(({ text, basis, by }) => {
    const basisText = basis === null ? null : bilingual(basis);
    const told = join(' · ', [
      basisText && say('opinion-basis', { vi: { basis: basisText.vi }, en: { basis: basisText.en } }),
      by === null ? null : say('opinion-by', { name: by }),
    ]);
    const paragraphs = words.stacked(text, 'body', 'english');
    return textPart(flow, told.vi === '' ? paragraphs : [...paragraphs, ...words.stacked(told, 'small', 'smallEnglish')], root.child('P'));
  });
  flow.place(column([textPart(flow, heading, root.child('H2')), space(2), first!]));
  for (const part of others) flow.place(part);
}

/** The notes one by one, the heading with the first. */
export function notesParts(flow: Flow, root: Structure): Part[] {
  const heading = textPart(flow, [flow.words.inline(say('notes'), 'smallStrong', 'smallEnglish')], root.child('H2'));
  const signed = notesOf(flow.snapshot).map((note) => ({
    ...note,
    mark: flow.pdf.type.lay([[{ text: note.sign ?? '–', ...(note.sign ? styles.smallStrong : styles.small) }]], Infinity),
  }));
  const at = Math.max(...signed.map(({ mark }) => mark.width)) + 6;
  const notes = signed.map(({ mark, text }) => {
    const runs: Run[] = flow.words.inline(text, 'smallInk', 'smallEnglish', ' ');
    const as = root.child('Note');
    const body = textPart(flow, [runs], as, { x: sheet.left + at, width: measure - at });
    return {
      height: body.height + 0.8,
      draw(y: number) {
        flow.pdf.text(mark, sheet.left, y, { as });
        body.draw(y);
      },
    };
  });
  return [column([heading, space(1.5), notes[0]!]), ...notes.slice(1)];
}

/** Every note this report needs: only the marks and abbreviations that occur in it are explained. */
function notesOf(snapshot: CertificateSnapshot): Note[] {
  const { samples, marks, laboratory, decisionRule } = snapshot;
  const results = samples.flatMap((s) => s.results);
  const plain = (word: PrintedWord, params?: Parameters<typeof say>[1]): Note => ({ sign: null, text: say(word, params) });
  const notes: Note[] = [...relatesTo(snapshot)];

  if (samples.some((s) => s.customerSupplied.length > 0)) notes.push({ sign: marks.customer.sign, text: say('note.customer-data') });
  if (samples.some((s) => s.customerDataCanAffectValidity)) notes.push(plain('note.customer-data-validity'));

  const marked = results.some((r) => r.accredited === (marks.accredited.on === 'accredited'));
  if (laboratory.accreditation && marked) {
    const word = marks.accredited.on === 'accredited' ? 'note.accredited' : 'note.not-accredited';
    notes.push({ sign: marks.accredited.sign, text: say(word, { number: laboratory.accreditation.number }) });
  }
  for (const { code, sign, meaning } of marks.designations ?? []) {
    if (results.some((r) => r.designations?.includes(code))) notes.push({ sign, text: meaning });
  }
  for (const { sign, name, reportNumber } of externalProviders(snapshot)) {
    const provider = join(', ', [bilingual(name), reportNumber ? say('note.external-report', { number: reportNumber }) : null]);
    notes.push({ sign, text: say('note.external', { vi: { provider: provider.vi }, en: { provider: provider.en } }) });
  }
  if (results.some((r) => r.result.vi.startsWith('KPH'))) notes.push(plain('note.nd'));
  const stated = results.filter((r) => r.expandedUncertainty !== null);
  const uncertainty = say(stated.length ? 'note.uncertainty' : 'note.uncertainty-on-request');
  notes.push({ sign: null, text: join(' ', [uncertainty, stated.length && stated.length < results.length ? say('note.uncertainty-dash') : null]) });
  const plans = results.flatMap(({ plan }) => plan ?? []);
  if (results.some(({ units }) => units)) notes.push(plain('note.units'));
  for (const plan of new Map(plans.map((each) => [each.vi, each])).values()) notes.push({ sign: null, text: plan });
  for (const { analyte, remark } of results) if (remark) notes.push({ sign: null, text: join(': ', [inBothLanguages(analyte, subscripted), remark]) });
  if (decisionRule && results.some((r) => r.verdict !== null)) {
    const { text } = decisionRule;
    notes.push(plain('note.decision-rule', { vi: { text: text.vi }, en: { text: text.en } }));
  }
  for (const note of snapshot.notes) notes.push({ sign: null, text: bilingual(note) });
  notes.push(plain('note.copying', { vi: { laboratory: laboratory.name.vi }, en: { laboratory: laboratory.name.en } }));
  notes.push(keeping(snapshot));
  return notes;
}

/** 7.8.2.1 l and 7.8.2.2: what the results relate to, by who sampled; codes are named when the samples differ in that. */
function relatesTo({ samples }: CertificateSnapshot): Note[] {
  const word = { customer: 'note.as-received', authority: 'note.as-received-authority', laboratory: 'note.as-sampled' } as const;
  const groups = Map.groupBy(samples, (s) => s.sampling.by);
  return [...groups].map(([by, of]) => {
    const whose = groups.size > 1 ? say('of-samples', { codes: of.map((s) => s.code).join(', ') }) : null;
    return { sign: null, text: join(' ', [whose, say(word[by])]) };
  });
}

function keeping({ retentionDays, complaintDays }: CertificateSnapshot): Note {
  const kept = retentionDays ? say('note.retention', { days: retentionDays }) : say('note.no-retention');
  const complaint = complaintDays !== null ? say('note.complaint', { days: complaintDays }) : retentionDays ? say('note.complaint-retention') : null;
  return { sign: null, text: join(' ', [kept, complaint]) };
}
