import { extname, join } from 'node:path';
import pino, { type Logger } from 'pino';
import { systemClock, type Clock } from './kernel/clock.ts';
import { ChangeRecorder, checkAuditing } from './platform/audit/index.ts';
import { createRunner, type Runner } from './platform/command/runner.ts';
import type { Services } from './platform/command/services.ts';
import { dialectOf, openDatabase, type Dialect, type Em, type Orm } from './platform/database/orm.ts';
import { createMailer } from './platform/mail/mailer.ts';
import { createThreads } from './platform/threads/threads.ts';
import { fileStorage } from './platform/storage/storage.ts';
import { migrations } from '../migrations/index.ts';
import type { Config } from './config.ts';
import { entities } from './entities.ts';

/** Everything a process of the product is made of. */
export interface Container {
  readonly config: Config;
  readonly orm: Orm;
  readonly dialect: Dialect;
  readonly services: Services;
  readonly runner: Runner;
  readonly log: Logger;
  /** Tells the relay of this process that there may be work. Set by whoever starts one. */
  onCommit: () => void;
  em(): Em;
  close(): Promise<void>;
}

/** Puts the product together. Only the demonstration loader and the tests may give another clock. */
export async function createContainer(config: Config, clock: Clock = systemClock): Promise<Container> {
  checkAuditing(entities);
  const log = pino({ level: config.logLevel, base: null });
  const dialect = dialectOf(config.databaseUrl);
  const orm = await openDatabase({ url: config.databaseUrl, entities, migrations: migrations(dialect) });
  orm.em.getEventManager().registerSubscriber(new ChangeRecorder());
  const services: Services = {
    // The entry has this module's own ending, whether the sources run or what was built from them.
    threads: createThreads(new URL(`./thread${extname(new URL(import.meta.url).pathname)}`, import.meta.url)),
    clock, log,
    publicUrl: config.publicUrl,
    storage: fileStorage(join(config.dataDir, 'files')),
    mailer: createMailer({ ...config.mail, folder: join(config.dataDir, 'mail') }),
  };
  const container: Container = {
    config, orm, dialect, services, log,
    runner: createRunner(orm, dialect, services, () => container.onCommit()),
    onCommit: () => undefined,
    em: () => orm.em.fork() as Em,
    async close() {
      await services.threads.close();
      await orm.close(true);
    },
  };
  return container;
}
