import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { createContainer, type Container } from '../src/container.ts';
import { system, type Actor, type Role } from '../src/kernel/actor.ts';
import { permission } from '../src/kernel/policy.ts';
import { command } from '../src/platform/command/command.ts';
import { migrate } from '../src/platform/database/orm.ts';
import { lease } from '../src/platform/outbox/lease.ts';
import { loadCatalogue, Method } from '../src/modules/catalogue/index.ts';
import { createEnterprise } from '../src/modules/clients/index.ts';
import { Laboratory, Person, type LaboratoryDetails } from '../src/modules/identity/index.ts';
import { hashPassword } from '../src/modules/identity/passwords.ts';
import { acceptRequest, createRequest, RequestedSample, submitRequest } from '../src/modules/requests/index.ts';
import { Analysis, receiveSamples } from '../src/modules/samples/index.ts';
import { handler } from '../workers/job.ts';
import { jobs } from '../workers/registry.ts';

/** A laboratory on an SQLite file of its own, as durable as in production, filled by the commands that people use. */
export interface BenchLaboratory {
  container: Container;
  folder: string;
  file: string;
  desk: Actor;
  technician: Actor;
  verifier: Actor;
  manager: Actor;
  /** The ids of the methods asked for, in their order. */
  methods(...codes: string[]): Promise<Method[]>;
  /** A request of `count` samples of domestic water, accepted and received; the ids of its tests by method. */
  receive(count: number, methodIds: readonly string[], details?: object): Promise<{ sampleIds: string[]; tests: Map<string, string[]> }>;
  /** Does the work that waits in the outbox. */
  settle(): Promise<void>;
  /** Everything that was written stands in `file`; then a copy of it. */
  copyTo(name: string): Promise<string>;
  close(): Promise<void>;
}

export const benchPassword = 'mot cau de nho cho phep do';

/** The container of a laboratory that was laid before, in this process or another; of another file when one is named. */
export const openContainer = (folder: string, file = join(folder, 'chuan.sqlite')): Promise<Container> =>
  createContainer(readConfig({ NODE_ENV: 'production', DATA_DIR: folder, DATABASE_URL: file, LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost:3000' }));

const anyone = permission<object>('bench.lay', () => 'allow');
const addPeople = command({
  name: 'bench.add-people',
  input: z.custom<{ roles: Role[]; hash: string }>(),
  async handle(context, { roles, hash }) {
    return roles.map((role): Actor => {
      const name = `Người đo ${role}`;
      const person = Person.of({ email: `${role}@do.example.vn`, name, title: '', roles: [role], enterpriseId: null }, context.now);
      person.activate(hash);
      const { id } = context.create(anyone, person);
      return { kind: 'person', id, name, roles: [role], enterpriseId: null };
    });
  },
});

const details: LaboratoryDetails = {
  governingBody: { vi: 'Sở Khoa học và Công nghệ', en: 'Department of Science and Technology' },
  name: { vi: 'Trung tâm Phân tích và Đo lường chất lượng', en: 'Analysis and Quality Measurement Centre' },
  address: { vi: 'Số 98B Phạm Văn Đồng, Gia Lai', en: '98B Pham Van Dong, Gia Lai' },
  phone: '0269 3824 115', email: 'ptn@do.example.vn', web: 'do.example.vn', place: 'Gia Lai',
  accreditation: { body: { vi: 'Văn phòng Công nhận chất lượng', en: 'Bureau of Accreditation' }, number: 'VILAS 000' },
  complaintDays: 7, form: { code: 'BM 7.8/01', version: '03', effective: '2026-01-15' }, demonstration: true,
};
const nameLaboratory = command({
  name: 'bench.name-laboratory',
  input: z.object({}),
  async handle(context) {
    const row = Object.assign(new Laboratory(), { code: 'laboratory', details });
    context.create(anyone, row);
  },
});

export async function layLaboratory(): Promise<BenchLaboratory> {
  const folder = mkdtempSync(join(tmpdir(), 'chuan-bench-'));
  const container = await openContainer(folder);
  await migrate(container.orm);
  const { runner } = container;
  await runner.run(nameLaboratory, {}, { actor: system });
  await loadCatalogue(container);
  const [desk, technician, verifier, manager] = (await runner.run(addPeople, { roles: ['receptionist', 'technician', 'verifier', 'technical-manager'], hash: await hashPassword(benchPassword) }, { actor: system })) as [Actor, Actor, Actor, Actor];
  const enterpriseId = await runner.run(createEnterprise, {
    kind: 'company', name: 'Công ty Cấp nước Ia Kring', taxCode: null, address: 'Gia Lai', contactName: 'Nguyễn Thị Hạnh', phone: '0905 123 456', email: 'khach@do.example.vn',
  }, { actor: desk });
  const handle = handler(container, jobs);

  return {
    container, folder, file: join(folder, 'chuan.sqlite'), desk, technician, verifier, manager,
    async methods(...codes) {
      const found = await container.em().find(Method, { code: { $in: codes }, current: true });
      return codes.map((code) => found.find((method) => method.code === code)!);
    },
    async receive(count, methodIds, more = {}) {
      const samples = Array.from({ length: count }, (_, i) => ({ matrixCode: 'domestic-water', name: `Nước sinh hoạt, điểm ${i + 1}`, samplingPlace: '', methodIds: [...methodIds], ...more }));
      const as = { actor: desk };
      const requestId = await runner.run(createRequest, { enterpriseId, purpose: 'internal-control', consentPublic: true, consentExternal: true, samples }, as);
      await runner.run(submitRequest, { requestId }, as);
      await runner.run(acceptRequest, { requestId, capability: true, method: true, capacity: true, decisionRule: true }, as);
      const asked = await container.em().find(RequestedSample, { requestId }, { orderBy: { position: 'asc' } });
      const checks = { containerIntact: true, labelMatches: true, sealIntact: true, quantityEnough: true, preserved: true };
      const received = await runner.run(receiveSamples, { requestId, samples: asked.map(({ id }) => ({ requestedSampleId: id, decision: 'accept', quantity: '1 L', checks })) }, as);
      const sampleIds = received.map(({ id }) => id);
      const analyses = await container.em().find(Analysis, { sampleId: { $in: sampleIds } }, { orderBy: { id: 'asc' } });
      return { sampleIds, tests: new Map(methodIds.map((methodId) => [methodId, analyses.filter((each) => each.methodId === methodId).map(({ id }) => id)])) };
    },
    async settle() {
      for (;;) {
        const deliveries = await lease(container.orm, container.dialect, new Date(), 100, 60);
        if (deliveries.length === 0) return;
        for (const delivery of deliveries) await handle(delivery);
      }
    },
    async copyTo(name) {
      await container.em().execute('pragma wal_checkpoint(truncate)');
      const to = join(folder, name);
      cpSync(join(folder, 'chuan.sqlite'), to);
      return to;
    },
    async close() {
      await container.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
