import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createContainer, type Container } from '../../src/container.ts';
import { openDemonstration } from '../../src/demonstration/index.ts';
import { cases } from '../../src/demonstration/cases.data.ts';
import { roles } from '../../src/kernel/actor.ts';
import { SetClock } from '../../src/kernel/clock.ts';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
import { prepareInstallation } from '../../src/start.ts';
import { demonstrationPassword } from '../../src/modules/identity/index.ts';
import { createProduct, type Product } from '../support/product.ts';
import { serve, type Web } from '../support/web.ts';

let product: Product;
let web: Web;
const at = '2026-11-25T16:30:00+07:00';

beforeAll(async () => {
  product = await createProduct({ at });
  web = await serve(product);
  const fill = await openDemonstration(product);
  await fill();
}, 240_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const rows = <T extends object>(sql: string): Promise<T[]> => product.em().execute<T[]>(sql);
const statesOf = async (table: string): Promise<string[]> => (await rows<{ state: string }>(`select distinct state from ${table} order by state`)).map(({ state }) => state);

describe('the demonstration laboratory', () => {
  test('has requests, samples, tests and certificates in every state that lasts', async () => {
    expect(await statesOf('test_request')).toEqual(['accepted', 'cancelled', 'declined', 'draft', 'submitted']);
    expect(await statesOf('sample')).toEqual(['received', 'rejected', 'reported', 'tested', 'verified']);
    expect(await statesOf('analysis')).toEqual(['evaluated', 'in-progress', 'reported', 'verified', 'waiting']);
    expect(await statesOf('certificate')).toEqual(['issued', 'superseded', 'withdrawn']);
    expect(await statesOf('worksheet')).toEqual(['closed', 'open']);
    expect(await statesOf('outbox_item')).toEqual(['done']);
  });

  test('shows what the day brings: a late test, a holding time that runs out, a test sent back, a retest, an external provider', async () => {
    const now = new Date(at).getTime();
    const open = "state in ('waiting', 'in-progress')";
    expect((await rows(`select 1 from analysis where ${open} and due_on < '2026-11-25'`)).length).toBeGreaterThan(0);
    expect((await rows(`select 1 from analysis where state = 'waiting' and hold_until between ${now} and ${now + 6 * 3_600_000}`)).length).toBeGreaterThan(0);
    expect((await rows("select 1 from analysis where state = 'in-progress' and attempt = 1 and sent_back_reason is not null")).length).toBe(1);
    expect((await rows("select 1 from analysis where attempt = 2 and state in ('in-progress', 'reported')")).length).toBe(2);
    expect((await rows('select 1 from result where external is not null')).length).toBe(1);
    expect((await rows("select 1 from analysis where external is not null and state = 'in-progress'")).length).toBe(1);
    expect((await rows('select 1 from sample where reservation is not null')).length).toBe(1);
  });

  test('judges against adopted limits and against the label, and compares with earlier results', async () => {
    const verdicts = await rows<{ verdict: string; n: number }>("select json_extract(judgement, '$.verdict') as verdict, count(*) as n from result where judgement is not null group by 1");
    expect(Object.fromEntries(verdicts.map(({ verdict, n }) => [verdict, n]))).toEqual({ pass: expect.any(Number), fail: expect.any(Number), 'not-judged': expect.any(Number) });
    expect((await rows("select 1 from result r join analysis a on a.id = r.analysis_id where a.analyte_code = 'available-k2o' and json_extract(r.judgement, '$.verdict') = 'fail'")).length).toBe(1);
    expect((await rows("select 1 from result where json_array_length(history, '$.earlier') > 1")).length).toBeGreaterThan(20);
  });

  test('has figures that a bench could have read: no warning of a method, nothing negative, replicates together', async () => {
    expect(await rows("select warnings from result where warnings like '%science.%'")).toEqual([]);
    expect(await rows('select text from result where numeric_value < 0')).toEqual([]);
  });

  test('happened in the order of time, over five months, none of it in the future', async () => {
    const [span] = await rows<{ first: number; last: number }>('select min(submitted_at) as first, max(submitted_at) as last from test_request');
    expect(span!.last - span!.first).toBeGreaterThan(130 * 86_400_000);
    expect(await rows(`select id from audit_entry where at > ${new Date(at).getTime()}`)).toEqual([]);
    const backwards = await rows('select 1 from (select at, lag(at) over (order by id) as before from audit_entry) where before > at');
    expect(backwards).toEqual([]);
    expect((await rows('select 1 from certificate')).length).toBeGreaterThanOrEqual(20);
    expect((await rows('select 1 from test_request')).length).toBe(cases.length);
  });

  test('leaves a trail that proves itself', async () => {
    const { first, entries } = await verifyAudit(product.orm);
    expect(first).toBeNull();
    expect(entries).toBeGreaterThan(2000);
  });

  test('shows its accounts on the sign-in page, one for each duty, and they can be used', async () => {
    const visitor = await web.visitor();
    const { text } = await visitor.get('/sign-in');
    expect(text).toContain(demonstrationPassword);
    const accounts = await rows<{ email: string; roles: string }>('select email, roles from person');
    for (const role of roles) {
      const account = accounts.find((each) => each.roles.includes(`"${role}"`))!;
      expect(text).toContain(account.email);
      expect((await (await web.visitor()).post('/sign-in', { email: account.email, password: demonstrationPassword })).status).toBe(303);
    }
  });

  test('is not loaded twice', async () => {
    const made = () => rows<{ n: number }>("select count(*) as n from audit_entry where command not like 'identity.sign-%'");
    const before = await made();
    const again: Container = { ...product, config: { ...product.config, demonstration: true } };
    const rest = await prepareInstallation(again);
    expect(rest.demonstration).toBe(false);
    await rest.run();
    expect(await made()).toEqual(before);
    expect(await rows("select 1 from audit_entry where command like 'demonstration.%' group by at")).toHaveLength(1);
  });
});

describe('in production', () => {
  test('an empty database gets the catalogue and a link for the administrator, and nobody', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chuan-production-'));
    const config = readConfig({ NODE_ENV: 'production', DATA_DIR: dataDir, PUBLIC_URL: 'https://chuan.example', LOG_LEVEL: 'silent', CHUAN_DEMO: 'yes' });
    const container = await createContainer(config, new SetClock(at));
    const said: string[] = [];
    const say = console.log;
    console.log = (line: string) => void said.push(line);
    try {
      await container.orm.migrator.up();
      expect((await prepareInstallation(container)).demonstration).toBe(false);
    } finally {
      console.log = say;
    }
    expect(said.join('\n')).toMatch(/https:\/\/chuan\.example\/first\/[\w-]{43}/);
    const count = async (table: string) => Number((await container.em().execute<Array<{ n: number }>>(`select count(*) as n from ${table}`))[0]!.n);
    expect(await count('person')).toBe(0);
    expect(await count('laboratory')).toBe(0);
    expect(await count('enterprise')).toBe(0);
    expect(await count('method')).toBeGreaterThan(50);
    await container.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);
});
