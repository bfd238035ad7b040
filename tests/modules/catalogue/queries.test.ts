import { anonymous } from '../../../src/kernel/actor.ts';
import {
  Regulation, conditionsIn, currentMethods, currentMethodsByCodes, holidaySet, limitsFor, limitsOf, matrices, methodById, methodsByIds, panelsOf, promiseFrom, regulationOn, regulationsFor,
} from '../../../src/modules/catalogue/index.ts';
import { regulationList } from '../../../src/modules/catalogue/regulation-list.queries.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { load, programCatalogue } from './support.ts';

let product: Product;
beforeAll(async () => {
  product = await createProduct();
  await load(product);
});
afterAll(() => product.close());

const em = () => product.em();
const regulation = async (code: string) => (await em().findOne(Regulation, { code }))!;
const codes = (list: Array<{ regulation: Regulation; transition: boolean }>) => list.map((each) => `${each.regulation.code}${each.transition ? '*' : ''}`);

test('methods are found by matrix and without diacritics, a page at a time', async () => {
  const soil = await currentMethods(em(), { matrix: 'soil' });
  expect(soil.rows.length).toBe(programCatalogue().methods.filter((method) => method.matrices.includes('soil')).length);
  expect((await currentMethods(em(), { matrix: 'soil', q: 'nito' })).rows.map(({ analyte }) => analyte.vi)).toContain('Nitơ tổng số');
  expect((await currentMethods(em(), { q: 'tcvn 6492' })).rows.map(({ code }) => code)).toEqual(['water-ph']);
  expect((await currentMethods(em(), { q: '%' })).rows).toEqual([]);
  const seen: string[] = [];
  for (let after: string | undefined; ; ) {
    const { rows, next } = await currentMethods(em(), { after, limit: 17 });
    seen.push(...rows.map(({ code }) => code));
    if (!next) break;
    after = next;
  }
  expect(seen.sort()).toEqual(programCatalogue().methods.map(({ code }) => code).sort());
});

test('methods by id and code keep the order asked for; an unknown id is not found', async () => {
  const [first, second] = (await currentMethods(em())).rows;
  expect((await methodsByIds(em(), [second!.id, first!.id])).map(({ code }) => code)).toEqual([second!.code, first!.code]);
  expect((await currentMethodsByCodes(em(), [second!.code, 'no-such', first!.code])).map(({ code }) => code)).toEqual([second!.code, first!.code]);
  await expect(methodById(em(), crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
  await expect(methodsByIds(em(), [first!.id, crypto.randomUUID()])).rejects.toMatchObject({ status: 404 });
});

test('matrices and panels come in the order of the catalogue', async () => {
  expect((await matrices(em())).map(({ code }) => code)).toEqual(programCatalogue().matrices.map(({ code }) => code));
  const panels = await panelsOf(em(), 'soil');
  expect(panels.map(({ code }) => code)).toEqual(programCatalogue().panels.filter(({ matrix }) => matrix === 'soil').map(({ code }) => code));
});

test('a regulation may be chosen while it is in force, and then in its declared transition', async () => {
  expect(codes(await regulationsFor(em(), 'domestic-water', '2025-06-30'))).toContain('QCVN 01-1:2018/BYT');
  expect(codes(await regulationsFor(em(), 'domestic-water', '2025-07-01'))).toEqual(expect.arrayContaining(['QCVN 01-1:2024/BYT']));
  expect(codes(await regulationsFor(em(), 'domestic-water', '2025-07-01'))).not.toContain('QCVN 01-1:2018/BYT');
  expect(codes(await regulationsFor(em(), 'effluent', '2026-11-25'))).toEqual(expect.arrayContaining(['QCVN 40:2025/BTNMT', 'QCVN 40:2011/BTNMT*']));
  expect(codes(await regulationsFor(em(), 'effluent', '2032-01-01'))).not.toContain('QCVN 40:2011/BTNMT*');
});

test('a chosen regulation leads to the one that counts on the day', async () => {
  const former = await regulation('QCVN 01-1:2018/BYT');
  const now = await regulation('QCVN 01-1:2024/BYT');
  expect(await regulationOn(em(), former.id, '2025-06-30')).toMatchObject({ regulation: { code: former.code }, followed: false });
  expect(await regulationOn(em(), former.id, '2025-07-01')).toMatchObject({ regulation: { code: now.code }, followed: true, transition: false });
  expect(await regulationOn(em(), now.id, '2025-06-30')).toMatchObject({ regulation: { code: former.code }, followed: true });
  expect(await regulationOn(em(), former.id, '2010-01-01')).toBeNull();
  const effluent = await regulation('QCVN 40:2011/BTNMT');
  expect(await regulationOn(em(), effluent.id, '2026-11-25')).toMatchObject({ regulation: { code: 'QCVN 40:2025/BTNMT' }, followed: true });
  expect(await regulationOn(em(), effluent.id, '2026-11-25', { transitionReason: 'Cơ sở hoạt động trước 01/09/2025' })).toMatchObject({ regulation: { code: effluent.code }, transition: true, followed: false });
});

test('limits hold for a class and a condition; those without one hold for all', async () => {
  const surface = await regulation('QCVN 08:2023/BTNMT');
  const file = programCatalogue().regulations.find(({ code }) => code === surface.code)!.limits;
  const everywhere = file.find((limit) => limit.class === 'all')!;
  expect((await limitsFor(em(), surface.id, everywhere.analyte, null, null)).map(({ key }) => key)).toContain(everywhere.id);
  const ofA = file.find((limit) => limit.class === 'A')!;
  const found = await limitsFor(em(), surface.id, ofA.analyte, 'A', ofA.condition?.vi ?? null);
  expect(found.map(({ class: code }) => code)).toContain('A');
  expect(found.map(({ class: code }) => code)).not.toContain('B');
  expect(await limitsFor(em(), surface.id, ofA.analyte, null, ofA.condition?.vi ?? null)).toEqual([]);

  const soil = await regulation('QCVN 03-MT:2015/BTNMT');
  const topsoil = programCatalogue().regulations.find(({ code }) => code === soil.code)!.limits.find((limit) => limit.condition)!;
  expect(conditionsIn(await limitsOf(em(), soil.id)).map(({ vi }) => vi)).toContain(topsoil.condition!.vi);
  const under = await limitsFor(em(), soil.id, [topsoil.analyte, 'ph'], topsoil.class, topsoil.condition!.vi!.toUpperCase());
  expect(under.map(({ key }) => key)).toContain(topsoil.id);
  expect((await limitsFor(em(), soil.id, topsoil.analyte, topsoil.class, null)).map(({ key }) => key)).not.toContain(topsoil.id);
});

test('the list says how a regulation stands on a day', async () => {
  const state = async (code: string, day: string) => (await regulationList(em(), anonymous, day, { q: code })).rows.find((row) => row.code === code)!.state;
  expect(await state('QCVN 01-1:2018/BYT', '2025-06-30')).toBe('in-force');
  expect(await state('QCVN 01-1:2018/BYT', '2025-07-01')).toBe('replaced');
  expect(await state('QCVN 40:2011/BTNMT', '2026-11-25')).toBe('transition');
  expect(await state('QCVN 40:2025/BTNMT', '2025-08-31')).toBe('coming');
  for (const wanted of ['in-force', 'transition', 'replaced', 'ended', 'coming']) {
    const { rows } = await regulationList(em(), anonymous, '2026-11-25', { state: wanted });
    expect(rows.every((row) => row.state === wanted)).toBe(true);
  }
  expect((await regulationList(em(), anonymous, '2026-11-25', { matrix: 'soil' })).rows.every((row) => row.matrices.includes('soil'))).toBe(true);
  expect((await regulationList(em(), anonymous, '2026-11-25', { q: 'nuoc mat' })).rows.map(({ code }) => code)).toEqual(['QCVN 08:2023/BTNMT']);
  const first = await regulationList(em(), anonymous, '2026-11-25', { limit: 3 });
  const second = await regulationList(em(), anonymous, '2026-11-25', { limit: 3, after: first.next! });
  expect(new Set([...first.rows, ...second.rows].map(({ code }) => code)).size).toBe(6);
});

test('a promise counts working days and skips the holidays', async () => {
  const holidays = await holidaySet(em());
  expect(holidays.has('2027-01-01')).toBe(true);
  expect(promiseFrom('2026-11-25', 5, holidays)).toBe('2026-12-02');
  expect(promiseFrom('2026-12-31', 1, holidays)).toBe('2027-01-04');
});
