import type { PdfWriter, Run, Structure, TextBlock } from '../../src/platform/pdf/index.ts';
import { measure, sheet } from './certificate.style.ts';
import type { CertificateSnapshot } from './certificate.snapshot.ts';
import type { Wording } from './certificate.words.ts';

/** A piece of the report whose height is known before it is drawn. */
export interface Part {
  height: number;
  draw(y: number): void;
}

/** What every piece of the report is drawn with: the data, its wording, and a place on the page that moves down. */
export interface Flow {
  readonly snapshot: CertificateSnapshot;
  readonly draft: boolean;
  readonly words: Wording;
  readonly pdf: PdfWriter;
  y: number;
  /** What is left of this page. */
  room(): number;
  /** Begins a page when less than `height` is left; tells whether it did. */
  ensure(height: number): boolean;
  /** Draws a part that must not be split. */
  place(part: Part): void;
  gap(height: number): void;
}

/** The height of a page between its head and its foot. */
export const pageRoom = sheet.bottom - sheet.top;

export function createFlow(base: Pick<Flow, 'snapshot' | 'draft' | 'words' | 'pdf'>): Flow {
  base.pdf.addPage();
  return {
    ...base,
    y: sheet.firstTop,
    room() {
      return sheet.bottom - this.y;
    },
    ensure(height) {
      if (height <= this.room() || this.y === sheet.top) return false;
      base.pdf.addPage();
      this.y = sheet.top;
      return true;
    },
    place(part) {
      this.ensure(part.height);
      part.draw(this.y);
      this.y += part.height;
    },
    gap(height) {
      if (this.y !== sheet.top) this.y += height;
    },
  };
}

/** Paragraphs across the page, or within `x` and `width`. */
export function textPart(
  flow: Flow,
  paragraphs: Run[][],
  as: Structure,
  { x = sheet.left, width = measure, align = 'left' }: { x?: number; width?: number; align?: 'left' | 'center' | 'right' } = {},
): Part {
  const block = flow.pdf.type.lay(paragraphs, width);
  return { height: block.height, draw: (y) => flow.pdf.text(block, x, y, { as, align: { to: align, width } }) };
}

/** Parts one under another as one. */
export function column(parts: Part[], gap = 0): Part {
  const height = parts.reduce((sum, p) => sum + p.height, 0) + gap * Math.max(0, parts.length - 1);
  return {
    height,
    draw(y) {
      for (const part of parts) {
        part.draw(y);
        y += part.height + gap;
      }
    },
  };
}

export const space = (height: number): Part => ({ height, draw: () => {} });

export const tallest = (blocks: TextBlock[]): number => blocks.reduce((most, block) => Math.max(most, block.height), 0);
