import type { Browser, Locator } from 'playwright-core';
import { roles } from '../../src/kernel/actor.ts';
import { Method } from '../../src/modules/catalogue/index.ts';
import { authoriseCertificate, Certificate } from '../../src/modules/certificates/index.ts';
import { Analysis } from '../../src/modules/samples/index.ts';
import { createWorksheet } from '../../src/modules/worksheets/index.ts';
import { routes } from '../../src/routes.ts';
import { hasBrowser, launch, Person } from '../support/browser.ts';
import { adopt, receive, test as testSamples, verify } from '../support/journey.ts';
import { admits, world, type World } from '../support/places.ts';
import { createProduct, testPassword, type Product } from '../support/product.ts';
import { serve, type Web } from '../support/web.ts';

/** What fits a desk must be of use on a phone: nothing cut off, nothing to be pushed sideways, the same inputs. */
const can = hasBrowser();
const run = can ? test : test.skip;

let product: Product;
let web: Web;
let browser: Browser;
let laboratory: World;
beforeAll(async () => {
  if (!can) return;
  product = await createProduct({ fixed: true });
  [web, browser] = await Promise.all([serve(product), launch()]);
  laboratory = await world(product);
}, 120_000);
afterAll(async () => {
  if (!can) return;
  await browser?.close();
  await web?.close();
  await product?.close();
});

/** How far the page and each table in it are wider than what is seen of them, in px. */
const beyond = (person: Person): Promise<number[]> =>
  person.page.evaluate(() => [document.documentElement.scrollWidth - window.innerWidth, ...[...document.querySelectorAll('.table-frame')].map((frame) => frame.scrollWidth - frame.clientWidth)].filter((excess) => excess > 1));

/** Pages that somebody went through already: each is looked at once, whoever may see it. */
const seen = new Set<string>();

const lists: Array<[keyof World['by'], string[]]> = [
  ['enterprise', ['/', '/requests', '/certificates']],
  ['receptionist', ['/', '/requests', '/samples', '/certificates', '/enterprises', '/external-tests']],
  ['technician', ['/work', '/worksheets?mine=yes', '/external-tests', '/methods']],
  ['verifier', ['/verification', '/worksheets']],
  ['technical-manager', ['/authorisation', '/regulations', '/samples?order=due']],
  ['administrator', ['/people', '/notices', '/jobs']],
];

run.each(lists)('no list is cut on a small phone: %s', async (role, paths) => {
  const person = await Person.at(browser, web.url, role, { small: true });
  await person.page.setViewportSize({ width: 360, height: 780 });
  await person.signIn(laboratory.by[role].email);
  for (const path of paths) {
    await person.page.goto(path);
    expect([path, await beyond(person)]).toEqual([path, []]);
    await person.looks(`narrow${path.replace(/\W+/g, '-')}`);
  }
  expect(await person.leave()).toEqual([]);
}, 120_000);

/** Answered with a file, or left by what they do. */
const noPage = /\.(pdf|csv|xlsx|svg|json|txt|ics)$|^\/(sign-out|first|password)\b/;

/** Records in every state, oldest first; of the calculator, whose pages have little in common, all. */
const some = (route: string, paths: readonly string[]): readonly string[] => (route.startsWith('/calculator') ? paths : paths.slice(0, 9));

run.each(roles)('no page of any kind is wider than a phone or a desk: %s', async (role) => {
  const person = await Person.at(browser, web.url, role);
  await person.signIn(laboratory.by[role].email);
  const wide: unknown[] = [];
  for (const route of routes(product)) {
    if (route.kind !== 'page' || route.method !== 'get' || noPage.test(route.path) || !admits(route.access, role)) continue;
    for (const path of some(route.path, laboratory.pathsOf(route))) {
      if (seen.has(path) && path !== '/') continue;
      await person.page.setViewportSize({ width: 1440, height: 900 });
      // What a state does not offer or a file answers is no page.
      const answer = await person.page.request.get(path);
      if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
      seen.add(path);
      if (!answer.ok()) continue;
      await person.page.goto(path);
      for (const width of [1440, 390]) {
        await person.page.setViewportSize({ width, height: 844 });
        const excess = await beyond(person);
        if (excess.length) wide.push([path, width, excess]);
      }
    }
  }
  expect(wide).toEqual([]);
  await person.leave();
}, 300_000);

run('the public check shows every result with its limit and verdict, on a desk and on a phone, and no label without a value', async () => {
  const { people } = laboratory;
  const regulationId = await adopt(product, people, 'QCVN 03:2023/BTNMT');
  const soil = { matrixCode: 'soil', name: 'Đất vườn cà phê', methods: ['soil-lead'], sampledAt: '2026-11-24T08:00' };
  const { samples } = await receive(product, people, [{ ...soil, regulationId, regulationClass: 'type-1' }, soil], { consentPublic: true });
  const sampleIds = samples.map((sample) => sample.id);
  await testSamples(product, people, sampleIds, { 'soil-lead': { shared: { C0: '0,00' }, rows: { 0: { k: '1,03' }, 1: { C: '1,85', Vx: '50', f: '1', m: '1,0012' }, 2: { C: '1,8725', Vx: '50', f: '1', m: '1,0005' } } } });
  await verify(product, people, sampleIds);
  const id = await product.runner.run(authoriseCertificate, { sampleIds, password: testPassword, publicUrl: web.url }, { actor: people.manager });
  await product.settle();
  const { token } = await product.em().findOneOrFail(Certificate, { id });
  const person = await Person.at(browser, web.url, 'consumer');
  for (const width of [1440, 800, 390]) {
    await person.page.setViewportSize({ width, height: 844 });
    await person.page.goto(`/verify/${token}`);
    expect([width, await beyond(person)]).toEqual([width, []]);
    const [judged, plain] = await person.page.locator('tbody tr').all();
    const labels = (row: Locator) => row.locator('td').evaluateAll((cells) => cells.filter((cell) => cell.checkVisibility()).map((cell) => [cell.getAttribute('data-label'), cell.textContent !== '']));
    expect(await labels(judged!)).toEqual([['Kết quả', true], ['Mức quy định', true], ['Đánh giá', true]]);
    if (width === 390) expect(await labels(plain!)).toEqual([['Kết quả', true]]);
    await person.looks(`public-check-${width}`);
  }
  expect(await person.leave()).toEqual([]);
}, 120_000);

run('limits are taken over on a phone: each is a card with its labels, and the figure is typed there', async () => {
  const person = await Person.at(browser, web.url, 'quality-manager', { small: true });
  await person.signIn(laboratory.by['quality-manager'].email);
  const [path] = laboratory.pathsOf({ path: '/regulations/:id/adoption' });
  await person.page.goto(path!);
  expect(await beyond(person)).toEqual([]);
  const card = person.main.locator('tbody tr').first();
  const label = (cell: Locator) => cell.evaluate((element) => getComputedStyle(element, '::before').content);
  for (const cell of await card.locator('td[data-label]').all()) expect(await label(cell)).not.toBe('none');
  const figure = card.getByRole('textbox').first();
  expect((await figure.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await person.looks('adoption');
  await card.getByRole('checkbox').check();
  await person.fill('Tên, số và nơi lưu', 'Thông tư 01/2023/TT-BTNMT, bản ký');
  await person.page.getByLabel('Ngày của văn bản').fill('2023-03-13');
  await person.press(/^Áp dụng/);
  await person.sees(/Thông tư 01\/2023\/TT-BTNMT, bản ký/);
  expect(await person.leave()).toEqual([]);
}, 120_000);

run('a worksheet with nine readings fits a desk; on a phone and a tablet each sample is a card with labelled inputs, and is recorded from there', async () => {
  const { samples } = await receive(product, laboratory.people, Array.from({ length: 2 }, () => ({ matrixCode: 'soil', name: 'Đất', methods: ['soil-lead'], sampledAt: '2026-11-24T08:00' })));
  const method = await product.em().findOneOrFail(Method, { code: 'soil-lead', current: true });
  const analyses = await product.em().find(Analysis, { sampleId: { $in: samples.map(({ id }) => id) }, methodId: method.id });
  const { id } = await product.runner.run(createWorksheet, { analysisIds: analyses.map((analysis) => analysis.id) }, { actor: laboratory.people.technician });
  const person = await Person.at(browser, web.url, 'bench');
  await person.signIn(laboratory.people.technician.email);
  for (const [width, height] of [[1440, 900], [820, 1180], [390, 844]] as const) {
    await person.page.setViewportSize({ width, height });
    await person.page.goto(`/worksheets/${id}`);
    expect([width, await beyond(person)]).toEqual([width, []]);
    await person.looks(`grid-${width}`);
  }
  const code = samples[0]!.code;
  const card = person.page.locator('tbody[data-row]').filter({ hasText: code });
  const [first, second] = await card.locator('.grid-input').all();
  // Two beside one another, each below its label, wide enough for a thumb.
  const [one, two] = [(await first!.boundingBox())!, (await second!.boundingBox())!];
  expect(one.y).toBe(two.y);
  expect(one.height).toBeGreaterThanOrEqual(44);
  await person.page.getByLabel('C0 (mg/L)').fill('0,00');
  for (const [label, value] of Object.entries({ 'k': '1,03', 'C (lần 1) (mg/L)': '1,85', 'Vx (lần 1) (mL)': '50', 'f (lần 1)': '1', 'm (lần 1) (g)': '1,0012', 'C (lần 2) (mg/L)': '1,8725', 'Vx (lần 2) (mL)': '50', 'f (lần 2)': '1', 'm (lần 2) (g)': '1,0005' })) {
    await person.fill(`${code}, ${label}`, value, card);
  }
  await person.press('Ghi kết quả');
  await person.sees('Đã ghi');
  expect(await card.locator('[data-result-text]').innerText()).not.toBe('');
  expect(await beyond(person)).toEqual([]);
  expect(await person.leave()).toEqual([]);
}, 120_000);
