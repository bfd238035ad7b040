import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { createApp } from '../../../src/app.tsx';
import { RequestedSample, submitRequest } from '../../../src/modules/requests/index.ts';
import { Sample, receiveSamples } from '../../../src/modules/samples/index.ts';
import { createProduct, testPassword } from '../../support/product.ts';
import { accepted, draft, laboratory, waterLine } from './support.ts';

test('shots', async () => {
  const product = await createProduct();
  const server = createServer(createApp(product));
  await new Promise<void>((r) => server.listen(4112, '127.0.0.1', () => r()));
  const lab = await laboratory(product);
  const fine = { containerIntact: 'on', labelMatches: 'on', sealIntact: 'on', quantityEnough: 'on', preserved: 'on' };
  const qc = await lab.regulation('QCVN 01-1:2024/BYT');
  const effluent = await lab.regulation('QCVN 40:2011/BTNMT');
  const soil = await draft(product, lab.grower, [{ matrixCode: 'soil', name: 'Đất vườn tiêu thôn 3', panels: ['soil-fertility'] }, { matrixCode: 'effluent', name: 'Nước thải sau xử lý', panels: ['effluent-basic'], regulationId: effluent.id, regulationClass: 'B' }], { purpose: 'vietgap' });
  const fert = await draft(product, lab.grower, [{ matrixCode: 'fertilizer', name: 'NPK 16-16-8', panels: ['fertilizer-npk-label'] }]);
  const waiting = await draft(product, lab.grower, [await waterLine(product, { regulationId: qc.id }), { matrixCode: 'food', name: 'Mật ong hoa cà phê', panels: ['ocop-honey'] }], { purpose: 'ocop', consentExternal: 'on' });
  await product.runner.run(submitRequest, { requestId: waiting }, { actor: lab.grower });
  const acc = await accepted(product, lab, [await waterLine(product, { regulationId: qc.id }), await waterLine(product, { name: 'Nước giếng đào hộ ông Siu H’Ben' }), await waterLine(product, { name: 'Nước máy nhà văn hóa' })]);
  const lines = await product.em().find(RequestedSample, { requestId: acc.id }, { orderBy: { position: 'asc' } });
  await product.runner.run(receiveSamples, { requestId: acc.id, samples: [
    { requestedSampleId: lines[0]!.id, decision: 'accept', quantity: '2 chai 500 mL', container: 'Chai nhựa PE', temperature: '4,5', checks: fine, condition: 'Trong, không mùi' },
    { requestedSampleId: lines[1]!.id, decision: 'reserve', quantity: '1 chai 500 mL', checks: { ...fine, sealIntact: '' }, reservation: 'Nắp chai hở, khách hàng đồng ý thử.' },
  ] }, { actor: lab.desk });
  const [s1, s2] = await product.em().find(Sample, { requestId: acc.id }, { orderBy: { code: 'asc' } });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const base = 'http://127.0.0.1:4112';
  const only = process.env['ONLY']?.split(',');
  for (const [w, h] of [[1440, 900], [390, 844]] as const) {
    for (const [who, pages] of [
      ['grower', { list: '/requests', new: '/requests/new', edit: `/requests/${soil}/edit`, fert: `/requests/${fert}/edit`, draft: `/requests/${soil}`, req: `/requests/${acc.id}`, sample: `/samples/${s1!.id}` }],
      ['desk', { dlist: '/requests', choose: '/requests/new', newfor: `/requests/new?copyOf=${acc.id}`, review: `/requests/${waiting}/review`, decline: `/requests/${waiting}/decline`, dwait: `/requests/${waiting}`, recep: `/requests/${acc.id}/reception`, samples: '/samples?order=due', dsample: `/samples/${s2!.id}`, form: `/requests/${waiting}/form` }],
      ['technician', { tsample: `/samples/${s1!.id}`, tsamples: '/samples' }],
    ] as const) {
      const context = await browser.newContext({ viewport: { width: w, height: h }, bypassCSP: true });
      const tab = await context.newPage();
      tab.on('pageerror', (e) => console.log('PAGEERROR', who, e.message));
      tab.on('response', (r) => r.status() === 404 && console.log('404', r.url()));
      tab.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', who, m.text()));
      await tab.goto(`${base}/sign-in`);
      await tab.fill('[name=email]', lab[who].email);
      await tab.fill('[name=password]', testPassword);
      await tab.click('form[action="/sign-in"] button');
      for (const [name, path] of Object.entries(pages)) {
        if (only && !only.includes(name)) continue;
        await tab.goto(base + path);
        await tab.waitForTimeout(150);
        await tab.screenshot({ path: `/tmp/shots/${name}-${w}.png`, fullPage: true });
        const wide = await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (Number(wide) > 0) console.log('OVERFLOW', name, w, wide);
        await tab.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' }).catch((e) => console.log('axe', e.message.slice(0, 80)));
        const found = await tab.evaluate("window.axe ? axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 140)).join(' || '))) : ['no axe']") as string[];
        if (found.length) console.log('AXE', name, w, found.join('\n'));
        if (name === 'edit') {
          const before = await tab.textContent('.cost-figures');
          await tab.locator('.test input:checked').first().uncheck();
          await tab.waitForTimeout(500);
          const after = await tab.textContent('.cost-figures');
          if (before === after) console.log('COST NOT SWAPPED', before);
          await tab.screenshot({ path: `/tmp/shots/${name}view-${w}.png` });
        }
        if (name === 'form') await tab.pdf({ path: '/tmp/shots/form.pdf', format: 'A4' }).catch((e) => console.log(e.message));
      }
      await context.close();
    }
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  await product.close();
}, 120000);
