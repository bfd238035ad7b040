import { loadPdfKit, type PdfDocument, type PdfDocumentClass } from '../src/platform/pdf/pdfkit.ts';

type Call = [name: string, args: unknown[]];

/** What puts something on a page, or says how. Tags and metadata are left out: the page looks the same without them. */
const drawing = ['addPage', 'switchToPage', 'font', 'fontSize', 'fillColor', 'strokeColor', 'lineWidth', 'text', 'moveTo', 'lineTo', 'rect', 'stroke', 'fill', 'image'] as const;

/** Everything that `draw` draws with pdfkit, call by call, with the fonts as they were parsed. */
export async function recordDrawing(draw: () => Promise<unknown>): Promise<Call[]> {
  const calls: Call[] = [];
  const target = (await loadPdfKit()).prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const own = new Set(Object.getOwnPropertyNames(target));
  let depth = 0;
  for (const name of drawing) {
    const inherited = target[name]!;
    target[name] = function (this: unknown, ...args: unknown[]): unknown {
      // pdfkit calls itself: only what came from outside is kept.
      if (depth === 0) calls.push([name, args.map((arg) => (name === 'font' ? arg : structuredClone(arg)))]);
      depth++;
      try {
        return inherited.apply(this, args);
      } finally {
        depth--;
      }
    };
  }
  try {
    await draw();
  } finally {
    for (const name of drawing) if (!own.has(name)) delete target[name];
  }
  return calls;
}

/** The fonts that the calls draw with, parsed anew without what the product remembers of shaped words: pdfkit as it comes. */
export async function withPlainFonts(calls: readonly Call[]): Promise<Call[]> {
  const Document = await loadPdfKit();
  const scratch = new Document({ autoFirstPage: false, font: null as unknown as string });
  const parsed = new Map<unknown, unknown>();
  return calls.map(([name, args]): Call => {
    if (name !== 'font') return [name, args];
    const known = args[0] as { stream: { buffer: Uint8Array } };
    if (!parsed.has(known)) {
      scratch.font(known.stream.buffer as Buffer);
      parsed.set(known, (scratch as unknown as { _font: { font: unknown } })._font.font);
    }
    return [name, [parsed.get(known), ...args.slice(1)]];
  });
}

/** The same pages by bare pdfkit: no measuring, no breaking of lines, no tags, no PDF/A, no codes to compute. */
export async function replay(calls: readonly Call[], pageSize: [number, number]): Promise<Uint8Array> {
  const Document: PdfDocumentClass = await loadPdfKit();
  const doc = new Document({ autoFirstPage: false, bufferPages: true, font: null as unknown as string, size: pageSize, margin: 0 });
  const bytes = collect(doc);
  const target = doc as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const [name, args] of calls) target[name]!(...args);
  doc.end();
  return bytes;
}

async function collect(doc: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of doc as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
