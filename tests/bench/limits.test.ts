import { drawCertificate } from '../../templates/certificates/certificate.ts';
import { sheet } from '../../templates/certificates/certificate.style.ts';
import { benchEvaluation } from '../../bench/evaluation.ts';
import { recordDrawing, replay, withPlainFonts } from '../../bench/drawing.limit.ts';
import { layLaboratory } from '../../bench/laboratory.ts';
import { benchRecording } from '../../bench/recording.ts';
import { requireBinary } from '../support/binaries.ts';
import { pageCount, pdfText, squeezed } from '../support/pdf.ts';
import { water } from '../templates/certificate.fixtures.ts';

const once = { rounds: 1, warm: 0 };

test('the limit of recording writes the very rows that the commands write, in a trail that holds', async () => {
  const laboratory = await layLaboratory();
  try {
    const { rows } = await benchRecording(laboratory, once);
    expect(rows).toBeGreaterThan(1000);
  } finally {
    await laboratory.close();
  }
}, 120_000);

test('the limits of drawing print the same text on the same pages', async () => {
  if (!requireBinary('pdftotext')) return;
  const drawn = await drawCertificate(water);
  const calls = await recordDrawing(() => drawCertificate(water));
  for (const limit of [await replay(calls, [sheet.width, sheet.height]), await replay(await withPlainFonts(calls), [sheet.width, sheet.height])]) {
    expect(pageCount(limit)).toBe(pageCount(drawn));
    expect(squeezed(pdfText(limit))).toBe(squeezed(pdfText(drawn)));
  }
}, 60_000);

test('the limit of evaluating agrees digit for digit', async () => {
  expect((await benchEvaluation(once)).ours.median).toBeGreaterThan(0);
}, 60_000);
