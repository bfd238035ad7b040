import { z } from 'zod';
import { system } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { permission } from '../../src/kernel/policy.ts';
import { command } from '../../src/platform/command/command.ts';
import { maxAttempts } from '../../src/platform/outbox/lease.ts';
import { bullQueue, bullWorker } from '../../src/platform/queue/bullmq.ts';
import { embeddedQueue, type Handle, type Queue } from '../../src/platform/queue/queue.ts';
import { Enterprise } from '../../src/modules/clients/index.ts';
import { handler, job, type Job } from '../../workers/job.ts';
import { startRelay, type Relay } from '../../workers/relay.ts';
import { createProduct, type Product } from '../support/product.ts';
import { available, startPostgres, startRedis, type PrivateServer } from '../support/servers.ts';

const anyone = permission<Enterprise>('test.any', () => 'allow');
const details = { kind: 'company', name: 'Công ty', taxCode: null, address: 'Pleiku', contactName: 'A', phone: '0', email: 'a@b.vn' } as const;

/** Asks for work whose effect can be counted: one enterprise more for each. */
const ask = command({
  name: 'test.ask',
  input: z.object({ times: z.number() }),
  async handle(context, { times }) {
    for (let i = 0; i < times; i++) context.enqueue('test-effect', { name: `Công ty ${i} ${newId()}` });
  },
});
const effect = command({
  name: 'test.effect',
  input: z.object({ name: z.string() }),
  handle: async (context, { name }) => context.create(anyone, Enterprise.of({ ...details, name }, context.now)).id,
});
const effects: ReadonlyMap<string, Job> = new Map([['test-effect', job('test-effect', effect)]]);

const count = async (product: Product): Promise<number> => Number((await product.em().execute('select count(*) as n from enterprise') as any)[0].n);
const states = async (product: Product): Promise<Record<string, number>> =>
  Object.fromEntries((await product.em().execute('select state, count(*) as n from outbox_item group by state') as any[]).map(({ state, n }) => [state, Number(n)]));

async function eventually(check: () => Promise<boolean>, seconds = 15): Promise<void> {
  for (let i = 0; i < seconds * 20; i++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('did not happen in time');
}

let redis: PrivateServer;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
const servers = available('redis-server', 'redis-cli', 'initdb', 'postgres');
beforeAll(async () => {
  if (servers) [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
});
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

const combinations: Array<['sqlite' | 'postgresql', 'embedded' | 'bullmq']> = servers
  ? [['sqlite', 'embedded'], ['sqlite', 'bullmq'], ['postgresql', 'embedded'], ['postgresql', 'bullmq']]
  : [['sqlite', 'embedded']];

describe.each(combinations)('%s and %s', (dialect, mode) => {
  let product: Product;
  let queue: Queue;
  let relay: Relay;
  const closing: Array<() => Promise<void>> = [];

  async function start(handle: Handle, seconds = 60): Promise<void> {
    if (mode === 'bullmq') {
      const prefix = `t-${newId()}`;
      queue = bullQueue(redis.url, prefix, () => undefined);
      const worker = bullWorker(redis.url, prefix, handle, () => undefined);
      closing.push(() => worker.close());
    } else queue = embeddedQueue(handle, () => undefined);
    relay = startRelay(product, queue, seconds);
    product.onCommit = () => relay.poke();
  }

  beforeEach(async () => {
    product = await createProduct({ fixed: true, ...(dialect === 'postgresql' ? { databaseUrl: await postgres.database() } : {}) });
  });
  afterEach(async () => {
    product.onCommit = () => undefined;
    await relay?.stop();
    for (const close of closing.splice(0)) await close();
    await queue?.close();
    await product.close();
  });

  test('what a command asked for is done once, and said to be done', async () => {
    await start(handler(product, effects));
    await product.runner.run(ask, { times: 25 }, { actor: system });
    await eventually(async () => (await states(product))['done'] === 25);
    expect(await count(product)).toBe(25);
  });

  test('a handler that dies after its effect and before its acknowledgement runs again without a second effect', async () => {
    const real = handler(product, effects);
    let runs = 0;
    await start(async (delivery) => {
      runs++;
      await real(delivery);
      // The effect is committed; the acknowledgement is lost, as when the process is killed here.
      if (runs === 1) throw new Error('killed');
    });
    await product.runner.run(ask, { times: 1 }, { actor: system });
    await eventually(async () => (await count(product)) === 1);
    const [row] = (await product.em().execute('select id, job, payload, attempts from outbox_item')) as any[];
    const delivery = { id: row.id, job: row.job, attempts: row.attempts, payload: typeof row.payload === 'string' ? JSON.parse(row.payload) : row.payload };
    // As the relay does until the row is done: while the dead job still stands in Redis, a new one of its id is swallowed.
    await eventually(async () => {
      await queue.add([delivery]);
      return runs >= 2;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await count(product)).toBe(1);
    expect(await states(product)).toEqual({ done: 1 });
  });

  test('a worker that died before its effect leaves its work to another when the lease is over', async () => {
    let first = true;
    const real = handler(product, effects);
    await start(async (delivery) => {
      if (first) {
        first = false;
        return;
      }
      await real(delivery);
    });
    await product.runner.run(ask, { times: 1 }, { actor: system });
    await eventually(async () => !first);
    expect(await count(product)).toBe(0);
    product.clock.advance(61_000);
    relay.poke();
    await eventually(async () => (await count(product)) === 1);
  });

  test('work that keeps failing becomes a task for a person, with its error', async () => {
    const broken: ReadonlyMap<string, Job> = new Map([['test-effect', { name: 'test-effect', run: () => Promise.reject(new Error('máy in không trả lời')) }]]);
    await start(handler(product, broken));
    await product.runner.run(ask, { times: 1 }, { actor: system });
    for (let i = 0; i < maxAttempts; i++) {
      await eventually(async () => Number(((await product.em().execute('select attempts from outbox_item')) as any)[0].attempts) === i + 1);
      product.clock.advance(3_600_000);
      relay.poke();
    }
    const [row] = (await product.em().execute('select state, last_error from outbox_item')) as any[];
    expect(row).toMatchObject({ state: 'failed', last_error: 'máy in không trả lời' });
  });
});

const whereServers = servers ? test : (name: string, _run: () => Promise<void>) => test(`${name} (not tested here)`, () => undefined);
whereServers('while Redis is away requests are served and work waits; when it is back the work is done', async () => {
  const product = await createProduct({ fixed: true });
  const own = await startRedis();
  await own.kill();
  const prefix = `t-${newId()}`;
  const queue = bullQueue(own.url, prefix, () => undefined);
  const relay = startRelay(product, queue);
  product.onCommit = () => relay.poke();
  await product.runner.run(ask, { times: 3 }, { actor: system });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await states(product))['done']).toBeUndefined();
  await own.start();
  const worker = bullWorker(own.url, prefix, handler(product, effects), () => undefined);
  await eventually(async () => (await states(product))['done'] === 3);
  expect(await count(product)).toBe(3);
  await relay.stop();
  await worker.close();
  await queue.close();
  await product.close();
  await own.stop();
});
