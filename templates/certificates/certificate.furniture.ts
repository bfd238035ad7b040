import { formatDate } from '../../src/kernel/i18n.ts';
import type { Flow } from './certificate.flow.ts';
import { numberText } from './certificate.head.ts';
import { hairline, measure, sheet, styles } from './certificate.style.ts';
import { say, upper } from './certificate.words.ts';

const headTop = 34;
const footTop = 803;

/**
 * 7.8.2.1 d: on every page the number and "page n of N"; the running head from the second page on, the form in the foot. A
 * single sheet of several can be checked too: every foot has the code and where to enter it.
 */
export function drawFurniture(flow: Flow, page: number, pages: number): void {
  const { snapshot, words, pdf } = flow;
  const draw = (text: string, y: number, to: 'left' | 'right', style: 'small' | 'smallStrong' = 'small') =>
    pdf.text(pdf.type.lay([[{ text, ...styles[style] }]], Infinity), sheet.left, y, { as: null, align: { to, width: measure } });

  if (page > 1) {
    draw(upper(snapshot.laboratory.name).vi, headTop, 'left');
    draw(numberText(flow), headTop, 'right', 'smallStrong');
    pdf.rule(sheet.left, headTop + 13, sheet.right, 0.4, hairline);
  }
  const { code, version, effective } = snapshot.form;
  pdf.rule(sheet.left, footTop, sheet.right, 0.4, hairline);
  // What the laboratory has not entered of its form is left out.
  const form = [code && say('form.code', { code }).vi, version && say('form.version', { version }).vi, effective && say('form.effective', { date: formatDate(effective) }).vi];
  draw(form.filter(Boolean).join(' · '), footTop + 5, 'left');
  draw(`${numberText(flow)}  ·  ${words.plain(say('page'))} ${page}/${pages}`, footTop + 5, 'right');
  if (flow.draft) return;
  const { url, token } = snapshot.verification;
  draw(`${words.plain(say('verify-code'))}: ${token}  ·  ${URL.parse(url)?.host ?? url}/verify`, footTop + 15, 'left');
}
