import { randomBytes, randomUUID } from 'node:crypto';
import { systemClock } from './clock.ts';

let latest = 0;
let count = 0;

/**
 * A new UUIDv7: unique, and in the order of creation, so that keyset pages and indexes stay compact. Of one millisecond a counter of
 * 12 bits keeps the order (RFC 9562, 6.2 method 1); the other 62 bits are random.
 */
export function newId(): string {
  const now = systemClock.now().getTime();
  if (now > latest) [latest, count] = [now, 0];
  else if (++count > 0xfff) [latest, count] = [latest + 1, 0];
  const time = latest.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`;
}

/** A random token for links and sessions from the system's generator: 32 bytes (256 bits) unless told, URL-safe text of 43 characters. */
export const newToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** Whether a text from outside can be an id at all. PostgreSQL refuses to compare a UUID with anything else. */
export const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
