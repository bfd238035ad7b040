/** A code drawn as rectangles on a grid of modules; x grows right, y grows down. */
export interface CodeDrawing {
  /** In modules, without the quiet zone. */
  width: number;
  height: number;
  bars: Array<{ x: number; y: number; width: number; height: number }>;
}

type Matrix = { pixs: number[]; pixx: number; pixy: number };
type Bars = { sbs: number[] };

/** The encoder is loaded at first use: it is large, and most processes never draw a code. (Its named export `raw` is a symbology.) */
const encoder = async () => (await import('bwip-js/generic')).default;

/** A QR code at error correction level M. Needs a quiet zone of 4 modules around it. */
export async function qrCode(text: string): Promise<CodeDrawing> {
  const [symbol] = (await encoder()).raw('qrcode', text, 'eclevel=M') as Matrix[];
  const { pixs, pixx, pixy } = symbol!;
  const bars: CodeDrawing['bars'] = [];
  for (let y = 0; y < pixy; y++) {
    for (let x = 0; x < pixx; x++) {
      const start = x;
      while (x < pixx && pixs[y * pixx + x]) x++;
      if (x > start) bars.push({ x: start, y, width: x - start, height: 1 });
    }
  }
  return { width: pixx, height: pixy, bars };
}

/** A Code 128 symbol one module high; stretch it to the height wanted. Needs a quiet zone of 10 modules on either side. */
export async function code128(text: string): Promise<CodeDrawing> {
  const [symbol] = (await encoder()).raw('code128', text, '') as unknown as Bars[];
  const bars: CodeDrawing['bars'] = [];
  let x = 0;
  symbol!.sbs.forEach((width, i) => {
    if (i % 2 === 0) bars.push({ x, y: 0, width, height: 1 });
    x += width;
  });
  return { width: x, height: 1, bars };
}

/** A QR code as SVG markup for a page, with its quiet zone; black in the text's colour on nothing. */
export async function qrSvg(text: string): Promise<string> {
  const { width, height, bars } = await qrCode(text);
  const quiet = 4;
  const path = bars.map((bar) => `M${bar.x + quiet} ${bar.y + quiet}h${bar.width}v${bar.height}h-${bar.width}z`).join('');
  return `<svg viewBox="0 0 ${width + 2 * quiet} ${height + 2 * quiet}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}
