import { z } from 'zod';
import { system, type Actor } from '../../src/kernel/actor.ts';
import { permission } from '../../src/kernel/policy.ts';
import { command } from '../../src/platform/command/command.ts';
import { adoptLimits, loadCatalogue, Limit, Method, Regulation } from '../../src/modules/catalogue/index.ts';
import { Enterprise } from '../../src/modules/clients/index.ts';
import { Laboratory, type LaboratoryDetails } from '../../src/modules/identity/index.ts';
import { acceptRequest, createRequest, submitRequest } from '../../src/modules/requests/index.ts';
import { recordReadings, submitWorksheet, verifySample } from '../../src/modules/results/index.ts';
import { Analysis, receiveSamples } from '../../src/modules/samples/index.ts';
import { createWorksheet } from '../../src/modules/worksheets/index.ts';
import { person, type Product } from './product.ts';

export const laboratory: LaboratoryDetails = {
  governingBody: { vi: 'Sở Khoa học và Công nghệ tỉnh Gia Lai', en: 'Department of Science and Technology of Gia Lai Province' },
  name: { vi: 'Phòng thử nghiệm trong bài kiểm tra', en: 'Laboratory under test' },
  address: { vi: 'Phường Pleiku, tỉnh Gia Lai', en: 'Pleiku Ward, Gia Lai Province' },
  phone: '0269 300 0000', email: 'ptn@example.vn', web: '', place: 'Gia Lai',
  accreditation: { body: { vi: 'VILAS', en: 'VILAS' }, number: 'VILAS 000' },
  complaintDays: 7, form: { code: 'BM.7.8.01', version: '01', effective: '2026-01-01' }, demonstration: false,
};

export type Somebody = Actor & { id: string; email: string };

/** A laboratory with its catalogue and people, and one enterprise with a person of its own. */
export interface Staffed {
  enterpriseId: string;
  customer: Somebody;
  receptionist: Somebody;
  technician: Somebody;
  verifier: Somebody;
  manager: Somebody;
  qualityManager: Somebody;
}

const anyone = <T>() => permission<T>('test.set-up', () => 'allow');
const setUp = command({
  name: 'test.set-up',
  input: z.object({ email: z.string() }),
  async handle(context, { email }) {
    context.create(anyone<Laboratory>(), Object.assign(new Laboratory(), { code: 'laboratory', details: laboratory }));
    return context.create(anyone<Enterprise>(), Enterprise.of({ kind: 'cooperative', name: 'Hợp tác xã Nông nghiệp Ia Grai', taxCode: '5901234567', address: 'Xã Ia Grai, tỉnh Gia Lai', contactName: 'Siu H’Bình', phone: '0269 384 1111', email }, context.now)).id;
  },
});

export async function staff(product: Product): Promise<Staffed> {
  const email = `khach-${crypto.randomUUID().slice(0, 8)}@htx.vn`;
  const enterpriseId = await product.runner.run(setUp, { email }, { actor: system });
  await loadCatalogue(product);
  return {
    enterpriseId,
    customer: await person(product, ['enterprise'], { enterpriseId, email, name: 'Siu H’Bình' }),
    receptionist: await person(product, ['receptionist'], { name: 'Trần Thị Nhận' }),
    technician: await person(product, ['technician'], { name: 'Lê Văn Nghiệm' }),
    verifier: await person(product, ['verifier'], { name: 'Phạm Thị Soát' }),
    manager: await person(product, ['technical-manager'], { name: 'Nguyễn Văn Duyệt', title: 'Trưởng phòng Thử nghiệm' }),
    qualityManager: await person(product, ['quality-manager'], { name: 'Võ Thị Chất' }),
  };
}

/** The quality manager adopts every limit of a regulation, or those of some analytes, as they stand. */
export async function adopt(product: Product, { qualityManager }: Staffed, code: string, analytes?: readonly string[]): Promise<string> {
  const em = product.em();
  const regulation = await em.findOneOrFail(Regulation, { code });
  const limits = await em.find(Limit, { regulationId: regulation.id, current: true, ...(analytes ? { analyteCode: { $in: [...analytes] } } : {}) });
  await product.runner.run(adoptLimits, { regulationId: regulation.id, document: code, documentDate: '2026-01-05', limits: limits.map(({ id }) => ({ limitId: id, adopt: true })) }, { actor: qualityManager });
  return regulation.id;
}

export interface AskedSample {
  matrixCode: string;
  name: string;
  methods: string[];
  /** Units of one lot; all of them come in. */
  units?: number;
  regulationId?: string;
  regulationClass?: string;
  condition?: string;
  sampledAt?: string;
  declared?: Array<{ analyteCode: string; value: string; unit: string }>;
}

export interface RequestOptions {
  language?: 'vi' | 'bilingual';
  decisionRule?: string;
  consentPublic?: boolean;
}

/** From the request to samples in the laboratory's hands. */
export async function receive(product: Product, people: Staffed, samples: AskedSample[], { language = 'bilingual', decisionRule = 'simple', consentPublic = false }: RequestOptions = {}) {
  const { runner } = product;
  const methods = new Map((await product.em().find(Method, { code: { $in: samples.flatMap((sample) => sample.methods) }, current: true })).map((method) => [method.code, method.id]));
  const requestId = await runner.run(createRequest, {
    purpose: 'internal-control', language, decisionRule, consentPublic, consentExternal: true,
    samples: samples.map(({ methods: codes, ...sample }) => ({ sampledBy: 'customer', samplingPlace: 'Thôn 3, xã Ia Grai', ...sample, methodIds: codes.map((code) => methods.get(code)!) })),
  }, { actor: people.customer });
  await runner.run(submitRequest, { requestId }, { actor: people.customer });
  await runner.run(acceptRequest, { requestId, capability: true, method: true, capacity: true, decisionRule: true }, { actor: people.receptionist });
  const rows = (await product.em().execute('select id, units from requested_sample where request_id = ? order by position', [requestId])) as Array<{ id: string; units: number }>;
  const received = await runner.run(receiveSamples, {
    requestId,
    samples: rows.map(({ id, units }) => ({ requestedSampleId: id, units, decision: 'accept', quantity: '1 kg', container: 'Túi PE', checks: { containerIntact: true, labelMatches: true, sealIntact: true, quantityEnough: true, preserved: true } })),
  }, { actor: people.receptionist });
  return { requestId, samples: received };
}

/** What is typed for one method: shared inputs, and per replicate (0: once for the analysis). */
export interface Typed {
  shared?: Record<string, string>;
  rows: Record<string, Record<string, string>>;
}

/** Records and hands in every test of these samples, one worksheet a method; then the program evaluates them. */
export async function test(product: Product, { technician }: Staffed, sampleIds: readonly string[], typed: Record<string, Typed>): Promise<void> {
  const { runner } = product;
  for (const [code, { shared = {}, rows }] of Object.entries(typed)) {
    const method = await product.em().findOneOrFail(Method, { code, current: true });
    const analyses = await product.em().find(Analysis, { sampleId: { $in: [...sampleIds] }, methodId: method.id, state: 'waiting' });
    if (analyses.length === 0) throw new Error(`nothing waits for ${code}`);
    const { id: worksheetId } = await runner.run(createWorksheet, { analysisIds: analyses.map(({ id }) => id) }, { actor: technician });
    await runner.run(recordReadings, { worksheetId, shared, rows: Object.fromEntries(analyses.map(({ id }) => [id, rows])) }, { actor: technician });
    await runner.run(submitWorksheet, { worksheetId }, { actor: technician });
  }
  await product.settle();
}

export async function verify(product: Product, { verifier }: Staffed, sampleIds: readonly string[]): Promise<void> {
  for (const sampleId of sampleIds) await product.runner.run(verifySample, { sampleId }, { actor: verifier });
}
