import { z } from 'zod';
import { system, type Actor } from '../../../src/kernel/actor.ts';
import { fold } from '../../../src/kernel/fold.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { permission } from '../../../src/kernel/policy.ts';
import { command } from '../../../src/platform/command/command.ts';
import { Analyte, Limit, Matrix, Method, Regulation } from '../../../src/modules/catalogue/index.ts';
import { Enterprise } from '../../../src/modules/clients/index.ts';
import { RequestedSample, TestRequest } from '../../../src/modules/requests/index.ts';
import { Analysis, Sample } from '../../../src/modules/samples/index.ts';
import type { MeasurementModel } from '../../../src/science/measurement-model.ts';
import type { DecisionRule, Limit as JudgedLimit } from '../../../src/science/conformity/index.ts';
import { person, type Product } from '../../support/product.ts';

/** The models of the tests: Kjeldahl nitrogen in soil, Salmonella, plates, tubes. */
export const models = {
  nitrogen: {
    kind: 'calculated', replicates: 2, formula: '1400.7 * (V - V0) * C / m', rounding: { mode: 'half-even', to: { decimals: 0 } }, repeatabilityLimit: '0.1 * mean', lod: '20', loq: '50', expandedUncertainty: '0.05 * x + 10',
    inputs: [
      { name: 'V', label: { vi: 'Thể tích dung dịch chuẩn cho mẫu thử', en: 'Titrant, sample' }, unit: 'mL', min: '0', max: '100' },
      { name: 'V0', label: { vi: 'Thể tích dung dịch chuẩn cho mẫu trắng', en: 'Titrant, blank' }, unit: 'mL', scope: 'worksheet' },
      { name: 'C', label: { vi: 'Nồng độ dung dịch chuẩn', en: 'Concentration of the titrant' }, unit: 'mol/L', scope: 'worksheet' },
      { name: 'm', label: { vi: 'Khối lượng mẫu', en: 'Sample mass' }, unit: 'g', min: '0.01' },
    ],
  },
  cadmium: { kind: 'calculated', replicates: 1, formula: 'C * f', rounding: { mode: 'half-even', to: { decimals: 2 } }, loq: '0.05', lod: '0.02', expandedUncertainty: '0.15 * x', inputs: [{ name: 'C', label: { vi: 'Nồng độ đo được', en: 'Measured' }, unit: 'mg/kg' }, { name: 'f', label: { vi: 'Hệ số pha loãng', en: 'Dilution' }, unit: '-', default: '1', perReplicate: false }] },
  salmonella: { kind: 'choice', portion: '25 g', choices: [{ code: 'not-detected', vi: 'Không phát hiện', en: 'Not detected', meaning: 'absent' }, { code: 'detected', vi: 'Phát hiện', en: 'Detected', meaning: 'present' }] },
  coliforms: { kind: 'plate-count', countable: { min: 10, max: 150 }, platesPerDilution: 2, volume: '1', dilutions: [-1, -2, -3], basis: '1', confirmation: { picked: 5 }, readingDays: [1], rounding: { mode: 'half-even', to: { significant: 2 } } },
  ecoli: { kind: 'mpn', volumes: ['10', '1', '0.1'], tubes: 5, basis: '100', confirmation: true, readingDays: [1, 2], rounding: { mode: 'half-even', to: { significant: 2 } } },
  chromium: { kind: 'calculated', replicates: 1, formula: 'C', rounding: { mode: 'half-even', to: { decimals: 2 } }, loq: '0.05', expandedUncertainty: '0.1 * x', inputs: [{ name: 'C', label: { vi: 'Nồng độ đo được', en: 'Measured' }, unit: 'mg/kg' }] },
  'chromium-vi': { kind: 'calculated', replicates: 1, formula: 'C', rounding: { mode: 'half-even', to: { decimals: 2 } }, loq: '0.05', expandedUncertainty: '0.1 * x', inputs: [{ name: 'C', label: { vi: 'Nồng độ đo được', en: 'Measured' }, unit: 'mg/kg' }] },
  share: { kind: 'derived', inputs: [{ name: 'six', analyte: 'chromium-vi', unit: 'mg/kg dry' }, { name: 'total', analyte: 'chromium', unit: 'mg/kg dry' }], formula: '100 * six / total', rounding: { mode: 'half-even', to: { decimals: 1 } }, censored: 'zero' },
} satisfies Record<string, MeasurementModel>;
export type ModelName = keyof typeof models;

const units: Record<ModelName, string> = { nitrogen: 'mg/kg', cadmium: 'mg/kg', salmonella: '/25 g', coliforms: 'CFU/g', ecoli: 'MPN/100 mL', chromium: 'mg/kg', 'chromium-vi': 'mg/kg', share: '%' };

export interface BenchSample {
  methods: readonly ModelName[];
  regulation?: boolean;
  class?: string | null;
  rule?: DecisionRule;
  site?: string;
  consentExternal?: boolean;
  state?: 'waiting' | 'verified';
}

export interface Bench {
  technician: Actor & { id: string; email: string };
  colleague: Actor & { id: string; email: string };
  verifier: Actor & { id: string; email: string };
  customer: Actor & { id: string; email: string };
  stranger: Actor & { id: string; email: string };
  enterpriseId: string;
  /** Receives samples, as the desk would; answers the ids of their tests by method. */
  receive(samples: readonly BenchSample[]): Promise<Array<{ id: string; code: string; tests: Record<ModelName, string> }>>;
}

const anyone = permission<object>('test.receive', () => 'allow');
const analyteNames: Record<ModelName, [string, string]> = { nitrogen: ['Nitơ tổng số', 'Total nitrogen'], cadmium: ['Cadimi (Cd)', 'Cadmium (Cd)'], salmonella: ['Salmonella', 'Salmonella'], coliforms: ['Coliform', 'Coliforms'], ecoli: ['E. coli', 'E. coli'], chromium: ['Crom tổng số', 'Total chromium'], 'chromium-vi': ['Crom (VI)', 'Chromium (VI)'], share: ['Phần crom (VI)', 'Share of chromium (VI)'] };

const lay = command({
  name: 'test.lay-bench',
  input: z.custom<{ limits: Array<{ analyteCode: ModelName; class: string | null; unit: string; value: JudgedLimit; adopted: boolean }> }>(),
  async handle(context, { limits }) {
    const make = <T extends object>(root: T, fields: object): T => context.create(anyone, Object.assign(root, fields)) as T;
    make(new Matrix(), { code: 'soil', vi: 'Đất trồng trọt', en: 'Soil', container: null, minimumQuantity: null, retentionDays: 30, position: 1 });
    Object.entries(models).forEach(([code, model], position) => {
      const [vi, en] = analyteNames[code as ModelName];
      make(new Analyte(), { code, vi, en, cas: null, symbol: null, searchText: fold(vi) });
      make(new Method(), {
        code: `soil-${code}`, edition: 1, current: true, analyteCode: code, matrices: ['soil'], reference: `TCVN ${6000 + position}:2020`, technique: { vi: 'Phương pháp thử', en: 'Method' }, unit: units[code as ModelName], basis: 'dry',
        model, holdingHours: null, preservation: null, container: null, accredited: true, external: false, price: 100_000, workingDays: 5, about: { title: null, lodSource: null, holdingRegime: null, priceSource: 'typical', note: null } as never, digest: '0'.repeat(64), position, loadedAt: context.now,
      });
    });
    const regulation = make(new Regulation(), {
      code: 'QCVN 03:2023/BTNMT', title: { vi: 'Chất lượng đất', en: 'Soil quality' }, issuer: 'BTNMT', instrument: 'TT 01/2023', matrices: ['soil'], classes: [{ code: 'type-1', vi: 'Loại 1', en: 'Type 1' }],
      effectiveOn: '2023-09-12', endedOn: null, transitionUntil: null, replacedBy: null, datesToConfirm: [], gaps: [], searchText: 'qcvn', loadedAt: context.now,
    });
    limits.forEach(({ adopted, ...limit }, index) => make(new Limit(), {
      regulationId: regulation.id, key: String(index + 1), position: index, methods: [], stated: null, digest: null, edition: 1, current: true, group: null, condition: null, note: null, source: null, sourceGrade: null, verified: true, loadedAt: context.now, ...limit,
      adoption: adopted ? { byId: newId(), byName: 'QM', at: context.now.toISOString(), document: 'TT 01/2023', documentDate: '2023-03-13', reason: '', demonstration: false } : null,
    }));
    const enterprises = ['Hợp tác xã Ia Grai', 'Công ty Khác'].map((name) => make(new Enterprise(), Enterprise.of({ kind: 'cooperative', name, taxCode: null, address: 'Gia Lai', contactName: 'A', phone: '0269', email: `${fold(name).replaceAll(' ', '')}@x.vn` } as never, context.now)) as Enterprise);
    return { enterpriseIds: enterprises.map(({ id }) => id), regulationId: regulation.id };
  },
});

const takeIn = command({
  name: 'test.take-in',
  input: z.custom<{ samples: readonly BenchSample[]; enterpriseId: string; regulationId: string; byId: string; first: number }>(),
  async handle(context, { samples, enterpriseId, regulationId, byId, first }) {
    const { now, em } = context;
    const make = <T extends object>(root: T, fields: object): T => context.create(anyone, Object.assign(root, fields)) as T;
    const methods = new Map((await em.find(Method, {})).map((method) => [method.analyteCode as ModelName, method]));
    return samples.map((given, index) => {
      const number = String(first + index).padStart(5, '0');
      const request = make(new TestRequest(), {
        number: `YC26-${number}`, enterpriseId, state: 'accepted', purpose: 'ocop', language: 'vi', decisionRule: given.rule ?? 'simple', consentPublic: true, consentExternal: given.consentExternal ?? false, note: '', price: 0,
        promisedOn: '2026-12-01', createdById: byId, createdAt: now, submittedAt: now, review: null, reviewedById: byId, acceptedAt: now, closedReason: null,
      });
      const asked = { name: 'Đất trồng hồ tiêu', matrixCode: 'soil', sampledAt: null, sampledBy: 'customer', samplingPlace: given.site ?? '', regulationId: given.regulation ? regulationId : null, regulationClass: given.class ?? null };
      const requested = new RequestedSample();
      Object.assign(requested, { id: newId(), requestId: request.id, position: 1, description: '', lot: '', producedOn: null, expiresOn: null, regulationReason: null, condition: null, declared: [], ...asked });
      context.add(requested);
      const sample = make(new Sample(), {
        code: `M26-${number}`, state: 'received', requestId: request.id, requestedSampleId: requested.id, enterpriseId, receivedAt: now, receivedById: byId, siteKey: fold(given.site ?? ''), quantity: '1 kg', container: 'túi', temperature: null,
        checks: { containerIntact: true, labelMatches: true, sealIntact: true, quantityEnough: true, preserved: true }, condition: '', reservation: null, rejectedReason: null, regulationBasis: given.regulation ? 'receipt' : null, holdUntil: null,
        dueOn: '2026-12-01', reportedAt: null, searchText: number, ...asked,
      });
      const tests = Object.fromEntries(given.methods.map((name) => [name, make(new Analysis(), {
        sampleId: sample.id, methodId: methods.get(name)!.id, analyteCode: name, state: 'waiting', attempt: 1, derived: name === 'share', assigneeId: null, worksheetId: null, position: null, holdUntil: null, dueOn: '2026-12-01', external: null, startedAt: null, submittedAt: null, sentBackReason: null,
      }).id]));
      return { id: sample.id, code: sample.code, tests: tests as Record<ModelName, string> };
    });
  },
});

/** A laboratory with five methods, one regulation and people for every duty. */
export async function layBench(product: Product): Promise<Bench> {
  const limit = (analyteCode: ModelName, unit: string, value: JudgedLimit, adopted = true, of: string | null = 'type-1') => ({ analyteCode, class: of, unit, value, adopted });
  const { enterpriseIds, regulationId } = await product.runner.run(lay, {
    limits: [
      limit('cadmium', 'mg/kg dry', { kind: 'maximum', max: '1.5' }), limit('salmonella', 'CFU', { kind: 'absent', in: '25 g' }, true, null),
      limit('coliforms', 'CFU/g', { kind: 'maximum', max: '1000' }, false), limit('ecoli', 'CFU or MPN/100 mL', { kind: 'maximum', max: '20' }),
    ],
  }, { actor: system });
  const [enterpriseId, otherId] = enterpriseIds as [string, string];
  let count = 0;
  const people = {
    technician: await person(product, ['technician'], { name: 'Trần Thị Bích Hạnh' }), colleague: await person(product, ['technician', 'verifier'], { name: 'Lê Minh Châu' }), verifier: await person(product, ['verifier'], { name: 'Phạm Quốc Huy' }),
    customer: await person(product, ['enterprise'], { enterpriseId }), stranger: await person(product, ['enterprise'], { enterpriseId: otherId }),
  };
  return {
    ...people, enterpriseId,
    async receive(samples) {
      const taken = await product.runner.run(takeIn, { samples, enterpriseId, regulationId, byId: people.technician.id, first: count + 1 }, { actor: system });
      count += samples.length;
      return taken;
    },
  };
}
