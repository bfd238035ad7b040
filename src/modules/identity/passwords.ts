import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { told } from '../../platform/command/inputs.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Argon2id at the OWASP figures: m = 19 MiB, t = 2, p = 1 (about 20 ms). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

let decoy: Promise<string> | null = null;

/** Whether the password fits. Without a hash it takes as long and says no, so that nobody learns which names exist. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this one');
  const fits = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return stored !== null && fits;
}

/** A new password: 12 to 200 characters of any kind, none of the well-known ones (NIST SP 800-63B, ASVS 6.2). */
export const newPassword = () =>
  z.string().refine((value) => [...value].length >= 12, told('identity.error.password-short')).refine((value) => value.length <= 200, told('identity.error.password-long')).refine((value) => !isCommonPassword(value), told('identity.error.password-common'));
