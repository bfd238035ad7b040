export { PdfWriter, type DrawOptions, type PdfOptions, type Plot, type Structure, type StructureType } from './writer.ts';
export { Typesetter, type Line, type Piece, type Run, type TextBlock } from './text.ts';
export { code128, qrCode, qrSvg, type CodeDrawing } from './codes.ts';
export type { Face } from './fonts.ts';
