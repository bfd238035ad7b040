import { roles } from '../../src/kernel/actor.ts';
import { locales, type Locale } from '../../src/kernel/i18n.ts';
import { Limit, Method, noteOf, Regulation } from '../../src/modules/catalogue/index.ts';
import { routes } from '../../src/routes.ts';
import { messages as en } from '../../templates/locales/en/index.ts';
import { messages as vi } from '../../templates/locales/vi/index.ts';
import { admits, world, type World } from '../support/places.ts';
import { createProduct, type Product } from '../support/product.ts';
import { serve, type Web } from '../support/web.ts';

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

const catalogues = { vi, en } as unknown as Record<Locale, Record<string, string>>;
const keys = new Set(Object.keys(vi));

const plain = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** What a reader sees or hears: text nodes, and the attributes that are read aloud or shown. Parts in another language are left out. */
function texts(html: string, locale: Locale): string[] {
  const body = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<form[^>]*class="language".*?<\/form>/gs, '')
    .replace(new RegExp(`<(\\w+)[^>]* lang="(?!${locale})\\w+"[^>]*>.*?</\\1>`, 'gs'), '');
  const nodes = body.split(/<[^>]*>/);
  const attributes = [...body.matchAll(/ (?:aria-label|placeholder|title|alt|data-confirm)="([^"]*)"/g)].map(([, value]) => value!);
  return [...nodes, ...attributes].map((text) => plain(text).replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

const rawKeys = (text: string): string[] => (text.match(/\b[a-z][a-z-]*(\.[a-z0-9-]+)+\b/gi) ?? []).filter((word) => keys.has(word));

/** Sentences of the other language: a whole text that is a message there and another here, or a long message within a text. */
function foreign(text: string, locale: Locale): string[] {
  const other = catalogues[locale === 'vi' ? 'en' : 'vi'];
  const own = catalogues[locale];
  const said = otherTexts(locale);
  const found = said.whole.get(text);
  if (found && own[found] !== text && !said.shared.has(text)) return [found];
  if (locale === 'vi') return [];
  return said.long.filter((key) => text.includes(other[key]!));
}

const cache = new Map<Locale, { whole: Map<string, string>; shared: Set<string>; long: string[] }>();
function otherTexts(locale: Locale) {
  const cached = cache.get(locale);
  if (cached) return cached;
  const other = catalogues[locale === 'vi' ? 'en' : 'vi'];
  const own = catalogues[locale];
  const differs = Object.keys(other).filter((key) => other[key]!.length > 3 && own[key] !== other[key]);
  const made = {
    whole: new Map(differs.map((key) => [other[key]!, key])),
    // A word that both languages use, be it for different things.
    shared: new Set(Object.values(own)),
    long: differs.filter((key) => other[key]!.length > 20 && !other[key]!.includes('{') && !key.startsWith('mail.') && !key.startsWith('label')),
  };
  cache.set(locale, made);
  return made;
}

/** Said in both languages on purpose: whoever holds a certificate may read either. */
const bilingual = new Set(['/verify/:token verify.title']);

/** Notes of the catalogue in one language, where the other says it otherwise. */
async function notesIn(locale: Locale): Promise<Set<string>> {
  const em = product.em();
  const all = [
    ...(await em.find(Method, {})).flatMap(({ about }) => about.note ?? []), ...(await em.find(Regulation, {})).flatMap(({ gaps }) => gaps), ...(await em.find(Limit, {})).flatMap((limit) => noteOf(limit) ?? []),
  ];
  return new Set(all.flatMap((note) => (typeof note !== 'string' && note.vi !== note.en ? note[locale] : [])));
}

/** Places that no id of the test's laboratory leads to: links that work once. */
const unreachable = ['/password/:token', '/first/:token'];

test.each(locales)('every page that can be reached is whole in %s: no key, nothing of the other language', async (locale) => {
  const wrong = new Set<string>();
  const reached = new Set<string>();
  const visits = new Map<string, number>();
  // What was written to customers is kept in the language it was written in.
  const data = new Set((await product.em().execute<Array<{ subject: string }>>('select subject from notice')).map(({ subject }) => subject));
  const notes = await notesIn(locale === 'vi' ? 'en' : 'vi');
  for (const role of [null, ...roles]) {
    const visitor = await web.visitor(role ? laboratory.by[role].email : undefined);
    visitor.cookies.set('lang', locale);
    for (const route of routes(product)) {
      if (route.kind !== 'page' || route.method !== 'get') continue;
      if (role ? !admits(route.access, role) : route.access !== 'public') continue;
      // Every record by two duties, so that no page is seen eight times over; the first by each.
      for (const [index, path] of laboratory.pathsOf(route).entries()) {
        const seen = visits.get(path) ?? 0;
        if (index > 0 && seen >= 2) continue;
        visits.set(path, seen + 1);
        const { status, text, headers } = await visitor.get(path);
        if (status >= 200 && status < 400) reached.add(route.path);
        if (!headers.get('content-type')?.startsWith('text/html')) continue;
        if (!text.includes(`<html lang="${locale}"`) && status === 200) wrong.add(`${route.path}: says it is in another language`);
        for (const said of texts(text, locale)) {
          for (const key of rawKeys(said)) wrong.add(`${route.path}: key ${key}`);
          if (data.has(said)) continue;
          if (notes.has(said)) wrong.add(`${route.path}: "${said.slice(0, 80)}" (a note of the catalogue)`);
          for (const key of foreign(said, locale)) if (!bilingual.has(`${route.path} ${key}`)) wrong.add(`${route.path}: "${said.slice(0, 80)}" (${key})`);
        }
      }
    }
  }
  const missed = routes(product).filter((route) => route.kind === 'page' && route.method === 'get' && !reached.has(route.path)).map(({ path }) => path);
  expect([...wrong].sort()).toEqual([]);
  expect(missed.filter((path) => !unreachable.includes(path))).toEqual([]);
}, 300_000);

test('both catalogues say the same things and ask for the same values', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
  for (const key of keys) expect([key, places(catalogues.en[key]!)]).toEqual([key, places(catalogues.vi[key]!)]);
});
