import { api } from '../../../templates/locales/vi/api.ts';
import { isMessageKey, translator } from '../../../templates/locales/index.ts';
import { routes } from '../../../src/routes.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let document: any;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  document = (await (await web.visitor()).json('GET', '/api/v1/openapi.json')).body;
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const apiRoutes = () => routes(product).filter((route) => route.kind === 'api');

test('every route of the API stands in the document, once, with every part of its path', () => {
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.entries<Record<string, any>>(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
  expect(operations).toHaveLength(apiRoutes().length);
  for (const { path, operation } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation.parameters.filter((each: any) => each.in === 'path').map((each: any) => each.name)).toEqual(named);
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
  }
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('references of the document lead somewhere, and an answer is never left open', () => {
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    const parts = reference!.replace(/^#\//, '').split('/');
    expect(parts.reduce((at: any, part) => at?.[part], document)).toBeDefined();
  }
  for (const methods of Object.values<Record<string, any>>(document.paths)) {
    for (const operation of Object.values(methods)) {
      const answer: any = Object.entries<any>(operation.responses).find(([status]) => status.startsWith('2'))![1];
      for (const { schema } of Object.values<any>(answer.content)) expect(Object.keys(schema)).not.toEqual([]);
    }
  }
});

test('what needs the password says so, and takes no bearer', () => {
  const signing = apiRoutes().filter((route) => route.kind === 'api' && route.signs).length;
  const told = Object.values<Record<string, any>>(document.paths).flatMap((methods) => Object.values(methods)).filter((operation) => operation['x-signs']);
  expect(told).toHaveLength(signing);
  for (const operation of told) expect(operation.security).toEqual([{ session: [] }]);
});

test('the page for people shows every operation, without a script of its own', async () => {
  const { status, text } = await (await web.visitor()).get('/api/docs');
  expect(status).toBe(200);
  for (const path of Object.keys(document.paths)) expect(text).toContain(path);
  expect(text).toContain('Cần phiên đăng nhập và mật khẩu');
  expect([...text.matchAll(/<script[^>]*>/g)].every(([tag]) => /src="\/assets\//.test(tag))).toBe(true);
});

test('what each action does is told in the reader’s language, in English as the action itself says it', async () => {
  const visitor = await web.visitor();
  const english = (await visitor.get('/api/v1/openapi.json')).text;
  const { paths } = JSON.parse(english) as { paths: Record<string, Record<string, { summary: string; tags: string[] }>> };
  const actions = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { summary, tags }]) => ({ key: `api.${method.toUpperCase()} ${path.replace('/api/v1', '')}`, summary, tag: `api.tag.${tags[0]}` })));
  const [vi, en] = [translator('vi'), translator('en')];
  for (const { key, summary, tag } of actions) {
    if (!isMessageKey(key) || !isMessageKey(tag)) continue;
    expect([key, en(key)]).toEqual([key, summary]);
    expect(vi(key)).not.toBe(en(key));
  }
  const known = new Set(actions.map(({ key }) => key));
  expect(Object.keys(api).filter((key) => !key.startsWith('api.tag.') && !known.has(key))).toEqual([]);
  expect(actions.filter(({ key }) => isMessageKey(key)).length).toBeGreaterThan(50);
  const { text } = await visitor.get('/api/docs');
  for (const words of ['Tiếp nhận mẫu của một yêu cầu đã nhận', 'Phép thử và số liệu']) expect(text).toContain(words);
});
