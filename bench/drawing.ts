import { drawCertificate, type CertificateSnapshot } from '../templates/certificates/certificate.ts';
import { qrCode } from '../src/platform/pdf/index.ts';
import { sheet } from '../templates/certificates/certificate.style.ts';
import { recordDrawing, replay, withPlainFonts } from './drawing.limit.ts';
import { interleave, millisecondsEach, spreadOf, type Comparison } from './measure.ts';

export interface Drawing {
  /** Beside pdfkit as it comes, with fonts that were parsed once. */
  plain: Comparison;
  /** Beside pdfkit with the words' shapes remembered, as the product remembers them: the fastest that can be written. */
  fastest: Comparison;
  /** Computing the QR code, of which the limits are given the finished rectangles. */
  code: number;
  /** Bytes of the two files. */
  bytes: { ours: number; limit: number };
  calls: number;
}

/** Drawing one certificate, milliseconds each, in a process that has parsed its fonts. */
export async function benchDrawing(snapshot: CertificateSnapshot, { rounds, warm }: { rounds: number; warm: number }): Promise<Drawing> {
  const pageSize: [number, number] = [sheet.width, sheet.height];
  // Drawn once before: the fonts are parsed now, and the calls that parse them are not among those recorded.
  const ours = (await drawCertificate(snapshot)).length;
  const calls = await recordDrawing(() => drawCertificate(snapshot));
  const plainCalls = await withPlainFonts(calls);
  const times = 5;
  const several = (draw: () => Promise<unknown>) => () => millisecondsEach(times, async () => {
    for (let i = 0; i < times; i++) await draw();
  });
  const draw = several(() => drawCertificate(snapshot));
  const code: number[] = [];
  const fastest = await interleave(draw, several(() => replay(calls, pageSize)), { rounds, warm });
  const plain = await interleave(draw, several(() => replay(plainCalls, pageSize)), { rounds, warm });
  for (let i = 0; i < rounds; i++) code.push((await several(() => qrCode(snapshot.verification.url))()).processor);
  return { fastest, plain, code: spreadOf(code).median, bytes: { ours, limit: (await replay(calls, pageSize)).length }, calls: calls.length };
}
