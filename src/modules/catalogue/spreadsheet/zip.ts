import { crc32, inflateRawSync } from 'node:zlib';

/** A file that is no ZIP archive, or not one that is safe to open. The message is for the log. */
export class UnsafeArchive extends Error {}

const bounds = { entries: 500, unpacked: 40 * 1024 * 1024 };
export const zipMagic = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * Unpacks the wanted entries of a ZIP archive, by its central directory. The sizes that the directory declares are added up before
 * anything is unpacked, and an entry that unpacks to more than it declares is refused. Throws UnsafeArchive.
 */
export function unpack(bytes: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  if (!bytes.subarray(0, 4).equals(zipMagic)) throw new UnsafeArchive('not a zip archive');
  const entries = directory(bytes);
  if (entries.reduce((sum, { size }) => sum + size, 0) > bounds.unpacked) throw new UnsafeArchive('unpacks to too much');
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    if (files.has(entry.name)) throw new UnsafeArchive('an entry stands twice');
    files.set(entry.name, content(bytes, entry));
  }
  return files;
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

function directory(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw new UnsafeArchive('no central directory');
  const count = bytes.readUInt16LE(end + 10);
  if (count > bounds.entries) throw new UnsafeArchive('too many entries');
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new UnsafeArchive('the central directory is broken');
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [packed, size, offset] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 42)];
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    if (flags & 1) throw new UnsafeArchive('encrypted');
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + name), method, packed, size, offset });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function content(bytes: Buffer, { method, packed, size, offset }: Entry): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw new UnsafeArchive('an entry is not where it should be');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) throw new UnsafeArchive('an entry is cut off');
  if (method === 0) {
    if (packed !== size) throw new UnsafeArchive('an entry lies about its size');
    return data;
  }
  if (method !== 8) throw new UnsafeArchive('an unknown compression');
  try {
    const out = inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
    if (out.length === size) return out;
  } catch {
    // Told below: more than declared, or no deflate data at all.
  }
  throw new UnsafeArchive('an entry lies about its size');
}

/** A plain archive of the files, not compressed: what a reader gets after every entry was checked. */
export function pack(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of files) {
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, place, title);
    parts.push(zipMagic, common, title, data);
    offset += 30 + title.length + data.length;
  }
  const directorySize = central.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directorySize, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...central, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
