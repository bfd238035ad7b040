import type { Browser } from 'playwright-core';
import { Method } from '../../src/modules/catalogue/index.ts';
import { Analysis } from '../../src/modules/samples/index.ts';
import { createWorksheet } from '../../src/modules/worksheets/index.ts';
import { hasBrowser, launch, Person } from '../support/browser.ts';
import { receive } from '../support/journey.ts';
import { world, type World } from '../support/places.ts';
import { createProduct, type Product } from '../support/product.ts';
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
