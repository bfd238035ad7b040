import type { Logger } from 'pino';
import type { Clock } from '../../kernel/clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Threads } from '../threads/threads.ts';

/** What commands and jobs may use besides the database. Put together once, in the composition root. */
export interface Services {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly mailer: Mailer;
  /** For what takes long: drawing. */
  readonly threads: Threads;
  readonly log: Logger;
  /** Address of the product as people reach it, without a trailing slash; links in mail and QR codes start with it. */
  readonly publicUrl: string;
}
