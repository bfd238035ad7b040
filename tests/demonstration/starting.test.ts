import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createContainer, type Container } from '../../src/container.ts';
import { claimFilling, fillingState } from '../../src/demonstration/filling.ts';
import { SetClock } from '../../src/kernel/clock.ts';
import { Laboratory, Person } from '../../src/modules/identity/index.ts';
import { migrate } from '../../src/platform/database/orm.ts';
import { prepareInstallation } from '../../src/start.ts';
import { createProduct } from '../support/product.ts';
import { available, startPostgres, type PrivateServer } from '../support/servers.ts';

const at = '2026-11-25T16:30:00+07:00';

/** What is said on the console meanwhile. */
async function listening<T>(work: () => Promise<T>): Promise<{ answer: T; said: string }> {
  const said: string[] = [];
  const say = console.log;
  console.log = (...words: unknown[]) => void said.push(words.join(' '));
  try {
    return { answer: await work(), said: said.join('\n') };
  } finally {
    console.log = say;
  }
}

test('of many that ask at once one gets to make the demonstration; one that fell silent gives it up to the next', async () => {
  const product = await createProduct({ at, fixed: true });
  const ask = () => Promise.all(Array.from({ length: 6 }, () => claimFilling(product.em(), product.clock.now())));
  expect((await ask()).filter(Boolean)).toHaveLength(1);
  expect(await fillingState(product.em(), product.clock.now())).toBe('alive');
  expect((await ask()).filter(Boolean)).toHaveLength(0);
  product.clock.advance(31_000);
  expect(await fillingState(product.em(), product.clock.now())).toBe('interrupted');
  expect((await ask()).filter(Boolean)).toHaveLength(1);
  await product.close();
});

describe('several processes and one database', () => {
  const run = available('postgres', 'initdb') ? test : test.skip;
  let server: PrivateServer & { database(): Promise<string> };
  const folders: string[] = [];
  const containers: Container[] = [];
  const process_ = async (databaseUrl: string): Promise<Container> => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chuan-starting-'));
    folders.push(dataDir);
    const container = await createContainer(readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost:3000' }), new SetClock(at));
    containers.push(container);
    return container;
  };
  afterAll(async () => {
    for (const container of containers) await container.close();
    await server?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  run('two web processes start on one empty PostgreSQL: one makes the demonstration, the other waits; cut off, that is said once and what there is stays', async () => {
    server = await startPostgres();
    const url = await server.database();
    const pair = [await process_(url), await process_(url)];
    await Promise.all(pair.map(({ orm }) => migrate(orm)));
    const rests = await Promise.all(pair.map((container) => prepareInstallation(container)));
    expect(rests.map(({ demonstration }) => demonstration)).toEqual([true, true]);
    expect(rests.filter(({ elsewhere }) => elsewhere)).toHaveLength(1);
    const em = pair[0]!.em();
    expect([await em.count(Laboratory), await em.count(Person)]).toEqual([1, 11]);

    const third = await process_(url);
    expect(await prepareInstallation(third)).toMatchObject({ demonstration: true, elsewhere: true });

    // The one that fills is told to stop; the other, which waited, finds it gone.
    const stop = new AbortController();
    const filler = rests.find(({ elsewhere }) => !elsewhere)!;
    const waiter = rests.find(({ elsewhere }) => elsewhere)!;
    const { said } = await listening(async () => {
      const both = Promise.all([filler.run(stop.signal), waiter.run()]);
      setTimeout(() => stop.abort(), 1500);
      await both;
    });
    expect(said.match(/was interrupted while it was made/g)).toHaveLength(1);
    const again = await listening(() => prepareInstallation(third));
    expect(again.answer.demonstration).toBe(false);
    expect(again.said).toBe('');
    expect(await em.count(Person)).toBe(11);
  }, 120_000);
});
