import type { Bilingual } from '../../src/kernel/i18n.ts';
import type { CodeDrawing, Structure } from '../../src/platform/pdf/index.ts';
import { column, space, textPart, type Flow, type Part } from './certificate.flow.ts';
import { measure, sheet, styles } from './certificate.style.ts';
import type { CertificateSignatory } from './certificate.snapshot.ts';
import { bilingual, say, upper, whenText } from './certificate.words.ts';

const codeSize = 60;
/** Room for the code and how to enter it, by how many sign: as wide as they leave, so that the code is no taller than the signing. */
const codeColumns = [190, 190, 170];
const narrowest = 128;
const codeColumnFor = (signatories: number): number => codeColumns[signatories] ?? narrowest;
/** Room for a signature, and for the seal that stands over a third of it. */
const signatureRoom = 44;

/** Place, date and signatures on the right, the code that leads to the public check on the left, the end mark beneath. */
export function signaturesPart(flow: Flow, verification: CodeDrawing | null, root: Structure): Part {
  const { signatories } = flow.snapshot;
  const codeColumn = codeColumnFor(signatories.length);
  const width = (measure - codeColumn) / Math.max(1, signatories.length);
  const x = (i: number) => sheet.left + codeColumn + i * width;
  const date = textPart(flow, flow.words.stacked(issueText(flow), 'body', 'english'), root.child('P'), {
    x: x(Math.max(0, signatories.length - 1)), width, align: 'center',
  });
  const signatures = signatories.map((signatory, i) => signaturePart(flow, signatory, { x: x(i) + 4, width: width - 8 }, root));
  const titles = Math.max(...signatures.map((s) => s.title.height), 0);
  const names = Math.max(...signatures.map((s) => s.name.height), 0);
  const signing = date.height + 3 + titles + signatureRoom + names;
  const code = verification ? verificationPart(flow, verification, codeColumn, root) : null;
  const body = Math.max(signing, code?.height ?? 0);
  const end = textPart(flow, [[{ text: `— ${flow.words.plain(say('end'), ' / ')} —`, ...styles.small }]], root.child('P'), { align: 'center' });
  return {
    height: 10 + body + 10 + end.height,
    draw(top) {
      const y = top + 10;
      code?.draw(y);
      date.draw(y);
      for (const { title, name } of signatures) {
        title.draw(y + date.height + 3);
        name.draw(y + date.height + 3 + titles + signatureRoom);
      }
      end.draw(y + body + 10);
    },
  };
}

function issueText(flow: Flow): Bilingual {
  if (flow.draft) return say('draft-note');
  const { issuedAt: place, issuedOn } = flow.snapshot;
  const [year, month, day] = issuedOn.split('-') as [string, string, string];
  return place === '' ? say('date', { day, month, year }) : say('place-and-date', { place, day, month, year });
}

/** Title above the room for the signature, name and time beneath it. */
function signaturePart(flow: Flow, signatory: CertificateSignatory, at: { x: number; width: number }, root: Structure): { title: Part; name: Part } {
  const centred = { ...at, align: 'center' as const };
  const { words } = flow;
  const [above, title] = titleLines(signatory);
  const lines = [
    ...(signatory.meaning ? [textPart(flow, words.stacked(signatory.meaning, 'small', 'smallEnglish'), root.child('P'), centred)] : []),
    ...(above ? [textPart(flow, [[{ text: above, ...styles.strong }]], root.child('P'), centred)] : []),
    textPart(flow, words.stacked(title, 'strong', 'english'), root.child('P'), centred),
  ];
  const signed = signatory.signedAt && !flow.draft ? words.stacked(say('signed-at', { at: whenText(signatory.signedAt) }), 'small', 'smallEnglish') : [];
  const name = textPart(flow, [[{ text: signatory.name, ...styles.strong }], ...signed], root.child('P'), centred);
  return { title: column(lines), name };
}

/** "KT. GIÁM ĐỐC" over "PHÓ GIÁM ĐỐC", but "Q. GIÁM ĐỐC" on one line. */
function titleLines({ prefix, title }: CertificateSignatory): [string | null, Bilingual] {
  // A title that a person typed has no English; in small letters it would only be said again.
  const name = { vi: upper(bilingual(title)).vi, en: typeof title === 'string' ? '' : title.en };
  if (prefix === null) return [null, name];
  const before = { vi: upper(bilingual(prefix)).vi, en: typeof prefix === 'string' ? '' : prefix.en };
  const english = [before.en, name.en].filter((text) => text !== '').join(', ');
  return before.vi.includes(' ') ? [before.vi, { vi: name.vi, en: english }] : [null, { vi: `${before.vi} ${name.vi}`, en: english }];
}

function verificationPart(flow: Flow, code: CodeDrawing, width: number, root: Structure): Part {
  const { url, token } = flow.snapshot.verification;
  const address = URL.parse(url)?.host ?? url;
  const words = flow.words.stacked(say('verify', { token, address }), 'small', 'smallEnglish');
  const text = textPart(flow, words, root.child('P'), { width: width - 22 });
  return column([
    { height: codeSize, draw: (y) => flow.pdf.code(code, sheet.left, y, codeSize, codeSize, { alt: say('verify-alt', { address: url }).vi }) },
    space(5),
    text,
  ]);
}
