import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { createContainer } from '../../src/container.ts';
import { SetClock } from '../../src/kernel/clock.ts';
import { migrate } from '../../src/platform/database/orm.ts';
import { roles } from '../../src/kernel/actor.ts';
import { routes } from '../../src/routes.ts';
import { admits, world, type World } from '../support/places.ts';
import { createProduct, person, testPassword, type Product } from '../support/product.ts';
import { serve, type Answer, type Web } from '../support/web.ts';

let product: Product;
let web: Web;
let laboratory: World;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  laboratory = await world(product);
}, 120_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

/** What is wrong with the headers of an answer, whatever it answers. */
function faults({ headers, status }: Answer): string[] {
  const policy = headers.get('content-security-policy') ?? '';
  const type = headers.get('content-type') ?? '';
  const wrong: Array<[string, boolean]> = [
    ['no policy of its own content', !/default-src 'none'/.test(policy)],
    ['inline scripts or styles allowed', /unsafe-|https?:|\*/.test(policy)],
    ['may be framed', headers.get('x-frame-options') === null && !/frame-ancestors 'none'/.test(policy)],
    ['may be sniffed', headers.get('x-content-type-options') !== 'nosniff'],
    ['referrer leaves', !['same-origin', 'no-referrer'].includes(headers.get('referrer-policy') ?? '')],
    ['says what it runs on', headers.has('x-powered-by') || headers.has('server')],
    ['open to other origins', headers.has('access-control-allow-origin')],
    ['text without its encoding', /^(text\/|application\/(json|manifest\+json))/.test(type) && !/charset=utf-8/i.test(type)],
    ['content without a type', status === 200 && type === ''],
  ];
  return wrong.filter(([, is]) => is).map(([name]) => name);
}

test('every address answers with every protection, for visitors and for whoever may read it', async () => {
  const wrong: string[] = [];
  for (const role of [null, ...roles]) {
    const visitor = await web.visitor(role ? laboratory.by[role].email : undefined);
    for (const route of routes(product)) {
      if (route.method !== 'get' || (role ? !admits(route.access, role) : false)) continue;
      const path = laboratory.pathsOf(route)[0]!;
      const answer = await visitor.get(route.kind === 'api' ? `/api/v1${path}` : path, { origin: 'https://evil.example' });
      for (const fault of faults(answer)) wrong.push(`${role ?? 'visitor'} ${path}: ${fault}`);
      if (role && answer.headers.get('cache-control') !== 'no-store') wrong.push(`${role} ${path}: may be stored`);
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
}, 120_000);

test('what is not there, what breaks the rules and what is served from a folder is protected too', async () => {
  const visitor = await web.visitor(laboratory.people.receptionist.email);
  for (const answer of [await visitor.get('/khong-co'), await visitor.get('/api/v1/khong-co'), await visitor.post('/enterprises', {}), await visitor.post('/enterprises', {}, { origin: 'https://evil.example' }), await visitor.get('/people')]) {
    expect(faults(answer)).toEqual([]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  for (const path of ['/assets/styles/main.css', '/assets/icon.svg', '/healthz']) expect(faults(await visitor.get(path))).toEqual([]);
  for (const path of ['/assets/../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/assets/styles/', '/assets/.stamp']) expect((await visitor.get(path)).status).toBe(404);
});

test('a page holds no script or style but by an address of its own', async () => {
  const visitor = await web.visitor(laboratory.people.manager.email);
  const wrong: string[] = [];
  for (const route of routes(product)) {
    if (route.kind !== 'page' || route.method !== 'get' || !admits(route.access, 'technical-manager')) continue;
    const { text, headers } = await visitor.get(laboratory.pathsOf(route)[0]!);
    if (!headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [tag] of text.matchAll(/<(script|style|link|img|iframe|form|a)\b[^>]*>/g)) {
      if (/^<script(?! type="module" src="\/assets\/)/.test(tag) || /^<(style|iframe)/.test(tag) || /(src|action)="(https?:)?\/\//.test(tag) || /href="(javascript|data):/i.test(tag)) wrong.push(`${route.path}: ${tag}`);
    }
    for (const [attribute] of text.matchAll(/<[^>]+\s(style|on\w+)="[^"]*"/g)) if (!attribute.startsWith('<svg') && !/^<(rect|path|text|g|line|circle)\b/.test(attribute)) wrong.push(`${route.path}: ${attribute.slice(-60)}`);
  }
  expect(wrong).toEqual([]);
});

test('on loopback a cookie is closed to scripts and to other sites', async () => {
  const visitor = await web.visitor();
  const answer = await visitor.post('/sign-in', { email: laboratory.people.receptionist.email, password: testPassword });
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
});

describe('at an https address', () => {
  let secure: Product;
  let server: Web;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chuan-https-'));
    const container = await createContainer(readConfig({ NODE_ENV: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent', PUBLIC_URL: 'https://thunghiem.example.vn', CHUAN_DEMO: 'no' }), new SetClock('2026-11-25T09:00:00+07:00'));
    await migrate(container.orm);
    secure = container as Product;
    server = await serve(secure);
  });
  afterAll(async () => {
    await server.close();
    await secure.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('browsers are told to stay on it, everywhere', async () => {
    const visitor = await server.visitor();
    for (const path of ['/sign-in', '/', '/khong-co', '/api/v1/openapi.json', '/assets/icon.svg', '/verify']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
      expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    }
  });

  test('every cookie is Secure, and the session’s is bound to the host', async () => {
    const { email } = await person(secure, ['administrator']);
    const visitor = await server.visitor();
    const signIn = await visitor.post('/sign-in', { email, password: testPassword });
    expect(signIn.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)]);
    expect((await visitor.get('/')).status).toBe(200);
    const language = await visitor.post('/language', { locale: 'en', back: '/' });
    const flashed = await visitor.post('/people', { name: 'A B', email: 'ab@x.vn', roles: 'technician', idempotencyKey: 'f' });
    const signOut = await visitor.post('/sign-out', {});
    for (const cookie of [language, flashed, signOut].flatMap(({ headers }) => headers.getSetCookie())) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure/);
    expect(signOut.headers.getSetCookie()[0]).toMatch(/^__Host-session=; .*Max-Age=0$/);
  });

  test('neither the Host nor a proxy’s header decides where a link leads', async () => {
    const visitor = await server.visitor();
    const spoofed = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' };
    for (const path of ['/sign-in', '/', '/api/v1/openapi.json', '/api/docs']) {
      const answer = await visitor.get(path, spoofed);
      expect(`${answer.to ?? ''}${answer.text}`).not.toContain('evil.example');
    }
    const { email } = await person(secure, ['administrator']);
    const administrator = await server.visitor(email);
    await administrator.post('/people', { name: 'C D', email: 'cd@x.vn', roles: 'technician', idempotencyKey: 'g' }, { 'x-forwarded-host': 'evil.example' });
    const [notice] = await secure.em().execute<Array<{ body: string }>>("select body from notice where recipient = 'cd@x.vn'");
    expect(notice!.body).toContain('https://thunghiem.example.vn/password/');
    expect(notice!.body).not.toContain('evil.example');
  });
});
