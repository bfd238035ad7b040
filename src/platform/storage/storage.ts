import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../kernel/ids.ts';

/** Files kept by the SHA-256 of their content: what was stored cannot change without its name being wrong. */
export interface Storage {
  /** Stores the bytes durably and returns their SHA-256 (64 hex digits). Storing the same bytes again changes nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, checked against their hash. Throws when they are missing or were altered. */
  get(hash: string): Promise<Buffer>;
}

export function fileStorage(folder: string): Storage {
  const pathOf = (hash: string) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a content hash');
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(hash);
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const temporary = `${path}.${newId()}`;
      await writeFile(temporary, bytes, { flush: true });
      await rename(temporary, path);
      const directory = await open(join(folder, hash.slice(0, 2)), 'r');
      await directory.sync().finally(() => directory.close());
      return hash;
    },
    async get(hash) {
      const bytes = await readFile(pathOf(hash));
      if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Error(`stored file ${hash} was altered`);
      return bytes;
    },
  };
}
