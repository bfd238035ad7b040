import type { CodeDrawing } from './codes.ts';
import { loadFonts, type Face, type ParsedFont } from './fonts.ts';
import { loadPdfKit, type PdfDocument } from './pdfkit.ts';
import { Typesetter, type Line, type TextBlock } from './text.ts';

export interface PdfOptions {
  title: string;
  author: string;
  /** Dates the file. The same data and date give the same bytes. */
  date: Date;
  lang: 'vi' | 'en';
  /** In points. */
  pageSize: [number, number];
}

export type StructureType = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Sect' | 'Note' | 'Figure' | 'Caption';

/** A place in the tagged structure; what is drawn with it is read in the order of drawing. */
export interface Structure {
  child(type: StructureType, options?: { alt?: string; scope?: 'Column' }): Structure;
  mark(draw: () => void): void;
}

export interface Plot {
  lines: ReadonlyArray<{ points: ReadonlyArray<readonly [x: number, y: number]>; weight: number; color: string }>;
  dots: ReadonlyArray<{ at: readonly [x: number, y: number]; radius: number; color: string }>;
}

export interface DrawOptions {
  /** Null: furniture that a screen reader skips (page heads, page feet). */
  as: Structure | null;
  /** Each line within this width; left when not given. */
  align?: { to: 'left' | 'center' | 'right'; width: number };
}

/**
 * A PDF being written: made to PDF/A-3 level A (fonts embedded, sRGB intent, tagged, dated metadata), which no validator has confirmed.
 * Positions are points from the top left corner. Pages stay open until `finish`, so that "page n of N" can be added last.
 */
export class PdfWriter {
  readonly type: Typesetter;
  readonly root: Structure;
  readonly #doc: PdfDocument;
  readonly #fonts: Record<Face, ParsedFont>;
  readonly #bytes: Promise<Uint8Array>;
  readonly #end: () => void;
  #pages = 0;

  private constructor(doc: PdfDocument, fonts: Record<Face, ParsedFont>) {
    this.#doc = doc;
    this.#fonts = fonts;
    this.type = new Typesetter(fonts);
    this.#bytes = collect(doc);
    const root = doc.struct('Document');
    doc.addStructure(root);
    this.root = this.#structure(root, 'Document');
    this.#end = () => root.end();
  }

  static async open(options: PdfOptions): Promise<PdfWriter> {
    const Document = await loadPdfKit();
    const fonts = await loadFonts(Document);
    const doc = new Document({
      autoFirstPage: false,
      bufferPages: true,
      font: null as unknown as string,
      size: options.pageSize,
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      lang: options.lang === 'vi' ? 'vi-VN' : 'en',
      displayTitle: true,
      info: { Title: options.title, Author: options.author, Creator: 'Chuẩn', CreationDate: options.date, ModDate: options.date },
    });
    return new PdfWriter(doc, fonts);
  }

  get pages(): number {
    return this.#pages;
  }

  addPage(): void {
    this.#doc.addPage();
    this.#pages++;
  }

  /** Draws laid out text with its top left corner at x, y. */
  text(block: TextBlock, x: number, y: number, { as, align }: DrawOptions): void {
    this.#marked(as, () => {
      let top = y;
      for (const [i, line] of block.lines.entries()) {
        const slack = align ? align.width - line.width : 0;
        const left = x + (align?.to === 'center' ? slack / 2 : align?.to === 'right' ? slack : 0);
        this.#line(line, left, top + line.baseline, i < block.lines.length - 1);
        top += line.height;
      }
    });
  }

  rule(x1: number, y: number, x2: number, weight: number, color: string): void {
    this.#marked(null, () => this.#doc.moveTo(x1, y).lineTo(x2, y).lineWidth(weight).strokeColor(color).stroke());
  }

  /** The outline of a rectangle. */
  frame(x: number, y: number, width: number, height: number, weight: number, color: string): void {
    this.#marked(null, () => this.#doc.rect(x, y, width, height).lineWidth(weight).strokeColor(color).stroke());
  }

  /** Draws a code into a box of this size, as one filled path. */
  code(code: CodeDrawing, x: number, y: number, width: number, height: number, options: { alt: string }): void {
    const sx = width / code.width;
    const sy = height / code.height;
    this.root.child('Figure', options).mark(() => {
      for (const bar of code.bars) this.#doc.rect(x + bar.x * sx, y + bar.y * sy, bar.width * sx, bar.height * sy);
      this.#doc.fillColor('#000000').fill();
    });
  }

  /** Lines through points and dots at points, in one figure. Positions as everywhere, in points from the top left corner. */
  plot({ lines, dots }: Plot, options: { alt: string }): void {
    this.root.child('Figure', options).mark(() => {
      for (const { points, weight, color } of lines) {
        points.forEach(([x, y], i) => (i === 0 ? this.#doc.moveTo(x, y) : this.#doc.lineTo(x, y)));
        this.#doc.lineWidth(weight).strokeColor(color).stroke();
      }
      for (const { at: [x, y], radius, color } of dots) this.#doc.circle(x, y, radius).fillColor(color).fill();
    });
  }

  /** A PNG or JPEG given as a data URL, scaled into the box and centred. */
  image(dataUrl: string, x: number, y: number, width: number, height: number, options: { alt: string }): void {
    this.root.child('Figure', options).mark(() => {
      this.#doc.image(dataUrl, x, y, { fit: [width, height], align: 'center', valign: 'center' });
    });
  }

  /** Calls `foot` on every page with its number from 1, then closes the file. */
  async finish(foot?: (page: number, pages: number) => void): Promise<Uint8Array> {
    for (let i = 0; i < this.#pages; i++) {
      this.#doc.switchToPage(i);
      foot?.(i + 1, this.#pages);
    }
    this.#end();
    this.#doc.end();
    return this.#bytes;
  }

  /** A line that goes on ends in a space, which is not seen: a screen reader would join the words on either side. */
  #line(line: Line, x: number, baseline: number, goesOn: boolean): void {
    for (const [i, piece] of line.pieces.entries()) {
      if (piece.text === '') continue;
      this.#doc.font(this.#fonts[piece.face] as unknown as string, piece.face, piece.size).fillColor(piece.color);
      if (piece.lang) this.#doc.markContent('Span', { lang: piece.lang });
      const text = goesOn && i === line.pieces.length - 1 ? `${piece.text} ` : piece.text;
      this.#doc.text(text, x + piece.x, baseline - (piece.rise ?? 0), { lineBreak: false, baseline: 'alphabetic' });
      if (piece.lang) this.#doc.endMarkedContent();
    }
  }

  #marked(as: Structure | null, draw: () => void): void {
    if (as) return as.mark(draw);
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #structure(element: PDFKit.PDFStructureElement, type: StructureType): Structure {
    return {
      child: (childType, options = {}) => {
        const child = this.#doc.struct(childType, options as PDFKit.Mixins.StructureElementOptions);
        element.add(child);
        return this.#structure(child, childType);
      },
      mark: (draw) => {
        const content = this.#doc.markStructureContent(type);
        draw();
        this.#doc.endMarkedContent();
        element.add(content);
      },
    };
  }
}

async function collect(doc: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
