import { forms } from '../../src/modules/calculator/forms.ts';
import type { Role } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import { authoriseCertificate } from '../../src/modules/certificates/index.ts';
import type { Access, Route } from '../../src/platform/http/route.ts';
import { OutboxItem } from '../../src/platform/outbox/outbox.entities.ts';
import { createToken } from '../../src/modules/integrations/index.ts';
import { createRequest, submitRequest } from '../../src/modules/requests/index.ts';
import { dispatchExternal, recordExternal } from '../../src/modules/results/index.ts';
import { returnStudy, verifyElsewhere } from '../../src/modules/validations/index.ts';
import { createWorksheet } from '../../src/modules/worksheets/index.ts';
import { authorise, handedIn, pasted, planned } from '../modules/validations/support.ts';
import { adopt, receive, staff, test as testSamples, verify, type Somebody, type Staffed } from './journey.ts';
import { person, testPassword, type Product } from './product.ts';

/** A laboratory with something on every page: one record of each kind, at every step of the way. */
export interface World {
  people: Staffed;
  /** Somebody of each duty, with nothing but that duty. */
  by: Record<Role, Somebody>;
  /** The path of a route with the ids of records that are there; several when the pages of different states differ. */
  pathsOf(route: Pick<Route, 'path'>): string[];
}

const lead = { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,03' }, 1: { C: '1,85', Vx: '50', f: '1', m: '1,0012' }, 2: { C: '1,8725', Vx: '50', f: '1', m: '1,0005' } } } };

export async function world(product: Product): Promise<World> {
  const people = await staff(product);
  const regulationId = await adopt(product, people, 'QCVN 03:2023/BTNMT');
  const soil = { matrixCode: 'soil', name: 'Đất vườn cà phê', methods: ['soil-lead'], regulationId, regulationClass: 'type-1', sampledAt: '2026-11-24T08:00' };
  const { runner } = product;
  const arrived = async (steps: 'received' | 'begun' | 'tested' | 'verified' | 'reported') => {
    const received = await receive(product, people, [soil]);
    const ids = received.samples.map(({ id }) => id);
    if (steps === 'begun') {
      const rows = await product.em().execute<Array<{ id: string }>>('select id from analysis where sample_id = ?', [ids[0]]);
      await runner.run(createWorksheet, { analysisIds: rows.map(({ id }) => id) }, { actor: people.technician });
    } else if (steps !== 'received') {
      await testSamples(product, people, ids, lead);
      if (steps !== 'tested') await verify(product, people, ids);
      if (steps === 'reported') await runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
    }
    return received.requestId;
  };
  for (const step of ['received', 'begun', 'tested', 'reported'] as const) await arrived(step);
  const toAuthorise = await arrived('verified');

  // Two units of a lot, of the five that the sampling plan asks for.
  const plans = await adopt(product, people, 'QCVN 8-3:2012/BYT');
  const packs = await receive(product, people, [{ matrixCode: 'food', name: 'Rau trộn ăn liền', methods: ['food-salmonella'], units: 2, regulationId: plans, condition: 'Rau quả tươi ăn sống, đã sơ chế', sampledAt: '2026-11-24T08:00' }]);
  await testSamples(product, people, packs.samples.map(({ id }) => id), { 'food-salmonella': { rows: { 0: { choice: 'not-detected' } } } });

  // Two tests at an external provider: of one the report has come.
  const outside = await receive(product, people, [{ matrixCode: 'food', name: 'Ớt bột', methods: ['food-aflatoxin-b1'], sampledAt: '2026-11-24T08:00' }, { matrixCode: 'food', name: 'Lạc nhân', methods: ['food-aflatoxin-b1'], sampledAt: '2026-11-24T08:00' }]);
  const outsideTests = (await product.em().execute<Array<{ id: string }>>("select a.id from analysis a join sample s on s.id = a.sample_id where s.request_id = ? order by a.id", [outside.requestId])).map(({ id }) => id);
  await runner.run(dispatchExternal, { analysisIds: outsideTests, provider: 'Trung tâm Kỹ thuật 3', dispatchedOn: '2026-11-25' }, { actor: people.technician });
  await runner.run(recordExternal, { analysisId: outsideTests[0], qualifier: 'eq', value: '1.2', unit: 'µg/kg', provider: 'Trung tâm Kỹ thuật 3', reportNumber: 'KT3-0001', reportedOn: '2026-11-25', file: Buffer.from('%PDF-1.7\n%%EOF\n') }, { actor: people.technician });
  await product.settle();

  const methodIds = (await product.em().execute<Array<{ id: string }>>("select id from method where code = 'soil-lead' and current = true")).map(({ id }) => id);
  for (const submit of [false, true]) {
    const requestId = await runner.run(createRequest, { purpose: 'internal-control', language: 'vi', decisionRule: 'simple', consentPublic: false, consentExternal: false, samples: [{ matrixCode: 'soil', name: 'Đất', sampledBy: 'customer', samplingPlace: 'Thôn 3', sampledAt: '2026-11-24T08:00', methodIds }] }, { actor: people.customer });
    if (submit) await runner.run(submitRequest, { requestId }, { actor: people.customer });
  }
  const administrator = await person(product, ['administrator'], { name: 'Lê Quản Trị' });
  const officer = await person(product, ['programme-officer'], { name: 'Đinh Chương Trình' });
  await runner.run(createToken, { label: 'Phần mềm kho', digest: 'a'.repeat(64), password: testPassword }, { actor: administrator });
  const now = product.clock.now();
  await product.em().insert(OutboxItem, { id: newId(), job: 'send-notice', payload: { noticeId: newId() }, state: 'failed', attempts: 8, createdAt: now, availableAt: now, leasedUntil: null, doneAt: null, lastError: 'ECONNREFUSED' } as never);

  // Studies of a method at every step: the forms of sections open on the first.
  await planned(product, people.technician);
  const complete = await handedIn(product, people.technician, { ...pasted, robustness: { factors: 'pH;7,0;7,5\nNhiệt độ;25;30', data: '2,02\n2,05\n1,99\n2,06\n2,03\n1,98\n2,01\n2,04', 'criterion-exceeding': '1' } });
  await authorise(product, people.manager, complete, { take: ['lod', 'loq'] });
  await handedIn(product, people.technician);
  const returned = await handedIn(product, people.technician, { recovery: pasted.recovery!, detection: { ...pasted.detection!, 'criterion-lod': '0,0001' } });
  await runner.run(returnStudy, { studyId: returned, reason: 'Thêm mức thấp' }, { actor: people.manager });

  // One method was verified outside the program.
  const [verified] = await product.em().execute<Array<{ id: string }>>("select id from method where code = 'soil-cadmium' and current = true");
  await runner.run(verifyElsewhere, { methodId: verified!.id, document: 'Hồ sơ KT-12/2024', reason: 'Thẩm định trước khi dùng phần mềm', password: testPassword }, { actor: people.manager });

  const ids = async (table: string, column = 'id') => (await product.em().execute<Array<Record<string, string>>>(`select ${column} from ${table} order by ${column} limit 20`)).map((row) => row[column]!);
  const known: Record<string, string[]> = {
    calculator: forms.flatMap(({ calculations }) => calculations.map(({ name }) => name)),
    enterprises: [people.enterpriseId], people: [people.technician.id, people.customer.id, administrator.id],
    requests: await ids('test_request'), samples: await ids('sample'), analyses: await ids('analysis'), results: await ids('result'), worksheets: await ids('worksheet'), certificates: await ids('certificate'),
    verification: await ids('sample'), authorisation: [toAuthorise], regulations: [regulationId], notices: (await ids('notice')).slice(0, 3), jobs: (await ids('outbox_item')).slice(-1),
    'method-verifications': await ids('verified_elsewhere'),
    methods: ['soil-lead', 'water-nitrate-n', 'soil-cadmium'], validations: await ids('validation_study'), verify: await ids('certificate', 'token'), tokens: await ids('api_token'),
  };
  return {
    people,
    by: {
      enterprise: people.customer, receptionist: people.receptionist, technician: people.technician, verifier: people.verifier,
      'technical-manager': people.manager, 'quality-manager': people.qualityManager, 'programme-officer': officer, administrator,
    },
    pathsOf({ path }) {
      if (path === '/method-verifications/new') return [`${path}?method=soil-cadmium`];
      if (path === '/samples/labels.pdf') return [`${path}?ids=${known['samples']![0]}`];
      if (path === '/method-verifications/new') return [`${path}?method=soil-lead`];
      const places = path.split('/');
      const at = places.findIndex((part) => part.startsWith(':'));
      if (at < 0) return [path];
      const found = known[places[at - 1]!] ?? [newId()];
      return found.map((id) => places.map((part, index) => (index === at ? id : part.startsWith(':') ? newId() : part)).join('/'));
    },
  };
}

export const admits = (access: Access, role: Role): boolean => access === 'public' || access === 'signed-in' || access.includes(role);
