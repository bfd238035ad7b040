import { v7 } from 'uuid';
import { randomBytes } from 'node:crypto';

/** A new UUIDv7: unique, and in the order of creation, so that keyset pages and indexes stay compact. */
export const newId = (): string => v7();

/** A random token for links and sessions: 32 bytes (256 bits) from the system's generator, URL-safe text of 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');
