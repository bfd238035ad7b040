import { roles } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { routes } from '../../src/routes.ts';
import { admits, world, type World } from '../support/places.ts';
import { checksums } from '../support/rows.ts';
import { createProduct, type Product } from '../support/product.ts';
import { serve, type Visitor, type Web } from '../support/web.ts';

let product: Product;
let web: Web;
let laboratory: World;
let all: Route[];
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  laboratory = await world(product);
  all = routes(product);
}, 120_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const addressOf = (route: Route, path: string) => (route.kind === 'api' ? `/api/v1${path}` : path);
/** A path that leads to no record. */
const nowhere = (route: Route) => addressOf(route, route.path.replace(/:\w+/g, () => newId()));
const told = (route: Route) => `${route.method.toUpperCase()} ${addressOf(route, route.path)}`;

async function ask(visitor: Visitor, route: Route, path: string): Promise<{ status: number; to: string | null }> {
  if (route.method === 'get') return visitor.get(path);
  return route.kind === 'api' ? { status: (await visitor.json(route.method.toUpperCase(), path, {})).status, to: null } : visitor.post(path, {});
}

/** Everything but what a visit may touch: that a session is in use. */
const checksum = () => checksums(product, ['session']);

test('whoever is not signed in gets no further than the sign-in, wherever it is not public', async () => {
  const visitor = await web.visitor();
  const wrong: string[] = [];
  for (const route of all) {
    const path = nowhere(route);
    const { status, to } = await ask(visitor, route, path);
    const open = route.access === 'public';
    const good = open
      ? status < 500 && status !== 401
      : route.kind === 'page' && route.method === 'get' ? status === 303 && to === `/sign-in?next=${encodeURIComponent(path)}` : status === 401;
    if (!good) wrong.push(`${told(route)}: ${status} ${to ?? ''}`);
  }
  expect(wrong).toEqual([]);
});

test.each(roles)('a person with the duty %s is refused every route of other duties, and breaks none of their own', async (role) => {
  const visitor = await web.visitor(laboratory.by[role].email);
  const wrong: string[] = [];
  for (const route of all) {
    if (route.path === '/sign-out') continue;
    const { status } = await ask(visitor, route, nowhere(route));
    const good = admits(route.access, role) ? status < 500 && status !== 401 : status === 403;
    if (!good) wrong.push(`${told(route)}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test('reading changes nothing: every page and answer is asked for by whoever may, and no row is other than before', async () => {
  const wrong: string[] = [];
  for (const role of roles) {
    const visitor = await web.visitor(laboratory.by[role].email);
    // Signing in is a change; it is made here and stands before and after.
    const start = await checksum();
    for (const route of all) {
      if (route.method !== 'get' || !admits(route.access, role)) continue;
      for (const path of laboratory.pathsOf(route).slice(0, 2)) {
        const { status } = await ask(visitor, route, addressOf(route, path));
        if (status >= 500) wrong.push(`${role}: ${told(route)}: ${status}`);
      }
    }
    const end = await checksum();
    for (const [table, sum] of Object.entries(start)) if (end[table] !== sum) wrong.push(`${role} changed ${table} by reading`);
  }
  expect(wrong).toEqual([]);
  expect(Object.keys(await checksum()).length).toBeGreaterThan(25);
}, 300_000);

test('whatever stands in a query, no page and no answer breaks', async () => {
  const names = ['q', 'after', 'before', 'state', 'order', 'method', 'matrix', 'enterpriseId', 'group', 'mine', 'cols', 'sort', 'next', 'limit', 'requestId', 'day'];
  const values = ['khong-phai-ma', "' or 1=1 --", '%', '\\', '\u0000', '-1', '9'.repeat(300), '2026-02-31', '01900000-0000-7000-8000-000000000000', 'ệ'];
  const wrong: string[] = [];
  for (const role of roles) {
    const visitor = await web.visitor(laboratory.by[role].email);
    for (const route of all) {
      // Each route once, by the first duty that has it.
      if (route.method !== 'get' || roles.find((each) => admits(route.access, each)) !== role) continue;
      const path = addressOf(route, laboratory.pathsOf(route)[0]!);
      for (const value of values) {
        const query = new URLSearchParams(names.map((name) => [name, value]));
        const { status } = await visitor.get(`${path}?${query}`);
        if (status >= 500) wrong.push(`${told(route)} with ${JSON.stringify(value.slice(0, 20))}: ${status}`);
      }
      if ((await visitor.get(`${path}?q=a&q=b&after[]=x&__proto__=y&state=a&state=b`)).status >= 500) wrong.push(`${told(route)} with names twice`);
    }
  }
  expect(wrong).toEqual([]);
}, 300_000);

test('nor does whatever stands in the place of an id', async () => {
  const visitor = await web.visitor(laboratory.people.receptionist.email);
  const wrong: string[] = [];
  for (const route of all) {
    if (!route.path.includes(':') || !admits(route.access, 'receptionist')) continue;
    for (const part of ['khong-phai-ma', '%00', '..%2f..%2fetc', '%27', '1'.repeat(300), '%F0%9F%98%80']) {
      const { status } = await ask(visitor, route, addressOf(route, route.path.replace(/:\w+/g, part)));
      if (status >= 500) wrong.push(`${told(route)} with ${part}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});
