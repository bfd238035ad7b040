import { readdirSync, readFileSync } from 'node:fs';
import { drawLabels, type SampleLabel } from '../../templates/labels/sample-label.ts';
import { requireBinary } from '../support/binaries.ts';
import { pageCount, pdfFonts, pdfInfo, pdfPicture, pdfText, readQr, squeezed } from '../support/pdf.ts';

const { default: encoder } = await import('bwip-js/generic');

const whenReadable = requireBinary('pdftotext') ? test : test.skip;

const label = (n: number): SampleLabel => ({
  code: `M26-0318-${String(n).padStart(2, '0')}`,
  url: `https://kiemnghiem.example.vn/m/M26-0318-${n}`,
  matrix: { vi: 'Nước sạch', en: 'Domestic water' },
  receivedAt: '2026-11-17T03:40:00Z',
  holdUntil: { at: '2026-11-18T03:15:00Z', analyte: { vi: 'Coliform tổng số', en: 'Total coliforms' } },
  storage: { vi: '2–8 °C, tránh sáng', en: '2–8 °C, in the dark' },
  part: { index: 1, of: 3 },
});

/** In millimetres. */
const oneLabel = { '50x30': { width: 50, height: 30 }, '70x40': { width: 70, height: 40 }, a4: { width: 70, height: 37 } };

describe.each(['50x30', '70x40', 'a4'] as const)('labels on %s', (format) => {
  whenReadable('say code, matrix, dates, storage and part', async () => {
    const pdf = await drawLabels([label(1)], { format });
    const text = squeezed(pdfText(pdf));
    for (const item of ['M26-0318-01', 'Nước sạch · Chai/túi 1/3', 'Nhận 17/11/2026 10:40', 'Thử trước 18/11/2026 10:15 (Coliform tổng số)', 'Bảo quản 2–8 °C, tránh sáng']) {
      expect(text).toContain(squeezed(item));
    }
    expect(pdfFonts(pdf).every((f) => f.embedded)).toBe(true);
  });

  whenReadable('carry a QR code that a reader reads', async () => {
    expect(readQr(await drawLabels([label(1)], { format }), 1, 300, oneLabel[format])).toBe(label(1).url);
    const { url: _, ...plain } = label(1);
    expect(readQr(await drawLabels([plain], { format }), 1, 300, oneLabel[format])).toBe(plain.code);
  });

  whenReadable('carry the Code 128 bars of the code, with quiet zones', async () => {
    expect(barsOf(await drawLabels([label(7)], { format }), format)).toEqual(expectedBars(label(7).code));
  });

  test('are the same byte for byte', async () => {
    expect(Buffer.compare(await drawLabels([label(1), label(2)], { format }), await drawLabels([label(1), label(2)], { format }))).toBe(0);
  });
});

whenReadable('a roll has one label a page of its size; a sheet has 24 and begins where it was left', async () => {
  const labels = Array.from({ length: 26 }, (_, i) => label(i + 1));
  const roll = await drawLabels(labels, { format: '50x30' });
  expect(pageCount(roll)).toBe(26);
  expect(pdfInfo(roll)).toMatch(/Page size:\s+141\.7\d* x 85\.0\d* pts/);
  expect(pageCount(await drawLabels(labels.slice(0, 24), { format: 'a4' }))).toBe(1);
  expect(pageCount(await drawLabels(labels.slice(0, 24), { format: 'a4', skip: 1 }))).toBe(2);
});

whenReadable('a long matrix is cut, and a long code is made smaller, inside the label', async () => {
  const pdf = await drawLabels([{ ...label(1), code: 'M26-0318-01-PHU-LUC-02', matrix: { vi: 'Nước thải công nghiệp sau hệ thống xử lý tập trung', en: '' } }], { format: '50x30' });
  expect(squeezed(pdfText(pdf))).toContain('M26-0318-01-PHU-LUC-02');
  expect(pdfText(pdf)).toContain('…');
});

whenReadable('a rule of storage is never cut, nor is the time of the pressing test', async () => {
  const rules = [...new Set(readdirSync('catalogue/methods').flatMap((name) => [...readFileSync(`catalogue/methods/${name}`, 'utf8').matchAll(/preservation: *\{ *vi: "([^"]+)"/g)].map(([, rule]) => rule!)))];
  expect(rules.length).toBeGreaterThan(10);
  for (const format of ['50x30', '70x40', 'a4'] as const) {
    const labels = rules.map((vi): SampleLabel => ({ ...label(1), part: undefined, storage: { vi, en: vi } }));
    const texts = await Promise.all(labels.map(async (each) => squeezed(pdfText(await drawLabels([each], { format })))));
    for (const [i, text] of texts.entries()) {
      expect(text).not.toContain('…');
      expect(text).toContain(squeezed('Thử trước 18/11/2026 10:15'));
      expect([format, rules[i], text.includes(squeezed('Bảo quản'))]).toEqual([format, rules[i], text.includes(squeezed(rules[i]!))]);
    }
    expect(texts.filter((text) => text.includes(squeezed('Bảo quản'))).length).toBeGreaterThan(rules.length / 2);
    const long = await drawLabels([{ ...label(1), holdUntil: { at: '2026-11-18T03:15:00Z', analyte: { vi: 'Tổng số vi sinh vật hiếu khí đếm được bằng kỹ thuật đổ đĩa ở 30 °C và mọi vi sinh vật khác', en: '' } } }], { format });
    expect(pdfText(long)).not.toContain('…');
  }
});

test('no label is refused', async () => {
  await expect(drawLabels([], { format: 'a4' })).rejects.toThrow('no label');
});

/** Widths of bars and spaces in modules as the encoder gives them. */
const expectedBars = (code: string): number[] => (encoder.raw('code128', code, '') as unknown as Array<{ sbs: number[] }>)[0]!.sbs;

/** The same, measured on the drawn page: a row of pixels through the bar code. */
function barsOf(pdf: Uint8Array, format: '50x30' | '70x40' | 'a4'): number[] {
  const dpi = 812.8;
  const middle = { '50x30': 30 - 5, '70x40': 40 - 6, a4: 0.5 + 37 - 8 }[format];
  const picture = pdfPicture(pdf, 1, dpi, oneLabel[format]);
  const y = Math.round((middle / 25.4) * dpi);
  const runs: number[] = [];
  let dark = false;
  let length = 0;
  for (let x = 0; x < picture.width; x++) {
    const isDark = picture.data[(y * picture.width + x) * 4]! < 128;
    if (isDark === dark) length++;
    else {
      runs.push(length);
      dark = isDark;
      length = 1;
    }
  }
  const [quiet, ...bars] = runs;
  const module = bars.reduce((sum, w) => sum + w, 0) / expectedBars('M26-0318-07').reduce((sum, w) => sum + w, 0);
  expect(quiet! / module).toBeGreaterThanOrEqual(9.5);
  return bars.map((width) => Math.round(width / module));
}

whenReadable('letters that a document had only with accents stay letters in the documents after it', async () => {
  const stored = (vi: string) => drawLabels([{ ...label(1), matrix: { vi, en: vi }, storage: { vi, en: vi } }], { format: '70x40' });
  await stored('ấềđ');
  expect(pdfText(await stored('tea date'))).toContain('tea date');
});
