import { system } from '../../../src/kernel/actor.ts';
import { Limit, Matrix, Method, Regulation, adoptLimits, limitsOf, loadCatalogue, loadCatalogueEntries, methodEditions } from '../../../src/modules/catalogue/index.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { load, programCatalogue } from './support.ts';

let product: Product;
beforeAll(async () => {
  product = await createProduct();
});
afterAll(() => product.close());

const audited = () => product.em().count(AuditEntry);

test('the catalogue of the program is loaded whole, and a second load writes nothing', async () => {
  const catalogue = programCatalogue();
  const first = await loadCatalogue(product);
  expect(first).toMatchObject({ kept: [], entered: [] });
  const limits = catalogue.regulations.reduce((sum, regulation) => sum + regulation.limits.length, 0);
  expect(first.written).toBeGreaterThan(limits + catalogue.methods.length + catalogue.analytes.length);
  expect(await product.em().count(Limit, { current: true })).toBe(limits);
  expect(await product.em().count(Method, { current: true })).toBe(catalogue.methods.length);
  const entries = await audited();
  expect(await load(product)).toEqual({ written: 0, kept: [], held: [], entered: [] });
  expect(await audited()).toBe(entries);
});

test('only the program loads the catalogue', async () => {
  const manager = await person(product, ['quality-manager', 'administrator']);
  const changed = programCatalogue();
  changed.matrices[0]!.vi = 'Khác';
  await expect(product.runner.run(loadCatalogueEntries, { catalogue: changed, demonstration: false }, { actor: manager })).rejects.toMatchObject({ status: 404 });
});

test('a changed method gets the next edition, the former stays as it was; one left out is no longer offered', async () => {
  const changed = programCatalogue();
  const [first, second] = changed.methods;
  const before = (await methodEditions(product.em(), first!.code))[0]!;
  first!.price += 10_000;
  changed.methods = changed.methods.filter(({ code }) => code !== second!.code);
  changed.panels.forEach((panel) => (panel.methods = panel.methods.filter((code) => code !== second!.code)));
  expect((await load(product, changed)).written).toBeGreaterThanOrEqual(3);
  const [now, former] = await methodEditions(product.em(), first!.code);
  expect(now).toMatchObject({ edition: before.edition + 1, current: true, price: before.price + 10_000 });
  expect(former).toMatchObject({ id: before.id, current: false, price: before.price, digest: before.digest });
  expect(await product.em().count(Method, { code: second!.code, current: true })).toBe(0);
  await load(product);
  expect((await methodEditions(product.em(), first!.code)).map(({ edition, current }) => [edition, current])).toEqual([[3, true], [2, false], [1, false]]);
  expect((await methodEditions(product.em(), second!.code)).map(({ edition, current }) => [edition, current])).toEqual([[2, true], [1, false]]);
});

test('a changed list is changed in place, with its old value in the trail', async () => {
  const changed = programCatalogue();
  changed.matrices[0]!.retentionDays += 5;
  expect((await load(product, changed)).written).toBe(1);
  const entry = (await product.em().find(AuditEntry, { stream: 'catalogue:matrices' }, { orderBy: { seq: 'desc' }, limit: 1 }))[0]!;
  const [change] = JSON.parse(entry.changes) as Array<{ op: string; from: { retentionDays: number }; to: { retentionDays: number } }>;
  expect(change).toMatchObject({ op: 'update', to: { retentionDays: change!.from.retentionDays + 5 } });
  await load(product);
  expect((await product.em().findOneOrFail(Matrix, { code: changed.matrices[0]!.code })).retentionDays).toBe(changed.matrices[0]!.retentionDays - 5);
});

test('what the demonstration claims is taken over only there', async () => {
  const claimed = programCatalogue().methods.find(({ accredited, demonstration }) => !accredited && demonstration?.accredited)!;
  expect((await methodEditions(product.em(), claimed.code))[0]!.accredited).toBe(false);
  await load(product, programCatalogue(), true);
  expect((await methodEditions(product.em(), claimed.code))[0]!.accredited).toBe(true);
  await load(product);
  expect((await methodEditions(product.em(), claimed.code))[0]!.accredited).toBe(false);
});

describe('limits', () => {
  const code = 'QCVN 08:2023/BTNMT';
  const find = async () => (await product.em().findOne(Regulation, { code }))!;
  const editions = async (limitKey: string) => product.em().find(Limit, { regulationId: (await find()).id, key: limitKey }, { orderBy: { edition: 'asc' } });

  test('an unadopted one follows the file by a new edition, also after it was left out', async () => {
    const changed = programCatalogue();
    const regulation = changed.regulations.find((entry) => entry.code === code)!;
    const [first, second] = regulation.limits;
    first!.max = '9.9';
    regulation.limits = regulation.limits.filter((limit) => limit !== second);
    expect(await load(product, changed)).toEqual({ written: 3, kept: [], held: [], entered: [] });
    expect((await editions(first!.id)).map(({ edition, current, value }) => [edition, current, (value as { max: string }).max])).toEqual([[1, false, '0.05'], [2, true, '9.9']]);
    expect((await editions(second!.id)).map(({ current }) => current)).toEqual([false]);
    expect((await load(product)).written).toBe(3);
    expect((await editions(second!.id)).map(({ edition, current }) => [edition, current])).toEqual([[1, false], [2, true]]);
  });

  test('one that gets a band of another result is a new edition, and the load after it writes nothing', async () => {
    const changed = programCatalogue();
    const [limit] = changed.regulations.find((entry) => entry.code === code)!.limits;
    limit!.dependsOn = { analyte: 'hardness', unit: 'mg/L', to: '60' };
    const before = (await editions(limit!.id)).length;
    expect((await load(product, changed)).written).toBe(2);
    expect((await load(product, changed)).written).toBe(0);
    const now = await editions(limit!.id);
    expect(now.map(({ dependsOn }) => dependsOn)).toEqual([...Array.from({ length: before }, () => null), { analyte: 'hardness', unit: 'mg/L', to: '60' }]);
    await load(product);
  });

  test('an adopted one is never replaced by a file, and the load says so', async () => {
    const manager = await person(product, ['quality-manager']);
    const limits = await limitsOf(product.em(), (await find()).id);
    const [corrected, confirmed, left] = [limits[2]!, limits[3]!, limits[4]!];
    await product.runner.run(adoptLimits, {
      regulationId: (await find()).id, document: 'TT 01/2023', documentDate: '2023-03-13', reason: 'Bản ký ghi khác',
      limits: [{ limitId: corrected.id, adopt: true, figures: { max: '251' } }, { limitId: confirmed.id, adopt: true }, { limitId: left.id, adopt: true }],
    }, { actor: manager });
    expect(await load(product)).toEqual({ written: 0, kept: [], held: [], entered: [] });

    const changed = programCatalogue();
    const regulation = changed.regulations.find((entry) => entry.code === code)!;
    const entryOf = (limit: Limit) => regulation.limits.find(({ id }) => id === limit.key)!;
    entryOf(corrected).max = '252';
    entryOf(confirmed).source = 'https://example.vn/khac';
    regulation.limits = regulation.limits.filter((entry) => entry !== entryOf(left));
    const answer = await load(product, changed);
    expect(answer.written).toBe(0);
    expect(answer.kept.map(({ key }) => key).sort()).toEqual([corrected.key, left.key].sort());
    const now = (await editions(corrected.key)).find(({ current }) => current)!;
    expect(now.value).toMatchObject({ max: '251' });
    expect(now.adoption).toMatchObject({ byName: manager.name, document: 'TT 01/2023', reason: 'Bản ký ghi khác', demonstration: false });
  });
});

test('two processes that start at once load one catalogue', async () => {
  const other = await createProduct();
  try {
    const answers = await Promise.all([loadCatalogue(other), loadCatalogue(other)]);
    expect(answers.filter(({ written }) => written > 0)).toHaveLength(1);
    expect(await other.em().count(Method)).toBe(programCatalogue().methods.length);
    expect(await other.runner.run(loadCatalogueEntries, { catalogue: programCatalogue(), demonstration: false }, { actor: system })).toMatchObject({ written: 0 });
  } finally {
    await other.close();
  }
});
