import { createHash } from 'node:crypto';
import { roles } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { routes } from '../../src/routes.ts';
import { admits, world, type World } from '../support/places.ts';
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

/** A digest of every row of every table but those that a visit may touch. */
async function checksum(): Promise<Record<string, string>> {
  const em = product.em();
  const tables = (await em.execute<Array<{ name: string }>>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")).map(({ name }) => name).filter((name) => name !== 'session');
  const sums: Record<string, string> = {};
  for (const name of tables) sums[name] = createHash('sha256').update(JSON.stringify(await em.execute(`select * from "${name}"`))).digest('hex');
  return sums;
}

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
  const before = await checksum();
  const wrong: string[] = [];
  for (const role of roles) {
    const visitor = await web.visitor(laboratory.by[role].email);
    // Signing in is a change; it is made here and stands before and after.
    const start = await checksum();
    for (const route of all) {
      if (route.method !== 'get' || !admits(route.access, role)) continue;
      for (const path of laboratory.pathsOf(route)) {
        const { status } = await ask(visitor, route, addressOf(route, path));
        if (status >= 500) wrong.push(`${role}: ${told(route)}: ${status}`);
      }
    }
    const end = await checksum();
    for (const [table, sum] of Object.entries(start)) if (end[table] !== sum) wrong.push(`${role} changed ${table} by reading`);
  }
  expect(wrong).toEqual([]);
  expect(Object.keys(before).length).toBeGreaterThan(25);
}, 180_000);
