import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createContainer, type Container } from '../../src/container.ts';
import { claimFilling, Filling, fillingState } from '../../src/demonstration/filling.ts';
import { system } from '../../src/kernel/actor.ts';
import { SetClock } from '../../src/kernel/clock.ts';
import { demonstrationPassword, invitePerson, Laboratory, Person, signIn } from '../../src/modules/identity/index.ts';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
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
  expect((await ask()).filter(Boolean)).toEqual(['first']);
  expect(await fillingState(product.em(), product.clock.now())).toBe('alive');
  expect((await ask()).filter(Boolean)).toHaveLength(0);
  product.clock.advance(31_000);
  expect(await fillingState(product.em(), product.clock.now())).toBe('interrupted');
  expect((await ask()).filter(Boolean)).toEqual(['again']);
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

  run('two web processes start on one empty PostgreSQL: one makes the demonstration, the other waits; cut off, the other makes it anew; so does a later start', async () => {
    server = await startPostgres();
    const url = await server.database();
    const pair = [await process_(url), await process_(url)];
    await Promise.all(pair.map(({ orm }) => migrate(orm)));
    const rests = await Promise.all(pair.map((container) => prepareInstallation(container)));
    expect(rests.map(({ demonstration }) => demonstration)).toEqual([true, true]);
    expect(rests.filter(({ elsewhere }) => elsewhere)).toHaveLength(1);
    const em = pair[0]!.em();
    expect([await em.count(Laboratory), await em.count(Person)]).toEqual([1, 11]);
    const [before] = await em.find(Person, {}, { orderBy: { id: 'asc' }, limit: 1 });

    const third = await process_(url);
    expect(await prepareInstallation(third)).toMatchObject({ demonstration: true, elsewhere: true });

    // The one that fills is told to stop; the other, which waited, finds it gone and begins anew.
    const [stop, later] = [new AbortController(), new AbortController()];
    const filler = rests.find(({ elsewhere }) => !elsewhere)!;
    const waiter = rests.find(({ elsewhere }) => elsewhere)!;
    const { said } = await listening(async () => {
      const both = Promise.all([filler.run(stop.signal), waiter.run(later.signal)]);
      setTimeout(() => stop.abort(), 1500);
      while ((await em.fork({ clear: true }).count(Person, { id: before!.id })) > 0) await new Promise((resolve) => void setTimeout(resolve, 100));
      setTimeout(() => later.abort(), 3000);
      await both;
    });
    expect(said.match(/it is made anew/g)).toHaveLength(1);
    const after = em.fork({ clear: true });
    expect([await after.count(Laboratory), await after.count(Person)]).toEqual([1, 11]);
    expect((await verifyAudit(pair[0]!.orm)).first).toBeNull();
    // The trail can still not be changed.
    await expect(after.execute("update audit_entry set reason = 'x'")).rejects.toThrow('append-only');
    await expect(after.execute('truncate table audit_entry')).rejects.toThrow();
    const again = await listening(() => prepareInstallation(third));
    expect([again.answer.demonstration, again.answer.elsewhere]).toEqual([true, undefined]);
    expect(again.said).toContain('it is made anew');
  }, 120_000);
});

describe('a start that was cut off, on one file', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chuan-cut-off-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  /** One process after another on the same file; the clock goes on between them. */
  const start = async <T>(minutes: number, work: (container: Container) => Promise<T>, more: Record<string, string> = {}): Promise<T> => {
    const clock = new SetClock(at);
    clock.advance(minutes * 60_000);
    const container = await createContainer(readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost:3000', ...more }), clock);
    try {
      await migrate(container.orm);
      return await work(container);
    } finally {
      await container.close();
    }
  };
  const cutOff = (container: Container) => async () => {
    const stop = new AbortController();
    const { run } = await prepareInstallation(container);
    setTimeout(() => stop.abort(), 300);
    await run(stop.signal);
  };
  const idsOf = async (container: Container) => (await container.em().find(Person, {}, { orderBy: { id: 'asc' } })).map(({ id }) => id);

  test('the next start makes it anew, also when people looked in; not when they worked; not when demonstrations are switched off', async () => {
    const first = await start(0, async (container) => {
      await listening(cutOff(container));
      expect(await fillingState(container.em(), container.services.clock.now())).toBe('interrupted');
      const [visitor] = await container.em().find(Person, { email: { $like: 'kythuat@%' } });
      await container.runner.run(signIn, { email: visitor!.email, password: demonstrationPassword, remote: '127.0.0.1' }, { actor: system, requestId: 'r-1' });
      return idsOf(container);
    });

    const second = await start(5, async (container) => {
      const { said } = await listening(cutOff(container));
      expect(said).toContain('it is made anew');
      const em = container.em();
      expect(await em.count(Laboratory)).toBe(1);
      expect((await verifyAudit(container.orm)).first).toBeNull();
      await expect(em.execute("update audit_entry set reason = 'x'")).rejects.toThrow('append-only');
      await expect(em.execute('delete from audit_entry')).rejects.toThrow('append-only');
      return idsOf(container);
    });
    expect(second).toHaveLength(11);
    expect(second.filter((id) => first.includes(id))).toEqual([]);

    // With demonstrations switched off nothing is emptied.
    const off = await start(10, async (container) => [await listening(() => prepareInstallation(container)), await idsOf(container)] as const, { CHUAN_DEMO: 'no' });
    expect(off[0].said).toContain('it stays as far as it came');
    expect(off[1]).toEqual(second);
  }, 120_000);

  test('what a person did is not thrown away', async () => {
    await start(20, async (container) => {
      const { clock } = container.services;
      await container.em().nativeUpdate(Filling, { name: 'demonstration' }, { endedAt: null, aliveAt: new Date(0) });
      const [manager] = await container.em().find(Person, { email: { $like: 'quantri@%' } });
      await container.runner.run(invitePerson, { email: 'moi@phongthu.vn', name: 'Người mới', title: '', roles: ['technician'], enterpriseId: null }, { actor: manager!.actor, requestId: 'r-2' });
      const { answer, said } = await listening(() => prepareInstallation(container));
      expect(answer.demonstration).toBe(false);
      expect(said).toContain('people have worked in it');
      expect(await container.em().count(Person)).toBe(12);
      expect(await fillingState(container.em(), clock.now())).toBe('ended');
    });
  }, 60_000);
});
