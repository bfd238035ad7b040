import fc from 'fast-check';
import { fold } from '../../src/kernel/fold.ts';
import { createEnterprise, listEnterprises } from '../../src/modules/clients/index.ts';
import { anonymous, system } from '../../src/kernel/actor.ts';
import { currentMethods, loadCatalogue, regulationList } from '../../src/modules/catalogue/index.ts';
import { certificateRows } from '../../src/modules/certificates/certificates.queries.ts';
import { findEnterprises, listRequests } from '../../src/modules/requests/requests.queries.ts';
import { listSamples } from '../../src/modules/samples/index.ts';
import { listPeople } from '../../src/modules/identity/index.ts';
import { findEverywhere } from '../../src/modules/desk/search.queries.ts';
import { receive, staff, verify, test as testSamples, type Staffed } from '../support/journey.ts';
import { authoriseCertificate } from '../../src/modules/certificates/index.ts';
import { createProduct, testPassword, type Product } from '../support/product.ts';

let product: Product;
let people: Staffed;
beforeAll(async () => {
  product = await createProduct();
  people = await staff(product);
  const { samples } = await receive(product, people, [{ matrixCode: 'soil', name: 'Đất', methods: ['soil-lead'], sampledAt: '2026-11-24T08:00' }]);
  const ids = samples.map(({ id }) => id);
  await testSamples(product, people, ids, { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,03' }, 1: { C: '1,85', Vx: '50', f: '1', m: '1,0012' }, 2: { C: '1,8725', Vx: '50', f: '1', m: '1,0005' } } } });
  await verify(product, people, ids);
  await product.runner.run(authoriseCertificate, { sampleIds: ids, password: testPassword, publicUrl: 'http://localhost:3000' }, { actor: people.manager });
  await loadCatalogue(product);
});
afterAll(() => product.close());

/** Every list with a search box, as counts of what it finds. */
const lists: Record<string, (q: string) => Promise<number>> = {
  customers: async (q) => (await listEnterprises(product.em(), people.receptionist, { q })).rows.length,
  'customers to choose': async (q) => (await findEnterprises(product.em(), q)).length,
  people: async (q) => (await listPeople(product.em(), { group: 'staff', q, after: undefined })).rows.length,
  requests: async (q) => (await listRequests(product.em(), people.receptionist, { q })).rows.length,
  samples: async (q) => (await listSamples(product.em(), people.receptionist, product.clock.now(), { q })).rows.length,
  certificates: async (q) => (await certificateRows(product.em(), people.receptionist, { q })).length,
  methods: async (q) => (await currentMethods(product.em(), { q })).rows.length,
  regulations: async (q) => (await regulationList(product.em(), anonymous, '2026-11-25', { q })).rows.length,
  everything: async (q) => (await findEverywhere(product.em(), people.receptionist, q)).length,
};

test.each(Object.keys(lists))('a percent sign, an underscore and a backslash are no wildcards in the search of %s', async (name) => {
  for (const q of ['%', '_', '%%', 'i_', 'a%a', '\\', '%\\']) expect([q, await lists[name]!(q)]).toEqual([q, 0]);
});

test('a search finds a name that holds what was typed, sign for sign, and no other', async () => {
  const name = fc.string({ unit: fc.constantFrom(...'aă%_\\ĐĐk9 '), minLength: 1, maxLength: 6 });
  const names = fc.sample(name.filter((text) => fold(text) !== ''), { numRuns: 40, seed: 7 });
  for (const [index, each] of names.entries()) {
    await product.runner.run(createEnterprise, { kind: 'company', name: `${each} z${index}z`, taxCode: '', address: 'Pleiku', contactName: 'A', phone: '0269 385 1111', email: `x${index}@x.vn` }, { actor: system });
  }
  const all = (await listEnterprises(product.em(), people.receptionist, { limit: 200 })).rows.map((row) => row.name);
  await fc.assert(fc.asyncProperty(name.filter((text) => fold(text) !== ''), async (q) => {
    const found = (await listEnterprises(product.em(), people.receptionist, { q, limit: 200 })).rows.map((row) => row.name);
    const holding = all.filter((each) => fold(each).includes(fold(q)));
    expect(found.filter((each) => / z\d+z$/.test(each)).sort()).toEqual(holding.filter((each) => / z\d+z$/.test(each)).sort());
  }), { numRuns: 60 });
});
