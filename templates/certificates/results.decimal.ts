import type { TextBlock } from '../../src/platform/pdf/index.ts';
import type { Flow } from './certificate.flow.ts';
import type { CertificateResult } from './certificate.snapshot.ts';
import { cellPadding, cellRuns, type Column } from './results.columns.ts';

/** Where the figures of a column stand so that their decimal signs are under one another. */
export interface Axis {
  /** Left edge of a laid out figure within its cell; null for a text, which is centred. */
  offset(block: TextBlock): number | null;
}

/** A figure: sign or relation, whole part, and the rest from the decimal sign on, with a power of ten if any. */
const figure = /^([<>≤≥≈±] ?)?(\d+)([.,]\d+)?( ?× ?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?$/;

/** Finds the axis that centres all figures of a column as one; figures that are together too wide are centred one by one. */
export function decimalAxis(flow: Flow, column: Column, results: CertificateResult[]): Axis {
  const { type } = flow.pdf;
  let before = 0;
  let after = 0;
  const split = (block: TextBlock): { before: number; after: number } | null => {
    const [piece, ...others] = block.lines.flatMap((line) => line.pieces);
    const match = piece && others.length === 0 ? figure.exec(piece.text) : null;
    if (!match) return null;
    const whole = type.width((match[1] ?? '') + match[2]!, piece!);
    return { before: whole, after: piece!.width - whole };
  };
  for (const [index, result] of results.entries()) {
    const parts = split(type.lay(cellRuns(flow, column.name, result, { index, footnote: null }), Infinity));
    if (!parts) continue;
    before = Math.max(before, parts.before);
    after = Math.max(after, parts.after);
  }
  const start = (column.width - before - after) / 2;
  return {
    offset(block) {
      const parts = split(block);
      return parts && start >= cellPadding - 0.5 ? start + before - parts.before : null;
    },
  };
}
