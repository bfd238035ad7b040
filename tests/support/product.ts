import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '../../src/kernel/clock.ts';
import { system, type Actor, type Role } from '../../src/kernel/actor.ts';
import { permission } from '../../src/kernel/policy.ts';
import { readConfig } from '../../src/config.ts';
import { createContainer, type Container } from '../../src/container.ts';
import { command } from '../../src/platform/command/command.ts';
import { migrate } from '../../src/platform/database/orm.ts';
import { Person } from '../../src/modules/identity/index.ts';
import { hashPassword } from '../../src/modules/identity/passwords.ts';
import { handler } from '../../workers/job.ts';
import { jobs } from '../../workers/registry.ts';
import { newId } from '../../src/kernel/ids.ts';
import { lease, type Delivery } from '../../src/platform/outbox/lease.ts';
import { bullQueue, bullWorker } from '../../src/platform/queue/bullmq.ts';
import type { Handle } from '../../src/platform/queue/queue.ts';
import { newDatabase } from './servers.ts';
import { z } from 'zod';

/** The product under test: real, on a database of its own, with a clock that the test moves. */
export interface Product extends Container {
  clock: SetClock;
  dataDir: string;
  /** Does all the work that waits in the outbox, as the relay would, until none is left. */
  settle(): Promise<void>;
}

export interface ProductOptions {
  at?: string;
  /** Default: an SQLite file. */
  databaseUrl?: string;
  redisUrl?: string;
  /** For a test about one database or queue: not on the combination that `npm run test:all` is at. */
  fixed?: boolean;
}

const images = new Map<string, string>();

/** An SQLite file that is migrated once per test process and then copied. */
async function migratedImage(): Promise<string> {
  let image = images.get('sqlite');
  if (image && existsSync(image)) return image;
  const folder = mkdtempSync(join(tmpdir(), 'chuan-image-'));
  const container = await createContainer(testConfig(folder));
  await migrate(container.orm);
  await container.em().execute('pragma wal_checkpoint(truncate)');
  await container.close();
  image = join(folder, 'chuan.sqlite');
  images.set('sqlite', image);
  return image;
}

const testConfig = (dataDir: string, more: Record<string, string> = {}) =>
  readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost:3000', CHUAN_DEMO: 'no', ...more });

/** Makes a product for a test file; `close` it in afterAll. The clock stands at `at`, 09:00 on a Wednesday unless told. */
export async function createProduct(options: ProductOptions = {}): Promise<Product> {
  const { at = '2026-11-25T09:00:00+07:00', databaseUrl, redisUrl } = { ...(options.fixed ? {} : await combination()), ...options };
  const dataDir = mkdtempSync(join(tmpdir(), 'chuan-test-'));
  if (!databaseUrl) cpSync(await migratedImage(), join(dataDir, 'chuan.sqlite'));
  const clock = new SetClock(at);
  const container = await createContainer(testConfig(dataDir, { ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), ...(redisUrl ? { REDIS_URL: redisUrl } : {}) }), clock);
  if (databaseUrl) await migrate(container.orm);
  const close = container.close;
  const handle = handler(container, jobs);
  const bull = redisUrl ? startBull(redisUrl, handle) : null;
  return Object.assign(container, {
    clock,
    dataDir,
    async settle() {
      for (;;) {
        const deliveries = await lease(container.orm, container.dialect, clock.now(), 100, 60);
        if (deliveries.length === 0) return;
        if (bull) await bull.run(container, deliveries);
        else for (const delivery of deliveries) await handle(delivery);
      }
    },
    async close() {
      await bull?.close();
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

/** The combination that `npm run test:all` asks for; the plain SQLite file with the embedded queue otherwise. */
async function combination(): Promise<Pick<ProductOptions, 'databaseUrl' | 'redisUrl'>> {
  const { CHUAN_TEST_POSTGRES: postgres, CHUAN_TEST_REDIS: redisUrl } = process.env;
  return { ...(postgres ? { databaseUrl: await newDatabase(postgres) } : {}), ...(redisUrl ? { redisUrl } : {}) };
}

/** Runs deliveries as worker processes do, and waits until none is under way. */
function startBull(redisUrl: string, handle: Handle) {
  const prefix = `t-${newId()}`;
  const queue = bullQueue(redisUrl, prefix, () => undefined);
  const worker = bullWorker(redisUrl, prefix, handle, () => undefined);
  return {
    async run(container: Container, deliveries: readonly Delivery[]): Promise<void> {
      await queue.add(deliveries);
      const marks = deliveries.map(() => '?').join(', ');
      for (let i = 0; i < 1200; i++) {
        const rows = (await container.em().execute(`select id from outbox_item where state = 'leased' and id in (${marks})`, deliveries.map(({ id }) => id))) as unknown[];
        if (rows.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error('the workers did not finish in 30 s');
    },
    async close(): Promise<void> {
      await worker.close();
      await queue.close();
    },
  };
}

export const testPassword = 'mot cau de nho cho thu';
let passwordHash: Promise<string> | null = null;

const anyone = permission<Person>('test.person', () => 'allow');
const addPerson = command({
  name: 'test.add-person',
  input: z.custom<{ email: string; name: string; title: string; roles: Role[]; enterpriseId: string | null; hash: string }>(),
  async handle(context, { hash, ...details }) {
    const person = Person.of(details, context.now);
    person.activate(hash);
    return context.create(anyone, person).id;
  },
});

/** A person who can sign in with `testPassword`, as an actor for commands. */
export async function person(product: Product, roles: Role[], details: { email?: string; name?: string; title?: string; enterpriseId?: string | null } = {}): Promise<Actor & { id: string; email: string }> {
  passwordHash ??= hashPassword(testPassword);
  const { email = `${roles[0]}-${crypto.randomUUID().slice(0, 8)}@phongthu.vn`, name = `Người ${roles[0]}`, title = '', enterpriseId = null } = details;
  const id = await product.runner.run(addPerson, { email, name, title, roles, enterpriseId, hash: await passwordHash }, { actor: system });
  return { kind: 'person', id, name, roles, enterpriseId, email };
}
