import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { PdfDocumentClass } from './pdfkit.ts';

/** The faces documents are set in. Inter has every Vietnamese letter, ≤ ≥ ± µ, superscripts and tabular figures. */
export type Face = 'regular' | 'italic' | 'semibold';

interface GlyphRun {
  glyphs: Array<{ id: number; advanceWidth: number; codePoints: number[] }>;
  positions: Array<Record<string, number>>;
  readonly advanceWidth: number;
}

/** The part of a parsed font (fontkit) that is used here and by pdfkit, which takes any object that can lay out text. */
export interface ParsedFont {
  unitsPerEm: number;
  layout(text: string, features?: unknown): GlyphRun;
  /** Advance width of a text, in font units. */
  width(text: string): number;
}

const files: Record<Face, string> = {
  regular: '400Regular/Inter_400Regular.ttf',
  italic: '400Regular_Italic/Inter_400Regular_Italic.ttf',
  semibold: '600SemiBold/Inter_600SemiBold.ttf',
};

const tabularFigures = { tnum: true };
/** Only figures are set tabular: the feature also widens the hyphens of a code. */
const isFigure = /^[\d.,]+ *$/;
const rememberedWords = 20_000;

let fonts: Promise<Record<Face, ParsedFont>> | undefined;

/** The faces, read and parsed once per process. `Document` is pdfkit's, given because it brings the parser. */
export function loadFonts(Document: PdfDocumentClass): Promise<Record<Face, ParsedFont>> {
  fonts ??= parseFonts(Document).catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  return fonts;
}

async function parseFonts(Document: PdfDocumentClass): Promise<Record<Face, ParsedFont>> {
  const { resolve } = createRequire(import.meta.url);
  const read = async ([face, file]: [string, string]) => {
    const bytes = await readFile(resolve(`@expo-google-fonts/inter/${file}`));
    return [face, rememberLayouts(parse(Document, bytes))] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(files).map(read))) as Record<Face, ParsedFont>;
}

/** pdfkit parses a font given as bytes; the result is kept, because parsing costs as much as drawing a page. */
function parse(Document: PdfDocumentClass, bytes: Uint8Array): ParsedFont {
  const scratch = new Document({ autoFirstPage: false, font: null as unknown as string });
  scratch.font(bytes as Buffer);
  const { font } = (scratch as unknown as { _font: { font: ParsedFont & Glyphs } })._font;
  keepMeaning(font);
  return font;
}

interface Glyphs {
  getGlyph(id: number, codePoints?: number[]): GlyphRun['glyphs'][number];
}

/**
 * The parser keeps each glyph with the letters it was first asked for by. Putting an accented letter into a document asks for its parts
 * by no letter at all, and every later document of the process would show an "a" that can neither be searched nor read aloud. So a
 * glyph without letters takes those it is next asked for by.
 */
function keepMeaning(font: Glyphs): void {
  const get = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const glyph = get(id, codePoints);
    if (glyph.codePoints.length === 0) glyph.codePoints = codePoints;
    return glyph;
  };
}

/**
 * Shaping is the slowest part of drawing, and certificates repeat their words: each word is shaped once per process, figures
 * with tabular digits. pdfkit scales the positions it gets in place, so each call gets its own copies.
 */
function rememberLayouts(font: ParsedFont): ParsedFont {
  const shape = font.layout.bind(font);
  const known = new Map<string, { run: GlyphRun; width: number }>();
  const shaped = (text: string): { run: GlyphRun; width: number } => {
    let found = known.get(text);
    if (!found) {
      const run = shape(text, isFigure.test(text) ? tabularFigures : undefined);
      if (known.size >= rememberedWords) known.clear();
      known.set(text, (found = { run, width: run.advanceWidth }));
    }
    return found;
  };
  font.width = (text) => shaped(text).width;
  font.layout = (text) => {
    const { run } = shaped(text);
    const positions = run.positions.map((p) => ({ ...p }));
    return {
      glyphs: run.glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((sum, p) => sum + p['xAdvance']!, 0);
      },
    };
  };
  return font;
}
