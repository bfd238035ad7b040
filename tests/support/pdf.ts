import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { runOn } from './binaries.ts';

/** Text in the order it was drawn, of one page or of all. */
export function pdfText(pdf: Uint8Array, page?: number): string {
  const only = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return runOn(pdf, 'pdftotext', ['-raw', '-enc', 'UTF-8', ...only, '-', '-']).toString('utf8');
}

/** Without any white space: a text is found however it was broken into lines. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '');

export function pdfInfo(pdf: Uint8Array, ...options: string[]): string {
  return runOn(pdf, 'pdfinfo', [...options, '-']).toString('utf8');
}

export const pageCount = (pdf: Uint8Array): number => Number(/^Pages:\s+(\d+)/m.exec(pdfInfo(pdf))![1]);

export function pdfFonts(pdf: Uint8Array): Array<{ name: string; embedded: boolean }> {
  const lines = runOn(pdf, 'pdffonts', ['-']).toString('utf8').trim().split('\n').slice(2);
  return lines.map((line) => ({ name: line.split(/\s+/)[0]!, embedded: /\s(yes|no)\s+(?:yes|no)\s+(?:yes|no)\s+\d+\s+\d+$/.exec(line)![1] === 'yes' }));
}

/** Words with their boxes in points. */
export function pdfWords(pdf: Uint8Array, page: number): Array<{ text: string; x1: number; x2: number; y: number }> {
  const html = runOn(pdf, 'pdftotext', ['-bbox', '-f', String(page), '-l', String(page), '-', '-']).toString('utf8');
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)<\/word>/g;
  return [...html.matchAll(word)].map(([, x1, y, x2, text]) => ({ text: text!, x1: Number(x1), x2: Number(x2), y: Number(y) }));
}

/** A page, or its top left part given in millimetres, as pixels. */
export function pdfPicture(pdf: Uint8Array, page: number, dpi: number, part?: { width: number; height: number }): PNG {
  const pixels = (length: number) => String(Math.round((length / 25.4) * dpi));
  const crop = part ? ['-x', '0', '-y', '0', '-W', pixels(part.width), '-H', pixels(part.height)] : [];
  return PNG.sync.read(runOn(pdf, 'pdftoppm', ['-png', '-r', String(dpi), '-f', String(page), '-l', String(page), ...crop, '-']));
}

/** What the QR code on a page or its top left part says, or null when there is none. */
export function readQr(pdf: Uint8Array, page: number, dpi = 150, part?: { width: number; height: number }): string | null {
  const { data, width, height } = pdfPicture(pdf, page, dpi, part);
  const read = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR;
  return (read as unknown as (d: Uint8ClampedArray, w: number, h: number) => { data: string } | null)(new Uint8ClampedArray(data), width, height)?.data ?? null;
}
