import { newId } from '../../src/kernel/ids.ts';
import { routes } from '../../src/routes.ts';
import { checksums } from '../support/rows.ts';
import { createProduct, person, type Product } from '../support/product.ts';
import { serve, type Web } from '../support/web.ts';

let product: Product;
let web: Web;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

test('whatever changes something is refused when another site asks for it, though the browser sends the session along', async () => {
  const someone = await person(product, ['administrator', 'receptionist', 'technician', 'verifier', 'technical-manager', 'quality-manager']);
  const visitor = await web.visitor(someone.email);
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const changing = routes(product).filter(({ method }) => method !== 'get');
  expect(changing.length).toBeGreaterThan(80);
  const before = await checksums(product, ['session']);
  const wrong: string[] = [];
  for (const { kind, method, path } of changing) {
    const address = `${kind === 'api' ? '/api/v1' : ''}${path.replace(/:\w+/g, () => newId())}`;
    for (const from of [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site', origin: 'https://other.example' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await fetch(web.url + address, { method: method.toUpperCase(), redirect: 'manual', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...from } as Record<string, string>, body: 'a=b' });
      if (answer.status !== 403) wrong.push(`${method} ${address} from ${JSON.stringify(from)}: ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await checksums(product, ['session'])).toEqual(before);
}, 60_000);
