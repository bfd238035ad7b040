import type { Logger } from 'pino';
import type { Clock } from '../../kernel/clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Mailer } from '../mail/mailer.ts';

/** What commands and jobs may use besides the database. Put together once, in the composition root. */
export interface Services {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly mailer: Mailer;
  readonly log: Logger;
  /** Address of the product as people reach it, without a trailing slash; links in mail and QR codes start with it. */
  readonly publicUrl: string;
}
