import { chromium } from 'playwright-core';
import { createWorksheet } from '../../../src/modules/worksheets/index.ts';
import { recordReadings, submitWorksheet, sendBack, verifyResult, dispatchExternal } from '../../../src/modules/results/index.ts';
import { createProduct, testPassword } from '../../support/product.ts';
import { serve } from '../../support/web.ts';
import { layBench } from './bench.ts';

test('look', async () => {
  const product = await createProduct();
  const bench = await layBench(product);
  const web = await serve(product);
  const as = { actor: bench.technician };
  const run = product.runner.run;
  const n = await bench.receive(Array.from({ length: 8 }, () => ({ methods: ['nitrogen', 'cadmium', 'salmonella', 'coliforms', 'ecoli'], regulation: true, class: 'type-1', site: 'Vườn tiêu Ia Grai, lô 3', consentExternal: true }) as never));
  for (const s of n.slice(0, 2)) {
    for (const [m, rows, shared] of [['nitrogen', { 1: { V: '12.35', m: '1' }, 2: { V: '14.9', m: '1' } }, { V0: '0.1', C: '0.05' }], ['cadmium', { 1: { C: '1.42' } }, {}], ['salmonella', { 0: { choice: 'not-detected' } }, {}], ['ecoli', { 0: { p1: '5', p2: '3', p3: '1', s1: '4', s2: '2', s3: '0' } }, {}]] as const) {
      const w = await run(createWorksheet, { analysisIds: [s.tests[m]] }, as);
      await run(recordReadings, { worksheetId: w.id, shared, rows: { [s.tests[m]]: rows } }, as);
      if (m === 'cadmium') await run(recordReadings, { worksheetId: w.id, rows: { [s.tests[m]]: { 1: { C: '1.62' } } }, reasons: { [s.tests[m]]: 'Đọc nhầm hàng trên bảng máy' } }, as);
      await run(submitWorksheet, { worksheetId: w.id }, as);
      await product.settle();
    }
  }
  await run(verifyResult, { analysisId: n[0]!.tests.salmonella }, { actor: bench.verifier });
  await run(sendBack, { analysisId: n[1]!.tests.nitrogen, reason: 'Hai lần song song chênh nhau quá giới hạn lặp lại, kiểm tra lại thể tích chuẩn độ' }, { actor: bench.verifier });
  const kj = await run(createWorksheet, { analysisIds: n.slice(2, 7).map((s) => s.tests.nitrogen) }, as);
  const co = await run(createWorksheet, { analysisIds: n.slice(2, 5).map((s) => s.tests.coliforms) }, as);
  const mp = await run(createWorksheet, { analysisIds: n.slice(2, 5).map((s) => s.tests.ecoli) }, as);
  const sa = await run(createWorksheet, { analysisIds: n.slice(2, 5).map((s) => s.tests.salmonella) }, as);
  await run(dispatchExternal, { analysisIds: [n[3]!.tests.cadmium], provider: 'Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 3', dispatchedOn: '2026-11-25' }, as);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const signIn = async (email: string, width: number) => {
    const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
    page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
    page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()));
    await page.goto(`${web.url}/sign-in`);
    await page.fill('[name=email]', email); await page.fill('[name=password]', testPassword);
    await page.click('main button[type=submit]');
    return page;
  };
  for (const width of [1440, 820, 390]) {
    const page = await signIn(bench.technician.email, width);
    for (const [name, path] of [['work', '/work'], ['sheets', '/worksheets'], ['kj', `/worksheets/${kj.id}`], ['co', `/worksheets/${co.id}`], ['mp', `/worksheets/${mp.id}`], ['sa', `/worksheets/${sa.id}`], ['ext', '/external-tests'], ['extres', `/analyses/${n[3]!.tests.cadmium}/external-result`], ['sres', `/samples/${n[0]!.id}/results`]] as const) {
      if (width === 820 && !['kj', 'co'].includes(name)) continue;
      await page.goto(web.url + path);
      await page.waitForTimeout(200);
      await page.screenshot({ path: `/tmp/me/${name}-${width}.png`, fullPage: true });
    }
    const v = await signIn(bench.verifier.email, width);
    for (const [name, path] of [['queue', '/verification'], ['ver', `/verification/${n[0]!.id}`]] as const) {
      await v.goto(web.url + path);
      await v.screenshot({ path: `/tmp/me/${name}-${width}.png`, fullPage: true });
    }
  }
  // by keyboard
  const page = await signIn(bench.technician.email, 1440);
  await page.goto(`${web.url}/worksheets/${kj.id}`);
  await page.locator('[name="shared.V0"]').focus();
  await page.keyboard.type('0,10'); await page.keyboard.press('Tab'); await page.keyboard.type('0,0500'); await page.keyboard.press('Tab');
  for (let r = 0; r < 5; r++) { await page.keyboard.type('12,3' + r); await page.keyboard.press('Enter'); }
  for (let r = 0; r < 5; r++) { await page.keyboard.type(r === 2 ? '1,001' : '1,0' + r); await page.keyboard.press('Enter'); }
  for (let r = 0; r < 5; r++) { await page.keyboard.type('12,4' + r); await page.keyboard.press('Enter'); }
  for (let r = 0; r < 4; r++) { await page.keyboard.type('1,0' + r); await page.keyboard.press('Enter'); }
  await page.waitForTimeout(700);
  await page.screenshot({ path: '/tmp/me/typed.png', fullPage: true });
  const button = page.locator('.grid-candidate').first();
  if (await button.count()) await button.click();
  await page.waitForTimeout(400);
  await page.keyboard.press('Control+s');
  await page.waitForTimeout(800);
  console.log('URL', page.url());
  await page.screenshot({ path: '/tmp/me/saved.png', fullPage: true });
  const first = page.locator('table.grid .grid-input').first();
  await first.focus(); await page.keyboard.type('12,99'); await page.keyboard.press('Enter'); await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/me/correct.png', fullPage: true });
  await page.keyboard.press('Control+s'); await page.waitForTimeout(300);
  await page.locator('[data-reason][data-open] input').first().fill('Đọc nhầm buret'); await page.keyboard.press('Control+s'); await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/me/corrected.png', fullPage: true });
  await browser.close(); await web.close(); await product.close();
}, 120000);
