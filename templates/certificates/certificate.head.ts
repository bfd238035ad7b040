import { formatDate } from '../../src/kernel/i18n.ts';
import type { Structure } from '../../src/platform/pdf/index.ts';
import { factsPart, fact } from './certificate.facts.ts';
import { column, space, textPart, type Flow, type Part } from './certificate.flow.ts';
import { accent, hairline, ink, measure, sheet, styles } from './certificate.style.ts';
import { bilingual, join, say, upper } from './certificate.words.ts';

const logoSize = 46;
const markWidth = 92;

/** Governing body and laboratory on the left; on the right the accreditation mark, only when a result is accredited. */
export function placeLetterhead(flow: Flow, root: Structure): void {
  const { laboratory } = flow.snapshot;
  const left = laboratory.logo ? logoSize + 12 : 0;
  const accreditation = flow.snapshot.samples.some((s) => s.results.some((r) => r.accredited)) ? laboratory.accreditation : null;
  const at = { x: sheet.left + left, width: measure - left - (accreditation ? markWidth + 14 : 0) };
  const contact = join(' · ', [
    laboratory.phone ? say('phone', { value: laboratory.phone }) : null,
    laboratory.email ? bilingual(laboratory.email) : null,
    laboratory.web ? bilingual(laboratory.web) : null,
  ]);
  const words = flow.words;
  const text = column([
    textPart(flow, words.stacked(upper(laboratory.governingBody), 'small', 'smallEnglish'), root.child('P'), at),
    space(1.5),
    textPart(flow, words.stacked(upper(laboratory.name), 'laboratory', 'english'), root.child('P'), at),
    space(2),
    textPart(flow, [words.inline(laboratory.address, 'small', 'smallEnglish'), [{ text: contact.vi, ...styles.small }]], root.child('P'), at),
  ]);
  const y = flow.y;
  const height = Math.max(text.height, logoSize);
  if (laboratory.logo) flow.pdf.image(laboratory.logo, sheet.left, y + 2, logoSize, logoSize, { alt: say('logo-alt', { name: laboratory.name.vi }).vi });
  text.draw(y);
  if (accreditation) drawAccreditation(flow, root, accreditation, y + 2);
  flow.y = y + height + 7;
  flow.pdf.rule(sheet.left, flow.y, sheet.right, 1, accent);
  flow.gap(16);
}

type Accreditation = NonNullable<Flow['snapshot']['laboratory']['accreditation']>;

function drawAccreditation(flow: Flow, root: Structure, { body, number, mark }: Accreditation, y: number): void {
  const x = sheet.right - markWidth;
  if (mark) return flow.pdf.image(mark, x, y, markWidth, 50, { alt: say('mark-alt', { name: number }).vi });
  const text = textPart(
    flow,
    [[{ text: number, ...styles.strong }], [{ text: 'ISO/IEC 17025:2017', ...styles.small }], ...flow.words.stacked(body, 'small', 'smallEnglish')],
    root.child('P'),
    { x: x + 5, width: markWidth - 10, align: 'center' },
  );
  flow.pdf.frame(x, y, markWidth, text.height + 9, 0.5, ink);
  text.draw(y + 4.5);
}

/** Title, number, and on an amendment which report it replaces and why. */
export function placeTitle(flow: Flow, root: Structure): void {
  const { snapshot, words } = flow;
  const title = upper(snapshot.title ?? say('title'));
  flow.place(textPart(flow, words.stacked(title, 'title', 'titleEnglish'), root.child('H1'), { align: 'center' }));
  flow.gap(3);
  flow.place(textPart(flow, [[{ text: numberText(flow), ...styles.number }]], root.child('P'), { align: 'center' }));
  const { supersedes } = snapshot;
  if (supersedes) {
    const amendment = say('amendment', { number: supersedes.number, date: formatDate(supersedes.issuedOn) });
    const reason = bilingual(supersedes.reason);
    const why = say('amendment-reason', { vi: { reason: reason.vi }, en: { reason: reason.en } });
    flow.gap(5);
    flow.place(framed(flow, textPart(flow, words.stacked(join(' ', [amendment, why]), 'body', 'english'), root.child('P'), {
      x: sheet.left + 40, width: measure - 80, align: 'center',
    })));
  }
  flow.gap(11);
}

function framed(flow: Flow, part: Part): Part {
  return {
    height: part.height + 8,
    draw(y) {
      flow.pdf.frame(sheet.left + 30, y, measure - 60, part.height + 8, 0.5, hairline);
      part.draw(y + 4);
    },
  };
}

/** "Số / No. 26-00318", or the word that says this is a draft. */
export function numberText(flow: Flow): string {
  return flow.draft ? flow.words.plain(upper(say('draft')), ' / ') : `${flow.words.plain(say('number'), ' / ')}: ${flow.snapshot.number}`;
}

/** Who asked, for what, and where the work was done. */
export function placeOrder(flow: Flow, root: Structure): void {
  const { customer, request, purpose, placeOfTesting } = flow.snapshot;
  const facts = [
    ...fact('customer', customer.name, { wide: true, strong: true }),
    ...fact('address', customer.address, { wide: true }),
    ...fact('contact', customer.contact),
    ...fact('customer-code', customer.code),
    ...fact('request', `${request.number} · ${formatDate(request.date)}`),
    ...fact('purpose', purpose),
    ...fact('place-of-testing', placeOfTesting ?? say('at-laboratory')),
  ];
  flow.place(factsPart(flow, facts, root.child('Sect')));
  flow.gap(9);
}
