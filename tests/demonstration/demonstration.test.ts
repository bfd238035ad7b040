import type { EntityClass } from '@mikro-orm/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createContainer, type Container } from '../../src/container.ts';
import { openDemonstration } from '../../src/demonstration/index.ts';
import { cases } from '../../src/demonstration/cases.data.ts';
import { roles } from '../../src/kernel/actor.ts';
import { SetClock } from '../../src/kernel/clock.ts';
import { AuditEntry } from '../../src/platform/audit/index.ts';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
import { prepareInstallation } from '../../src/start.ts';
import { OutboxItem } from '../../src/platform/outbox/outbox.entities.ts';
import { Method } from '../../src/modules/catalogue/index.ts';
import { Certificate } from '../../src/modules/certificates/index.ts';
import { Enterprise } from '../../src/modules/clients/index.ts';
import { Laboratory, Person, demonstrationPassword } from '../../src/modules/identity/index.ts';
import { TestRequest } from '../../src/modules/requests/index.ts';
import { Result } from '../../src/modules/results/index.ts';
import { Analysis, Sample } from '../../src/modules/samples/index.ts';
import { outcomesOf, ValidationStudy } from '../../src/modules/validations/index.ts';
import { Worksheet } from '../../src/modules/worksheets/index.ts';
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
}, 600_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const em = () => product.em();
const statesOf = async (entity: EntityClass<{ state: string }>): Promise<string[]> => [...new Set((await em().find(entity, {})).map(({ state }) => state))].sort();

describe('the demonstration laboratory', () => {
  test('has requests, samples, tests and certificates in every state that lasts', async () => {
    expect(await statesOf(TestRequest)).toEqual(['accepted', 'cancelled', 'declined', 'draft', 'submitted']);
    expect(await statesOf(Sample)).toEqual(['received', 'rejected', 'reported', 'tested', 'verified']);
    expect(await statesOf(Analysis)).toEqual(['evaluated', 'in-progress', 'reported', 'verified', 'waiting']);
    expect(await statesOf(Certificate)).toEqual(['issued', 'superseded', 'withdrawn']);
    expect(await statesOf(Worksheet)).toEqual(['closed', 'open']);
    expect(await statesOf(OutboxItem)).toEqual(['done']);
  });

  test('shows what the day brings: a late test, a holding time that runs out, a test sent back, a retest, an external provider', async () => {
    const analyses = await em().find(Analysis, {});
    const open = analyses.filter(({ state }) => state === 'waiting' || state === 'in-progress');
    const soon = new Date(new Date(at).getTime() + 6 * 3_600_000);
    expect(open.filter(({ dueOn }) => dueOn < '2026-11-25').length).toBeGreaterThan(0);
    expect(open.filter(({ holdUntil }) => holdUntil && holdUntil > new Date(at) && holdUntil < soon).length).toBeGreaterThan(0);
    expect(open.filter(({ attempt, sentBackReason }) => attempt === 1 && sentBackReason)).toHaveLength(1);
    expect(analyses.filter(({ attempt }) => attempt === 2).map(({ state }) => state).sort()).toEqual(['in-progress', 'reported']);
    expect(open.filter(({ external }) => external)).toHaveLength(1);
    expect((await em().find(Result, {})).filter(({ external }) => external)).toHaveLength(1);
    expect((await em().find(Sample, {})).filter(({ reservation }) => reservation)).toHaveLength(1);
  });

  test('has a study that gave a method its figures, and one that was begun', async () => {
    const studies = await em().find(ValidationStudy, {}, { orderBy: { id: 'asc' } });
    expect(studies.map(({ state }) => state)).toEqual(['authorised', 'draft']);
    const verdicts = outcomesOf(studies[0]!.sections).flatMap((outcome) => outcome.verdicts);
    expect(verdicts.length).toBeGreaterThan(10);
    expect(verdicts.filter(({ met }) => met !== true)).toEqual([]);
    expect(await em().findOneOrFail(Method, { id: studies[0]!.editionId! })).toMatchObject({ code: 'water-nitrate-n', current: true, edition: 2 });
    expect(outcomesOf(studies[1]!.sections).flatMap(({ findings }) => findings?.notes ?? []).some(({ key }) => key.includes('outlier') || key.includes('straggler'))).toBe(true);
  });

  test('only one request is late: the laboratory keeps its word otherwise', async () => {
    const late = (await em().find(Sample, { state: { $in: ['received', 'tested', 'verified'] } })).filter(({ dueOn }) => dueOn < '2026-11-25');
    expect(late).toHaveLength(1);
  });

  test('judges against adopted limits and against the label, and compares with earlier results', async () => {
    const results = await em().find(Result, {});
    const verdicts = new Set(results.map(({ judgement }) => judgement?.verdict ?? 'none'));
    expect([...verdicts].sort()).toEqual(['fail', 'none', 'not-judged', 'pass']);
    const potash = await em().find(Analysis, { analyteCode: 'available-k2o' });
    expect(results.filter(({ analysisId, judgement }) => judgement?.verdict === 'fail' && potash.some(({ id }) => id === analysisId))).toHaveLength(1);
    expect(results.filter(({ history }) => (history?.earlier.length ?? 0) > 1).length).toBeGreaterThan(20);
  });

  test('has a food sample of five units that a sampling plan passed, and one on its way', async () => {
    const samples = (await em().find(Sample, {}, { orderBy: { code: 'asc' } })).filter(({ units }) => units > 1);
    expect(samples.map(({ units, state }) => [units, state])).toEqual([[5, 'reported'], [5, 'received']]);
    const tests = await em().find(Analysis, { sampleId: samples[0]!.id, unit: { $ne: null } });
    const results = await em().find(Result, { analysisId: { $in: tests.map(({ id }) => id) } });
    expect(results.map(({ judgement }) => judgement?.verdict)).toEqual(Array.from({ length: 15 }, () => 'pass'));
    expect(await em().count(Analysis, { sampleId: samples[1]!.id, unit: { $ne: null } })).toBe(15);
  });

  test('has figures that a bench could have read: no warning of a method, nothing negative, replicates together', async () => {
    const results = await em().find(Result, {});
    expect(results.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect(results.filter(({ numeric }) => Number(numeric ?? 0) < 0)).toEqual([]);
  });

  test('happened in the order of time, over five months, none of it in the future', async () => {
    const requests = await em().find(TestRequest, {});
    const sent = requests.flatMap(({ submittedAt }) => submittedAt?.getTime() ?? []);
    expect(Math.max(...sent) - Math.min(...sent)).toBeGreaterThan(130 * 86_400_000);
    expect(requests).toHaveLength(cases.length);
    expect(await em().count(Certificate)).toBeGreaterThanOrEqual(20);
    const times: number[] = (await em().find(AuditEntry, {}, { orderBy: { id: 'asc' }, fields: ['at'] })).map((entry) => Number(entry.at));
    expect(times.filter((time, index) => time < (times[index - 1] ?? 0))).toEqual([]);
    expect(times.at(-1)).toBeLessThanOrEqual(new Date(at).getTime());
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
    const accounts = await em().find(Person, {});
    for (const role of roles) {
      const account = accounts.find((each) => each.roles.includes(role))!;
      expect(text).toContain(account.email);
      expect((await (await web.visitor()).post('/sign-in', { email: account.email, password: demonstrationPassword })).status).toBe(303);
    }
  });

  test('is not loaded twice', async () => {
    const made = () => em().count(AuditEntry, { command: { $ne: 'identity.sign-in' } });
    const before = await made();
    const again: Container = { ...product, config: { ...product.config, demonstration: true } };
    const rest = await prepareInstallation(again);
    expect(rest.demonstration).toBe(false);
    await rest.run();
    expect(await made()).toBe(before);
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
    const made = container.em();
    expect([await made.count(Person), await made.count(Laboratory), await made.count(Enterprise)]).toEqual([0, 0, 0]);
    expect(await made.count(Method)).toBeGreaterThan(50);
    await container.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);
});
