import busboy from 'busboy';
import type { Request } from 'express';
import { Invalid, Refusal } from '../../kernel/errors.ts';
import type { Upload } from './route.ts';

export class TooLarge extends Refusal {
  readonly status = 413;
  constructor() {
    super('error.too-large');
  }
}

export interface Body {
  fields: Record<string, unknown>;
  uploads: Upload[];
}

/** No keyboard types it and PostgreSQL keeps no text that holds it. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

const limits = { text: 1024 * 1024, file: 20 * 1024 * 1024, files: 5, fields: 5000 };

/** Reads a form, an upload or JSON. Bounded in size and count; a body of another type is ignored. */
export async function readBody(request: Request): Promise<Body> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (type === 'multipart/form-data') return readUpload(request);
  if (type === 'application/json') {
    const text = await readText(request);
    if (text === '') return { fields: {}, uploads: [] };
    try {
      const value: unknown = JSON.parse(text, (key, inner: unknown) => (key === '__proto__' ? undefined : typeof inner === 'string' ? withoutNul(inner) : inner));
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new SyntaxError('not an object');
      return { fields: value as Record<string, unknown>, uploads: [] };
    } catch {
      throw Invalid.field('', 'error.json');
    }
  }
  if (type === 'application/x-www-form-urlencoded') return { fields: nest([...new URLSearchParams(await readText(request))]), uploads: [] };
  return { fields: {}, uploads: [] };
}

async function readText(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.text) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readUpload(request: Request): Promise<Body> {
  const broken = () => Invalid.field('', 'error.upload');
  return new Promise((resolve, reject) => {
    const fields: Array<[string, string]> = [];
    const uploads: Upload[] = [];
    // Without a boundary in its type the parser cannot even be made.
    if (!/boundary=/i.test(request.headers['content-type'] ?? '')) return reject(broken());
    const parser = busboy({ headers: request.headers, limits: { fileSize: limits.file, files: limits.files, fields: limits.fields, fieldSize: limits.text } });
    const refuse = () => reject(new TooLarge());
    parser.on('field', (name, value) => fields.push([name, value]));
    parser.on('file', (field, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', refuse);
      // A file that is cut off tells it here as well; unheard it would end the process.
      stream.on('error', () => reject(broken()));
      stream.on('end', () => {
        if (filename) uploads.push({ field, name: filename, type: mimeType, bytes: Buffer.concat(chunks) });
      });
    });
    parser.on('filesLimit', refuse);
    parser.on('fieldsLimit', refuse);
    parser.on('error', () => reject(broken()));
    request.on('error', reject);
    parser.on('close', () => resolve({ fields: nest(fields), uploads }));
    request.pipe(parser);
  });
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Form names with dots become nested values: `samples.0.name=Nước&samples.0.methods=a&samples.0.methods=b` gives
 * `{samples: [{name: 'Nước', methods: ['a', 'b']}]}`. A name that repeats is a list. Whole-number parts are places in a list.
 */
export function nest(pairs: ReadonlyArray<readonly [string, string]>): Record<string, unknown> {
  const top = Object.create(null) as Record<string, unknown>;
  for (const [name, raw] of pairs) {
    const value = withoutNul(raw);
    const path = name.split('.');
    if (path.length > 8 || path.some((part) => forbidden.has(part))) continue;
    let at: Record<string, unknown> = top;
    for (const part of path.slice(0, -1)) {
      const inner = at[part];
      // A name that held a text before and is a group now is a group; the text is lost.
      at = (isGroup(inner) ? inner : (at[part] = Object.create(null) as object)) as Record<string, unknown>;
    }
    const last = path.at(-1)!;
    const earlier = at[last];
    if (isGroup(earlier)) continue;
    at[last] = earlier === undefined ? value : Array.isArray(earlier) ? [...earlier, value] : [earlier, value];
  }
  return listed(top) as Record<string, unknown>;
}

const isGroup = (value: unknown): boolean => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Objects whose names are whole numbers become lists, in their order. */
function listed(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listed(inner)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) return [...entries].sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  return Object.fromEntries(entries);
}
