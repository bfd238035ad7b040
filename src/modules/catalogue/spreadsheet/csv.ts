/**
 * Reads comma, semicolon or tab separated text (RFC 4180 quoting) in UTF-8 or, with its mark, UTF-16. The separator is the one that
 * stands most often outside quotes in the first lines. Null for what is no text.
 */
export function readCsv(bytes: Buffer): string[][] | null {
  const text = decode(bytes);
  if (text === null || text.includes('\u0000')) return null;
  return split(text, separatorOf(text)).filter((row, index, all) => index < all.length - 1 || row.some((cell) => cell !== ''));
}

function decode(bytes: Buffer): string | null {
  const utf16 = bytes.length > 1 && bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function separatorOf(text: string): string {
  const head = text.split(/\r?\n/, 40).join('\n').replace(/"[^"]*"/g, '');
  const count = (sign: string) => head.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function split(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[at++]!;
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator || sign === '\n') {
      row.push(cell.endsWith('\r') && sign === '\n' ? cell.slice(0, -1) : cell);
      cell = '';
      if (sign === '\n') rows.push(row.splice(0));
    } else cell += sign;
  }
  return [...rows, [...row, cell]];
}

/**
 * A cell's text that no spreadsheet takes for a formula: one that begins with = + - @ tab or CR gets an apostrophe before it. A plain
 * number and a lone hyphen (the unit of pH) are no formula.
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^-(\d+([.,]\d+)?)?$/.test(text) ? `'${text}` : text);

/** Rows as CSV for a spreadsheet program: UTF-8 with its mark, every cell quoted and harmless, CRLF. */
export const writeCsv = (rows: ReadonlyArray<readonly string[]>): Buffer =>
  Buffer.from(`\ufeff${rows.map((row) => row.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`);
