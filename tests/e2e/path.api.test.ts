import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
import { staff, type Staffed } from '../support/journey.ts';
import { createProduct, testPassword, type Product } from '../support/product.ts';
import { available, startPostgres, startRedis, type PrivateServer } from '../support/servers.ts';
import { serve, type Visitor, type Web } from '../support/web.ts';

/** The whole path through the JSON API alone, as five people, on every combination of database and queue. */
const servers = available('redis-server', 'redis-cli', 'initdb', 'postgres');
let redis: PrivateServer;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  if (servers) [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
});
afterAll(async () => {
  await redis?.stop();
  await postgres?.stop();
});

const combinations = servers ? ['sqlite and embedded', 'sqlite and bullmq', 'postgresql and embedded', 'postgresql and bullmq'] : ['sqlite and embedded'];

/** Readings of each method, as a technician types them: decimal commas, one replicate after the other. */
const typed: Record<string, { shared?: Record<string, string>; rows: Record<string, Record<string, string>> }> = {
  'soil-ph-kcl': { rows: { 1: { reading: '4,62' }, 2: { reading: '4,66' } } },
  'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,03' }, 1: { C: '1,85', Vx: '50', f: '1', m: '1,0012' }, 2: { C: '1,8725', Vx: '50', f: '1', m: '1,0005' } } },
  'water-turbidity': { rows: { 1: { reading: '0,82', f: '1' }, 2: { reading: '0,86', f: '1' } } },
  'water-escherichia-coli': { rows: { 0: { '0.1': '0', '-1.1': '0', '-2.1': '0' } } },
  'fertilizer-total-nitrogen': { shared: { V0: '0,15', C: '0,1' }, rows: { 1: { V: '23,25', f: '5', m: '1,0021' }, 2: { V: '23,35', f: '5', m: '1,0043' } } },
  'food-salmonella': { rows: { 0: { choice: 'not-detected' } } },
  'food-lead': { shared: { C0: '0,0' }, rows: { 1: { C: '1,2', Vx: '25', f: '1', m: '0,5021' }, 2: { C: '1,3', Vx: '25', f: '1', m: '0,5043' } } },
};

describe.each(combinations)('%s', (combination) => {
  let product: Product;
  let web: Web;
  let people: Staffed;
  const at = {} as Record<'customer' | 'receptionist' | 'technician' | 'verifier' | 'manager' | 'qualityManager', Visitor>;

  beforeAll(async () => {
    product = await createProduct({
      fixed: true,
      ...(combination.startsWith('postgresql') ? { databaseUrl: await postgres.database() } : {}),
      ...(combination.endsWith('bullmq') ? { redisUrl: redis.url } : {}),
    });
    web = await serve(product);
    people = await staff(product);
    for (const duty of ['customer', 'receptionist', 'technician', 'verifier', 'manager', 'qualityManager'] as const) at[duty] = await web.visitor(people[duty].email);
  });
  afterAll(async () => {
    await web.close();
    await product.close();
  });

  const ask = async (duty: keyof typeof at, method: string, path: string, body?: unknown): Promise<any> => {
    const { status, body: answer } = await at[duty].json(method, `/api/v1${path}`, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const regulation = async (code: string): Promise<{ id: string }> => (await ask('qualityManager', 'GET', `/regulations?q=${encodeURIComponent(code)}`)).items.find((each: any) => each.code === code);
  const adoptAll = async (code: string, analytes: readonly string[]): Promise<string> => {
    const { id } = await regulation(code);
    const { items } = await ask('qualityManager', 'GET', `/regulations/${id}/limits`);
    const chosen = items.filter((limit: any) => analytes.includes(limit.analyteCode));
    expect(chosen.length).toBeGreaterThan(0);
    const { adopted } = await ask('qualityManager', 'POST', `/regulations/${id}/adoption`, { document: code, documentDate: '2026-01-05', limits: chosen.map((limit: any) => ({ limitId: limit.id, adopt: true })) });
    expect(adopted).toBe(chosen.length);
    return id;
  };
  const methodIds = async (matrix: string, codes: readonly string[]): Promise<string[]> => {
    const { items } = await ask('customer', 'GET', `/methods?matrix=${matrix}`);
    return codes.map((code) => items.find((method: any) => method.code === code).id);
  };

  test('from four requests to certificates that anyone can check', async () => {
    const soil = await adoptAll('QCVN 03:2023/BTNMT', ['lead']);
    const water = await adoptAll('QCVN 01-1:2024/BYT', ['turbidity', 'escherichia-coli']);
    const food = await adoptAll('QCVN 8-2:2011/BYT', ['lead']);
    const fertilizer = await regulation('QCVN 01-189:2019/BNNPTNT');
    await adoptAll('QCVN 01-189:2019/BNNPTNT', ['total-nitrogen']);

    const request = await ask('customer', 'POST', '/requests', {
      purpose: 'ocop', language: 'bilingual', decisionRule: 'simple', consentPublic: false, consentExternal: true,
      samples: [
        { matrixCode: 'soil', name: 'Đất trồng cà phê', sampledAt: '2026-11-24T08:00', samplingPlace: 'Xã Ia Grai', regulationId: soil, regulationClass: 'type-1', methodIds: await methodIds('soil', ['soil-ph-kcl', 'soil-lead']) },
        { matrixCode: 'domestic-water', name: 'Nước giếng sau lọc', sampledAt: '2026-11-25T06:30', samplingPlace: 'Xưởng sơ chế', regulationId: water, methodIds: await methodIds('domestic-water', ['water-turbidity', 'water-escherichia-coli']) },
        { matrixCode: 'fertilizer', name: 'Phân urê', sampledAt: '2026-06-20T09:00', samplingPlace: 'Kho', regulationId: fertilizer.id, regulationClass: 'urea-root', declared: [{ analyteCode: 'total-nitrogen', value: '46,3', unit: '%' }], methodIds: await methodIds('fertilizer', ['fertilizer-total-nitrogen']) },
        { matrixCode: 'food', name: 'Rau cải ngọt', sampledAt: '2026-11-25T05:00', samplingPlace: 'Vườn số 2', regulationId: food, condition: 'Rau ăn lá', methodIds: await methodIds('food', ['food-salmonella', 'food-lead']) },
      ],
    });
    expect(request).toMatchObject({ state: 'draft', price: expect.any(Number) });
    expect((await ask('customer', 'POST', `/requests/${request.id}/submission`, { version: request.version })).state).toBe('submitted');
    const accepted = await ask('receptionist', 'POST', `/requests/${request.id}/acceptance`, { capability: true, method: true, capacity: true, decisionRule: true });
    expect(accepted.promisedOn > '2026-11-25').toBe(true);

    const checks = { containerIntact: true, labelMatches: true, sealIntact: true, quantityEnough: true, preserved: true };
    const { samples } = await ask('receptionist', 'POST', `/requests/${request.id}/reception`, { samples: accepted.samples.map(({ id }: any) => ({ requestedSampleId: id, decision: 'accept', quantity: '1 kg', container: 'Túi PE', checks })) });
    expect(new Set(samples.map(({ code }: any) => code)).size).toBe(4);

    const { methods } = await ask('technician', 'GET', '/work');
    const codes = new Map<string, string>((await Promise.all(['soil', 'domestic-water', 'fertilizer', 'food'].map(async (matrix) => (await ask('customer', 'GET', `/methods?matrix=${matrix}`)).items))).flat().map((method: any) => [method.id, method.code]));
    for (const group of methods) {
      const { shared = {}, rows } = typed[codes.get(group.methodId)!]!;
      const worksheet = await ask('technician', 'POST', '/worksheets', { analysisIds: group.tests.map(({ id }: any) => id) });
      await ask('technician', 'POST', `/worksheets/${worksheet.id}/readings`, { shared, rows: Object.fromEntries(group.tests.map(({ id }: any) => [id, rows])) });
      await ask('technician', 'POST', `/worksheets/${worksheet.id}/submission`, {});
    }
    await product.settle();

    const verdicts: Record<string, string | undefined> = {};
    for (const { id } of samples) {
      const view = await ask('verifier', 'GET', `/verification/${id}`);
      expect(view.state).toBe('tested');
      for (const each of view.tests) {
        verdicts[`${each.analyte.en}`] = each.judgement?.verdict;
        await ask('verifier', 'POST', `/analyses/${each.id}/verification`, { version: each.version });
      }
    }
    expect(verdicts).toMatchObject({ 'Total nitrogen': 'fail', Turbidity: 'pass', 'Escherichia coli': 'pass' });
    expect(Object.values(verdicts).filter((verdict) => verdict === 'pass').length).toBeGreaterThanOrEqual(3);

    const certificate = await ask('manager', 'POST', '/certificates', { sampleIds: samples.map(({ id }: any) => id), password: testPassword });
    expect(certificate.state).toBe('rendering');
    await product.settle();
    const issued = await ask('customer', 'GET', `/certificates/${certificate.id}`);
    expect(issued).toMatchObject({ state: 'issued', number: 'PKQ26-00001', fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const response = await fetch(`${web.url}/api/v1/certificates/${certificate.id}/file`, { headers: { cookie: [...at.customer.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (available('pdftotext')) {
      const path = join(product.dataDir, 'certificate.pdf');
      writeFileSync(path, bytes);
      const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
      for (const words of ['PKQ26-00001', 'Hợp tác xã Nông nghiệp Ia Grai', 'Đất trồng cà phê', 'Nước giếng sau lọc', 'Phân urê', 'Rau cải ngọt', 'Nguyễn Văn Duyệt']) expect(text).toContain(words);
    }
    const visitor = await web.visitor();
    expect((await visitor.json('GET', `/api/v1/checks/${issued.token}`)).body).toMatchObject({ number: 'PKQ26-00001', state: 'issued', fileHash: issued.fileHash });
  });

  test('the audit trail of the whole path agrees with the rows', async () => {
    expect((await verifyAudit(product.orm)).first).toBeNull();
  });
});
