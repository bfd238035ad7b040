import type { Face, ParsedFont } from './fonts.ts';

/** A stretch of text in one style. Sizes and positions are in points; `rise` lifts a sign above the base line. */
export interface Run {
  text: string;
  face: Face;
  size: number;
  color: string;
  rise?: number;
  /** Language when it is not the document's, told to screen readers. */
  lang?: 'en';
}

export interface Piece extends Run {
  /** From the left end of its line. */
  x: number;
  width: number;
}

export interface Line {
  pieces: Piece[];
  width: number;
  height: number;
  /** From the top of the line to the base line. */
  baseline: number;
}

/** Text broken into lines; `width` is that of the widest line. */
export interface TextBlock {
  lines: Line[];
  width: number;
  height: number;
}

const leading = 1.28;
/** Share of the type size that stands above the base line in Inter, so that text sits in the middle of its line. */
const ascent = 0.92;

/** Measures and breaks text set in the parsed fonts. Pure: draws nothing. */
export class Typesetter {
  readonly #fonts: Record<Face, ParsedFont>;

  constructor(fonts: Record<Face, ParsedFont>) {
    this.#fonts = fonts;
  }

  /** Width in points of a text without breaks. */
  width(text: string, style: Pick<Run, 'face' | 'size'>): number {
    let width = 0;
    for (const word of text.match(/[^ ]* |[^ ]+$/g) ?? []) width += this.#wordWidth(word, style.face);
    return width * style.size;
  }

  /** Breaks paragraphs at spaces to `width`; a word that is wider is broken after punctuation, or anywhere as the last resort. */
  lay(paragraphs: Run[][], width: number): TextBlock {
    const lines = paragraphs.flatMap((runs) => this.#break(runs, width));
    return {
      lines,
      width: lines.reduce((most, line) => Math.max(most, line.width), 0),
      height: lines.reduce((sum, line) => sum + line.height, 0),
    };
  }

  #wordWidth(word: string, face: Face): number {
    const font = this.#fonts[face];
    return font.width(word) / font.unitsPerEm;
  }

  #break(runs: Run[], width: number): Line[] {
    const lines: Piece[][] = [[]];
    let used = 0;
    for (const run of runs) {
      for (const word of run.text.match(/[^ ]+ *| +/g) ?? []) {
        const bare = this.width(word.trimEnd(), run);
        if (used > 0 && used + bare > width + 0.01) {
          const carried = run.rise === undefined ? null : this.#takeLastWord(lines.at(-1)!);
          lines.push(carried ? [carried] : []);
          used = carried?.width ?? 0;
        }
        for (const [i, part] of (bare > width ? this.#split(word, run, width) : [word]).entries()) {
          const partWidth = this.width(part, run);
          // A part of a split word fills a line of its own: beside the part before it, kerning may make both wider than their sum.
          if (i > 0 || (used > 0 && used + this.width(part.trimEnd(), run) > width + 0.01)) {
            lines.push([]);
            used = 0;
          }
          this.#append(lines.at(-1)!, run, part, used, partWidth);
          used += partWidth;
        }
      }
    }
    return lines.map((pieces) => this.#line(pieces, runs[0]!));
  }

  /** A raised sign never begins a line: the word it belongs to goes with it, unless that is all there is. */
  #takeLastWord(pieces: Piece[]): Piece | null {
    const last = pieces.at(-1);
    const word = last && / ([^ ]+)$/.exec(last.text)?.[1];
    if (!word) return null;
    last.text = last.text.slice(0, -word.length);
    last.width = this.width(last.text, last);
    return { ...last, text: word, x: 0, width: this.width(word, last) };
  }

  #append(pieces: Piece[], run: Run, text: string, x: number, width: number): void {
    const last = pieces.at(-1);
    if (last && last.face === run.face && last.size === run.size && last.color === run.color && last.rise === run.rise && last.lang === run.lang) {
      last.text += text;
      last.width += width;
    } else {
      pieces.push({ ...run, text, x, width });
    }
  }

  #split(word: string, run: Run, width: number): string[] {
    const parts: string[] = [];
    let part = '';
    for (const chunk of word.match(/[^/\-–,;:_.@]*[/\-–,;:_.@]+|[^/\-–,;:_.@]+/g) ?? [word]) {
      for (const text of this.width(chunk, run) > width ? [...chunk] : [chunk]) {
        if (part !== '' && this.width(part + text.trimEnd(), run) > width) {
          parts.push(part);
          part = '';
        }
        part += text;
      }
    }
    return part === '' ? parts : [...parts, part];
  }

  #line(pieces: Piece[], first: Run): Line {
    const last = pieces.at(-1);
    if (last) {
      last.text = last.text.trimEnd();
      last.width = this.width(last.text, last);
    }
    const size = pieces.reduce((most, p) => Math.max(most, p.rise === undefined ? p.size : 0), 0) || first.size;
    return { pieces, width: last ? last.x + last.width : 0, height: size * leading, baseline: size * ascent + (size * (leading - 1.21)) / 2 };
  }
}
