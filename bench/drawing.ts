import { drawCertificate, type CertificateSnapshot } from '../templates/certificates/certificate.ts';
import { sheet } from '../templates/certificates/certificate.style.ts';
import { recordDrawing, replay } from './drawing.limit.ts';
import { interleave, millisecondsEach, type Comparison } from './measure.ts';

export interface Drawing extends Comparison {
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
  const bytes = { ours, limit: (await replay(calls, pageSize)).length };
  const times = 5;
  const several = (draw: () => Promise<unknown>) => () => millisecondsEach(times, async () => {
    for (let i = 0; i < times; i++) await draw();
  });
  const comparison = await interleave(several(() => drawCertificate(snapshot)), several(() => replay(calls, pageSize)), { rounds, warm });
  return { ...comparison, bytes, calls: calls.length };
}
