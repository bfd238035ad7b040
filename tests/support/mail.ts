import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from './product.ts';

export interface ReadMail {
  to: string;
  subject: string;
  text: string;
}

const words = (header: string): string =>
  header.replace(/\r?\n\s+/g, ' ').replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
    how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : Buffer.from(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString());

/** The messages the product kept as files, in the order they were written, as a mail program shows them. */
export function mailsOf({ dataDir }: Product): ReadMail[] {
  const folder = join(dataDir, 'mail');
  return (existsSync(folder) ? readdirSync(folder).sort() : []).map((file) => {
    const [head, ...rest] = readFileSync(join(folder, file), 'utf8').split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    const header = (name: string): string => words(new RegExp(`^${name}: ((?:.*)(?:\r\n[ \t].*)*)`, 'im').exec(head!)?.[1] ?? '');
    const text = /quoted-printable/i.test(head!)
      ? Buffer.from(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString()
      : /base64/i.test(head!) ? Buffer.from(body, 'base64').toString() : body;
    return { to: header('To'), subject: header('Subject'), text: text.replaceAll('\r\n', '\n') };
  });
}
