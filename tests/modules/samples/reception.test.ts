import fc from 'fast-check';
import { Conflict, Forbidden, Invalid, NotFound } from '../../../src/kernel/errors.ts';
import { Notice } from '../../../src/modules/clients/index.ts';
import { Method } from '../../../src/modules/catalogue/index.ts';
import { RequestedSample } from '../../../src/modules/requests/index.ts';
import { Analysis, Sample, cancelAnalysis, holdingAlerts, labelsOf, listSamples, receiveSamples, rejectSample } from '../../../src/modules/samples/index.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { accepted, draft, laboratory, waterLine, type Laboratory } from '../requests/support.ts';

let product: Product;
let lab: Laboratory;
beforeAll(async () => {
  product = await createProduct();
  lab = await laboratory(product);
});
afterAll(() => product.close());

const fine = { containerIntact: 'on', labelMatches: 'on', sealIntact: 'on', quantityEnough: 'on', preserved: 'on' };
const lineIds = async (requestId: string) => (await product.em().find(RequestedSample, { requestId }, { orderBy: { position: 'asc' } })).map(({ id }) => id);
const taken = (requestedSampleId: string, more: Record<string, unknown> = {}) => ({ requestedSampleId, decision: 'accept', quantity: '2 chai 500 mL', checks: fine, ...more });
const receive = (requestId: string, samples: unknown[], actor = lab.desk) => product.runner.run(receiveSamples, { requestId, samples }, { actor });
const problemsOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Invalid);
  return (error as Invalid).problems.map(({ path, key }) => `${path} ${key}`);
};

test('the desk takes in, takes in with a reservation, rejects, and leaves for later; each gets its code, those taken in their tests', async () => {
  const water = await lab.regulation('QCVN 01-1:2024/BYT');
  const request = await accepted(product, lab, [
    await waterLine(product, { regulationId: water.id }), await waterLine(product, { name: 'Mẫu hở nắp' }), await waterLine(product, { name: 'Mẫu vỡ' }), await waterLine(product, { name: 'Mẫu chưa đến' }),
  ]);
  const [a, b, c, d] = await lineIds(request.id);
  const answer = await receive(request.id, [
    taken(a!, { temperature: '4,5', container: 'Chai nhựa', condition: 'Trong, không mùi' }),
    taken(b!, { decision: 'reserve', checks: { ...fine, sealIntact: '' }, reservation: 'Nắp chai hở, khách hàng đồng ý thử.' }),
    { requestedSampleId: c, decision: 'reject', reason: 'Chai vỡ khi vận chuyển.' },
    { requestedSampleId: d, decision: 'later' },
  ]);
  expect(answer.map(({ state }) => state)).toEqual(['received', 'received', 'rejected']);
  const samples = await product.em().find(Sample, { requestId: request.id }, { orderBy: { code: 'asc' } });
  expect(samples).toHaveLength(3);
  const sampledAt = new Date('2026-11-25T06:30:00+07:00');
  expect(samples[0]).toMatchObject({ code: expect.stringMatching(/^M26-\d{5}$/), temperature: '4.5', sampledAt, regulationId: water.id, regulationBasis: 'sampling', dueOn: request.promisedOn, siteKey: 'thon 3, xa dak doa', reservation: null });
  expect(samples[1]).toMatchObject({ reservation: 'Nắp chai hở, khách hàng đồng ý thử.' });
  expect(samples[2]).toMatchObject({ state: 'rejected', rejectedReason: 'Chai vỡ khi vận chuyển.', holdUntil: null });

  const analyses = await product.em().find(Analysis, { sampleId: samples[0]!.id });
  expect(analyses.map(({ state, attempt, dueOn }) => ({ state, attempt, dueOn }))).toEqual(Array.from({ length: 3 }, () => ({ state: 'waiting', attempt: 1, dueOn: request.promisedOn })));
  for (const analysis of analyses) {
    const { holdingHours } = await product.em().findOneOrFail(Method, { id: analysis.methodId });
    expect(analysis.holdUntil ?? null).toEqual(typeof holdingHours === 'number' ? new Date(sampledAt.getTime() + holdingHours * 3_600_000) : null);
  }
  expect(await product.em().count(Analysis, { sampleId: samples[2]!.id })).toBe(0);
  const mails = await product.em().find(Notice, { kind: { $like: 'sample-%' } }, { orderBy: { id: 'asc' } });
  expect(mails.map(({ kind }) => kind)).toEqual(['sample-reserved', 'sample-rejected']);
  expect(mails[1]!.body).toContain('Chai vỡ khi vận chuyển.');
  expect(await product.em().count(AuditEntry, { stream: `sample:${samples[0]!.id}`, command: 'samples.receive-samples' })).toBe(1);

  await expect(receive(request.id, [taken(a!)])).rejects.toBeInstanceOf(Conflict);
  expect((await receive(request.id, [taken(d!)])).map(({ code }) => code)).toHaveLength(1);
});

test('the edition of the regulation is that of the day of sampling, or of receipt when sampling is unknown', async () => {
  const newer = await lab.regulation('QCVN 01-1:2024/BYT');
  const older = await lab.regulation('QCVN 01-1:2018/BYT');
  const request = await accepted(product, lab, [await waterLine(product, { regulationId: newer.id }), await waterLine(product, { regulationId: newer.id, sampledAt: '' })]);
  const [a, b] = await lineIds(request.id);
  const [first, second] = await receive(request.id, [taken(a!, { sampledAt: '2025-06-30T08:00', regulationClass: 'group-A' }), taken(b!)]);
  expect(await product.em().findOneOrFail(Sample, { id: first!.id })).toMatchObject({ regulationId: older.id, regulationClass: 'group-A', regulationBasis: 'sampling' });
  expect(await product.em().findOneOrFail(Sample, { id: second!.id })).toMatchObject({ regulationId: newer.id, regulationBasis: 'receipt', holdUntil: null });
});

test('what does not fit together is told beside its field, and nothing is written', async () => {
  const request = await accepted(product, lab, [await waterLine(product), await waterLine(product)]);
  const [a, b] = await lineIds(request.id);
  const before = await product.em().count(Sample);
  expect(await problemsOf(receive(request.id, [taken(a!, { checks: { ...fine, preserved: '' } }), taken(b!, { decision: 'reserve' })]))).toEqual(['samples.0.decision samples.error.checks', 'samples.1.reservation samples.error.reservation']);
  expect(await problemsOf(receive(request.id, [taken(a!, { quantity: '' }), { requestedSampleId: b, decision: 'reject' }]))).toEqual(['samples.0.quantity error.required', 'samples.1.reason samples.error.reason']);
  expect(await problemsOf(receive(request.id, [taken(a!, { receivedAt: '2026-11-25T09:01' }), taken(b!, { receivedAt: '2026-11-25T06:00' })]))).toEqual(['samples.0.receivedAt samples.error.received-later', 'samples.1.sampledAt samples.error.sampled-after']);
  expect(await problemsOf(receive(request.id, [{ requestedSampleId: a, decision: 'later' }]))).toEqual(['samples samples.error.none-here']);
  expect(await problemsOf(receive(request.id, [taken(a!), taken(a!)]))).toEqual(['samples samples.error.twice']);
  expect(await problemsOf(receive(request.id, [taken(a!, { temperature: 'lạnh' })]))).toEqual(['samples.0.temperature samples.error.temperature']);
  const open = await draft(product, lab.grower, [await waterLine(product)]);
  await expect(receive(open, [taken((await lineIds(open))[0]!)])).rejects.toBeInstanceOf(Conflict);
  await expect(receive(request.id, [taken(a!)], lab.technician)).rejects.toBeInstanceOf(Forbidden);
  await expect(receive(request.id, [taken(a!)], lab.grower)).rejects.toBeInstanceOf(NotFound);
  await expect(receive(request.id, [taken(a!)], lab.stranger)).rejects.toBeInstanceOf(NotFound);
  expect(await product.em().count(Sample)).toBe(before);
});

test('codes follow one another without gap and are never given twice, however receptions meet', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ samples: fc.integer({ min: 1, max: 3 }), twice: fc.boolean(), breaks: fc.boolean() }), { minLength: 2, maxLength: 4 }), async (visits) => {
      const line = await waterLine(product);
      const plans = [];
      for (const { samples, ...how } of visits) {
        const { id } = await accepted(product, lab, Array.from({ length: samples }, () => line));
        plans.push({ id, lines: await lineIds(id), ...how });
      }
      const before = (await product.em().find(Sample, {})).map(({ code }) => code);
      const attempts = plans.flatMap(({ id, lines, twice, breaks }) => {
        const go = () => receive(id, lines.map((each) => taken(each, breaks ? { quantity: '' } : {})));
        return twice ? [go(), go()] : [go()];
      });
      const outcomes = await Promise.allSettled(attempts);
      const given = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value.map(({ code }) => code) : []));
      const expected = plans.filter(({ breaks }) => !breaks).reduce((sum, { lines }) => sum + lines.length, 0);
      expect(given).toHaveLength(expected);
      const all = (await product.em().find(Sample, {})).map(({ code }) => code).sort();
      expect(all).toEqual([...before, ...given].sort());
      expect(all.map((code) => Number(code.slice(4)))).toEqual(all.map((_, index) => index + 1));
    }),
    { numRuns: 6 },
  );
});

test('a sample is rejected later only while no test has begun; its tests are cancelled with it', async () => {
  const request = await accepted(product, lab, [await waterLine(product), await waterLine(product)]);
  const [first, second] = await receive(request.id, (await lineIds(request.id)).map((each) => taken(each)));
  await expect(product.runner.run(rejectSample, { sampleId: first!.id, reason: 'Nhầm mẫu.' }, { actor: lab.verifier })).rejects.toBeInstanceOf(Forbidden);
  await expect(product.runner.run(rejectSample, { sampleId: first!.id, reason: 'Nhầm mẫu.' }, { actor: lab.stranger })).rejects.toBeInstanceOf(NotFound);
  await product.runner.run(rejectSample, { sampleId: first!.id, reason: 'Nhầm mẫu.' }, { actor: lab.desk });
  expect(await product.em().findOneOrFail(Sample, { id: first!.id })).toMatchObject({ state: 'rejected', rejectedReason: 'Nhầm mẫu.' });
  expect((await product.em().find(Analysis, { sampleId: first!.id })).every(({ state }) => state === 'cancelled')).toBe(true);
  await expect(product.runner.run(rejectSample, { sampleId: first!.id, reason: 'Lần nữa.' }, { actor: lab.desk })).rejects.toBeInstanceOf(Conflict);

  const tests = await product.em().find(Analysis, { sampleId: second!.id }, { orderBy: { id: 'asc' } });
  await product.runner.run(cancelAnalysis, { analysisId: tests[0]!.id, reason: 'Khách hàng bỏ.' }, { actor: lab.desk });
  const outcomes = await Promise.allSettled(tests.slice(1).map(({ id }) => product.runner.run(cancelAnalysis, { analysisId: id, reason: 'Khách hàng bỏ.' }, { actor: lab.desk })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(product.runner.run(cancelAnalysis, { analysisId: tests[0]!.id, reason: 'x' }, { actor: lab.desk })).rejects.toBeInstanceOf(Conflict);
  await expect(product.runner.run(cancelAnalysis, { analysisId: tests[2]!.id, reason: 'x' }, { actor: lab.stranger })).rejects.toBeInstanceOf(NotFound);
});

test('who may see a sample sees it in lists; the bench knows it by its code alone', async () => {
  const mine = await listSamples(product.em(), lab.grower, product.clock.now(), { limit: 200 });
  expect(mine.rows.length).toBeGreaterThan(5);
  expect((await listSamples(product.em(), lab.stranger, product.clock.now())).rows).toEqual([]);
  const bench = await listSamples(product.em(), lab.technician, product.clock.now(), { limit: 3 });
  expect(bench.rows).toHaveLength(3);
  expect(bench.rows.every(({ name, enterpriseName }) => name === null && enterpriseName === null)).toBe(true);
  expect((await listSamples(product.em(), lab.technician, product.clock.now(), { q: 'nuoc gieng' })).rows).toEqual([]);
  expect((await listSamples(product.em(), lab.desk, product.clock.now(), { q: 'nuoc gieng', limit: 3 })).rows).toHaveLength(3);
  expect((await listSamples(product.em(), lab.technician, product.clock.now(), { q: 'm26-00001' })).rows.map(({ code }) => code)).toEqual(['M26-00001']);

  const due = [];
  for (let after: string | undefined; ; ) {
    const page = await listSamples(product.em(), lab.desk, product.clock.now(), { order: 'due', limit: 4, after });
    due.push(...page.rows.map(({ id }) => id));
    if (!page.next) break;
    after = page.next;
  }
  const open = await product.em().find(Sample, { state: { $in: ['received', 'tested', 'verified'] } }, { orderBy: { dueOn: 'asc', id: 'asc' } });
  expect(due).toEqual(open.map(({ id }) => id));
});

test('holding times that end within a day, or have ended, are told with the most pressing first', async () => {
  const urgent = (await product.em().find(Method, { current: true }, { orderBy: { position: 'asc' } })).find(({ matrices, holdingHours }) => matrices.includes('domestic-water') && typeof holdingHours === 'number' && holdingHours >= 24 && holdingHours <= 48)!;
  const request = await accepted(product, lab, [await waterLine(product, { methodIds: [urgent.id], sampledAt: '2026-11-24T16:00' })]);
  const [sample] = await receive(request.id, [taken((await lineIds(request.id))[0]!)]);
  const at = (hours: number) => new Date(new Date('2026-11-24T16:00:00+07:00').getTime() + hours * 3_600_000);
  const mine = async (now: Date) => (await holdingAlerts(product.em(), now, 500)).filter(({ sampleId }) => sampleId === sample!.id);
  expect(await mine(at(urgent.holdingHours! - 25))).toEqual([]);
  expect(await mine(at(urgent.holdingHours! - 23))).toEqual([expect.objectContaining({ code: sample!.code, past: false, holdUntil: at(urgent.holdingHours!) })]);
  expect(await mine(at(urgent.holdingHours! + 1))).toEqual([expect.objectContaining({ past: true })]);
  const all = await holdingAlerts(product.em(), at(72), 500);
  expect(all.map(({ holdUntil }) => holdUntil.getTime())).toEqual(all.map(({ holdUntil }) => holdUntil.getTime()).sort((x, y) => x - y));

  const labels = await labelsOf(product.em(), lab.desk, [sample!.id], 'https://lims.example');
  expect(labels).toEqual([expect.objectContaining({ code: sample!.code, url: `https://lims.example/samples/${sample!.id}`, holdUntil: expect.objectContaining({ at: at(urgent.holdingHours!).toISOString() }) })]);
  expect(JSON.stringify(labels)).not.toContain('Hồ tiêu');
  await expect(labelsOf(product.em(), lab.grower, [sample!.id], 'https://lims.example')).rejects.toBeInstanceOf(NotFound);
  await expect(labelsOf(product.em(), lab.desk, ['khong-phai-id'], 'https://lims.example')).rejects.toBeInstanceOf(NotFound);
});
