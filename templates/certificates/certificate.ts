import { PdfWriter, qrCode } from '../../src/platform/pdf/index.ts';
import { column, createFlow, pageRoom } from './certificate.flow.ts';
import { drawFurniture } from './certificate.furniture.ts';
import { placeLetterhead, placeOrder, placeTitle } from './certificate.head.ts';
import { notesParts, placeOpinions } from './certificate.notes.ts';
import { commonFacts, commonPart, samplePart } from './certificate.sample.ts';
import { signaturesPart } from './certificate.signatures.ts';
import { sheet } from './certificate.style.ts';
import type { CertificateSnapshot } from './certificate.snapshot.ts';
import { bilingual, say, Wording } from './certificate.words.ts';
import { columnsFor } from './results.columns.ts';
import { placeResults } from './results.table.ts';

export type * from './certificate.snapshot.ts';
export { reportedText, type Reported } from './reported-text.ts';

/** Notes that go with the signatures to their page: no page carries signatures alone. */
const notesWithSignatures = 3;

/**
 * Draws a test report as a PDF. The same snapshot gives the same bytes, so a file can be made again and compared by its hash.
 *
 * @param options.draft - the word "BẢN NHÁP / DRAFT" stands wherever the number would, and there is no code for the public check.
 * @throws Error when a report that is no draft has no number or no date of issue.
 */
export async function drawCertificate(snapshot: CertificateSnapshot, { draft = false }: { draft?: boolean } = {}): Promise<Uint8Array> {
  if (!draft && (snapshot.number === '' || snapshot.issuedOn === '')) throw new Error('a test report needs its number and its date of issue');
  const title = bilingual(snapshot.title ?? say('title')).vi;
  const pdf = await PdfWriter.open({
    title: `${title} ${draft ? say('draft').vi : snapshot.number}`,
    author: snapshot.laboratory.name.vi,
    date: new Date(snapshot.frozenAt),
    lang: 'vi',
    pageSize: [sheet.width, sheet.height],
  });
  const code = draft ? null : await qrCode(snapshot.verification.url);
  const flow = createFlow({ snapshot, draft, pdf, words: new Wording(snapshot.language) });

  placeLetterhead(flow, pdf.root);
  placeTitle(flow, pdf.root);
  placeOrder(flow, pdf.root);

  const common = commonFacts(snapshot.samples);
  const shared = commonPart(flow, common, pdf.root);
  if (shared) {
    flow.place(shared);
    flow.gap(9);
  }
  const columns = columnsFor(flow);
  snapshot.samples.forEach((sample, i) => {
    if (i > 0) flow.gap(11);
    placeResults(flow, columns, sample, samplePart(flow, i, common, pdf.root), pdf.root);
  });
  placeOpinions(flow, pdf.root);

  flow.gap(8);
  const notes = notesParts(flow, pdf.root);
  const signatures = signaturesPart(flow, code, pdf.root);
  for (const note of notes.slice(0, -notesWithSignatures)) flow.place(note);
  const closing = column([...notes.slice(-notesWithSignatures), signatures]);
  if (closing.height <= pageRoom) flow.place(closing);
  else for (const part of [...notes.slice(-notesWithSignatures), signatures]) flow.place(part);

  return pdf.finish((page, pages) => drawFurniture(flow, page, pages));
}
