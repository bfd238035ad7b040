import { chromium } from 'playwright-core';
import { world } from './support/places.ts';
import { createProduct, testPassword } from './support/product.ts';
import { serve } from './support/web.ts';

test('look', async () => {
  const product = await createProduct();
  const web = await serve(product);
  const w = await world(product);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const plan: Record<string, string[]> = JSON.parse(process.env['PLAN']!);
  for (const width of [1440, 390]) {
    for (const [role, paths] of Object.entries(plan)) {
      const context = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 } });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
      if (role !== 'visitor') {
        await page.goto(web.url + '/sign-in');
        await page.fill('input[name=email]', (w.by as any)[role].email);
        await page.fill('input[name=password]', testPassword);
        await page.click('button.button-primary');
        await page.waitForURL(web.url + '/');
      }
      if (process.env['LANG2'] === 'en') await context.addCookies([{ name: 'lang', value: 'en', url: web.url }]);
      for (const template of paths) {
        const [path, action] = template.split('!');
        const full = path!.includes(':') ? w.pathsOf({ path: path! })[0]! : path!;
        await page.goto(web.url + full);
        if (action === 'open') await page.locator('details.operation').nth(1).locator('summary').click();
        if (action === 'submit') await page.click('main form.form button.button-primary');
        await page.waitForTimeout(150);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) console.log(`overflow ${over} at ${width} ${full}`);
        await page.screenshot({ path: `/tmp/desk-shots/${width}-${role}${path!.replace(/[/?:=&]/g, '_')}${action ?? ''}.png`, fullPage: true });
      }
      if (errors.length) console.log(role, width, errors.slice(0, 3));
      await context.close();
    }
  }
  await browser.close();
  await web.close();
  await product.close();
}, 300_000);
