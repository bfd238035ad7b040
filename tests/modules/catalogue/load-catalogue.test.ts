import { system } from '../../../src/kernel/actor.ts';
import { join } from 'node:path';
import { root } from '../../../src/platform/root.ts';
import { Limit, Method, Regulation, loadCatalogueEntries, loadCatalogue } from '../../../src/modules/catalogue/index.ts';
import { catalogueScience } from '../../../src/modules/catalogue/catalogue.load.ts';
import { readCatalogue, type Catalogue } from '../../../src/modules/catalogue/files/index.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, type Product } from '../../support/product.ts';

let product: Product;
let catalogue: Catalogue;
beforeAll(async () => {
  product = await createProduct();
  catalogue = readCatalogue(join(root, 'catalogue'), catalogueScience);
});
afterAll(() => product.close());

const load = (changed: Catalogue = catalogue) => product.runner.run(loadCatalogueEntries, { catalogue: changed, demonstration: false }, { actor: system });

test('the catalogue of the program is loaded within three seconds, and a second load writes nothing', async () => {
  const began = performance.now();
  const first = await loadCatalogue(product);
  const took = performance.now() - began;
  console.log(took, first.written);
  expect(first).toMatchObject({ kept: [], entered: [] });
  const em = product.em();
  expect(await em.count(Limit, { current: true })).toBe(catalogue.regulations.reduce((sum, { limits }) => sum + limits.length, 0));
  expect(await em.count(Method, { current: true })).toBe(catalogue.methods.length);
  const entries = await em.count(AuditEntry);
  const again = performance.now();
  expect(await load()).toEqual({ written: 0, kept: [], entered: [] });
  console.log(performance.now() - again);
  expect(await product.em().count(AuditEntry)).toBe(entries);
});
