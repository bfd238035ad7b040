import { v7 } from 'uuid';
import { randomBytes } from 'node:crypto';

/** A new UUIDv7: unique, and in the order of creation, so that keyset pages and indexes stay compact. */
export const newId = (): string => v7();

/** A random token for links and sessions: 32 bytes (256 bits) from the system's generator, URL-safe text of 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Whether a text from outside can be an id at all. PostgreSQL refuses to compare a UUID with anything else. */
export const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
