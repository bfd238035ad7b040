import { adoptLimits, Limit, loadCatalogue, Method, noteOf, Regulation } from '../../../src/modules/catalogue/index.ts';
import type { Bilingual, Locale } from '../../../src/kernel/i18n.ts';
import { staff, type Staffed } from '../../support/journey.ts';
import { createProduct, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let people: Staffed;
let quality: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  people = await staff(product);
  quality = await web.visitor(people.qualityManager.email);
}, 60_000);
afterAll(async () => {
  await web.close();
  await product.close();
});

const plain = (html: string): string => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** Notes of the catalogue that are not the same in both languages, as "(*)" is. */
async function notes() {
  const em = product.em();
  const methods = (await em.find(Method, { current: true })).flatMap(({ code, about }) => (about.note ? [{ path: `/methods/${code}`, note: about.note as Bilingual }] : []));
  const limits = await em.find(Limit, { current: true });
  const regulations = (await em.find(Regulation, {})).map(({ id, gaps }) => ({ id, gaps: gaps as Bilingual[], limits: limits.filter((limit) => limit.regulationId === id).flatMap((limit) => noteOf(limit) ?? []) }));
  return { methods, regulations };
}

test('every note of a method, of a limit and of what a regulation lacks is there in Vietnamese and in English', async () => {
  const { methods, regulations } = await notes();
  const all = [...methods.map(({ note }) => note), ...regulations.flatMap(({ gaps, limits }) => [...gaps, ...limits])];
  expect(methods.length).toBeGreaterThan(50);
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(({ vi, en }) => !vi || !en)).toEqual([]);
  // The same in both only where it is a sign of the regulation itself; Vietnamese has its letters.
  expect([...new Set(all.filter(({ vi, en }) => vi === en).map(({ vi }) => vi))].sort()).toEqual(['(*)', '(7)', 'Po']);
  expect(all.filter(({ vi, en }) => vi !== en && !/[à-ỹđ]/i.test(vi)).map(({ vi }) => vi)).toEqual([]);
  expect(all.filter(({ en }) => /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(en.replace(/QCĐP|TCVN|đồng|https?:\S+/g, ''))).map(({ en }) => en)).toEqual([]);
  // Figures and references are the same on both sides.
  const figures = (text: string) => [...text.replace(/https?:\/\/\S+/g, '').matchAll(/\b(?:TCVN|QCVN|ISO|SMEWW)[\w:./-]*(?: \d[\w:./-]*)?/g)].map(([each]) => each.replace(/[.,;:]+$/, '')).sort();
  for (const { vi, en } of all) expect([en, figures(vi)]).toEqual([en, figures(en)]);
});

test.each(['vi', 'en'] as const)('pages of the catalogue tell their notes in %s alone', async (locale: Locale) => {
  const other = locale === 'vi' ? 'en' : 'vi';
  quality.cookies.set('lang', locale);
  const { methods, regulations } = await notes();
  const wrong: string[] = [];
  const look = (path: string, html: string, told: readonly Bilingual[]) => {
    for (const note of told) {
      if (!html.includes(note[locale])) wrong.push(`${path} does not say "${note[locale]}"`);
      if (note.vi !== note.en && html.includes(note[other])) wrong.push(`${path} says "${note[other]}"`);
    }
  };
  for (const { path, note } of methods) look(path, plain((await quality.get(path)).text), [note]);
  for (const { id, gaps, limits } of regulations) {
    const first = (await quality.get(`/regulations/${id}`)).text;
    const parts = [...first.matchAll(/<option[^>]*value="([^"]*)"/g)].map(([, part]) => plain(part!));
    const pages = [plain(first)];
    for (const part of parts) pages.push(plain((await quality.get(`/regulations/${id}?part=${encodeURIComponent(part)}`)).text));
    look(`/regulations/${id}`, pages.join('\n'), [...gaps, ...limits]);
  }
  quality.cookies.delete('lang');
  expect(wrong).toEqual([]);
}, 120_000);

test('a translation reaches what an earlier release loaded, and makes no new edition: an adopted limit stays adopted', async () => {
  const em = product.em();
  const method = await em.findOneOrFail(Method, { code: 'soil-ph-h2o', current: true });
  const limit = await em.findOneOrFail(Limit, { note: { $ne: null }, current: true, noteVi: { $ne: null } }, { orderBy: { id: 'asc' } });
  await product.runner.run(adoptLimits, { regulationId: limit.regulationId, document: 'Thông tư', documentDate: '2026-01-05', limits: [{ limitId: limit.id, adopt: true }] }, { actor: people.qualityManager });
  const note = method.about.note as Bilingual;
  const regulation = await em.findOneOrFail(Regulation, { code: 'QCVN 03:2023/BTNMT' });
  const adopted = await em.fork({ clear: true }).findOneOrFail(Limit, { regulationId: limit.regulationId, key: limit.key, current: true });
  // As the release before kept them.
  await em.nativeUpdate(Method, { id: method.id }, { about: { ...method.about, note: note.en } });
  await em.nativeUpdate(Limit, { id: adopted.id }, { noteVi: null });
  await em.nativeUpdate(Regulation, { id: regulation.id }, { gaps: (regulation.gaps as Bilingual[]).map(({ en }) => en) });
  expect(plain((await quality.get('/methods/soil-ph-h2o')).text)).toContain(note.en);

  await loadCatalogue(product);
  const after = em.fork({ clear: true });
  expect(await after.findOneOrFail(Method, { code: 'soil-ph-h2o', current: true })).toMatchObject({ id: method.id, edition: method.edition, about: { note } });
  expect(await after.findOneOrFail(Limit, { id: adopted.id })).toMatchObject({ current: true, noteVi: limit.noteVi, adoption: { document: 'Thông tư' } });
  expect((await after.findOneOrFail(Regulation, { id: regulation.id })).gaps).toEqual(regulation.gaps);
  expect((await loadCatalogue(product)).written).toBe(0);
});
