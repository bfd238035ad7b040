import { rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { flattenStyles, renderDocument } from '../../templates/layouts/index.ts';
import { translator } from '../../templates/locales/index.ts';
import { hasBrowser, launch } from './components-browser.ts';
import { gallery, gridPage, type Gallery } from './components-gallery.tsx';
import { compileAssets, serve } from './components-server.ts';

const styles = 'templates/assets/styles';
const pages: Gallery = { ...gallery, '/worksheets/w1': (t) => gridPage(t) };

/** Relative luminance and contrast, WCAG 2.2, 1.4.3. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [r, g, bl] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

describe('the styles', () => {
  const tokens = async (): Promise<Array<Record<string, string>>> => {
    const css = await readFile(`${styles}/tokens.css`, 'utf8');
    const blocks = [...css.matchAll(/\{([^{}]*--paper[^{}]*)\}/g)].map((match) => Object.fromEntries([...match[1]!.matchAll(/--([\w-]+): (#\w{6})/g)].map((pair) => [pair[1]!, pair[2]!])));
    return blocks;
  };

  test('both ways into the dark theme give the same colours', async () => {
    const [light, dark, machine] = await tokens();
    expect(machine).toEqual(dark);
    expect(Object.keys(dark!)).toEqual(Object.keys(light!));
  });

  test('every text colour stands out from every ground it is used on', async () => {
    for (const theme of (await tokens()).slice(0, 2)) {
      for (const ground of ['paper', 'paper-raised', 'rail', 'wash'])
        for (const text of ['ink', 'ink-soft', 'accent', 'accent-strong', 'good', 'attention', 'wrong', 'inactive']) expect([ground, text, contrast(theme[ground]!, theme[text]!) >= 4.5]).toEqual([ground, text, true]);
      for (const ground of ['accent', 'accent-strong']) expect(contrast(theme[ground]!, theme['on-accent']!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme['accent-wash']!, theme['accent-strong']!)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['paper', 'paper-raised']) expect(contrast(theme[ground]!, theme['rule-strong']!)).toBeGreaterThanOrEqual(3);
    }
  });

  test('flattened, they say the same in one file', async () => {
    const flat = flattenStyles(styles);
    expect(flat).not.toContain('@import');
    expect(flat).toContain('@layer tokens {');
    expect(flat).toMatch(/@media print \{\n@layer print \{/);
  });

  test('every file is imported, and uses no name that the tokens lack', async () => {
    const main = await readFile(`${styles}/main.css`, 'utf8');
    const known = new Set([...(await readFile(`${styles}/tokens.css`, 'utf8')).matchAll(/--[\w-]+(?=:)/g)].map(String));
    for (const file of (await readdir(styles)).filter((name) => name.endsWith('.css') && name !== 'main.css')) {
      expect(main).toContain(`url("${file}")`);
      const used = [...(await readFile(`${styles}/${file}`, 'utf8')).matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]!);
      expect([file, used.filter((name) => !known.has(name))]).toEqual([file, []]);
    }
  });
});

(hasBrowser ? describe : describe.skip)('in a browser', () => {
  let browser: Browser;
  let server: Server;
  let url: string;
  let scripts: string;
  let complaints: string[];
  let posted: string[];
  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
    page.on('console', (message) => { if (message.type() === 'error' || /Content Security/.test(message.text())) complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url + path);
    return page;
  };

  beforeAll(async () => {
    scripts = compileAssets(process.cwd());
    ({ url, server } = await serve(process.cwd(), scripts, ({ method, path }) => {
      if (method === 'POST') {
        posted.push(path);
        return new Promise((done) => setTimeout(() => done({ redirect: '/samples' }), 300));
      }
      const { pathname, searchParams } = new URL(path, 'http://x');
      const page = pages[pathname];
      return page ? renderDocument(page(translator(searchParams.get('l') === 'en' ? 'en' : 'vi'))) : null;
    }));
    browser = await launch();
  });
  beforeEach(() => {
    complaints = [];
    posted = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    if (scripts) rmSync(scripts, { recursive: true });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing and nothing is wider than the screen, %s, desk and phone', async (colorScheme) => {
    const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
    const screens = [[1440, 900], [390, 844], [320, 640]] as const;
    for (const [width, height] of colorScheme === 'light' ? screens : screens.slice(0, 1)) {
      const page = await open('/sign-in', { viewport: { width, height }, colorScheme });
      for (const path of Object.keys(pages)) {
        await page.goto(`${url}${path}?l=${width === 390 ? 'en' : 'vi'}`);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string; failureSummary: string }> }> }> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`);
        });
        expect([path, width, found]).toEqual([path, width, []]);
        expect([path, width, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([path, width, true]);
      }
    }
  }, 120_000);

  test('the strict policy has nothing to refuse, and no script fails', async () => {
    for (const path of Object.keys(pages)) {
      const page = await open(path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => typeof (globalThis as { htmx?: object }).htmx)).toBe('object');
    }
    expect(complaints).toEqual([]);
  });

  test('keys: search, help, going to a place, moving in a list', async () => {
    const page = await open('/samples');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.keyboard.type('g?');
    expect(await page.locator('#search').inputValue()).toBe('g?');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    expect(await page.locator('#keys-dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.row-link').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('M26-00483');
    await Promise.all([page.waitForURL('**/samples/M26-00483'), page.keyboard.press('Enter')]);
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL('**/work'), page.keyboard.press('v')]);
  });

  test('the error summary takes the focus and leads to the field; leaving with changes is asked about', async () => {
    const page = await open('/form');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
    await page.locator('.error-summary a').first().click();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('samples.0.mass');
    await page.locator('[name=taken]').fill('2026-12-01');
    expect(await page.getByText('= 01/12/2026').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Thôi' }).click();
    expect(await page.locator('#confirm-dialog').isVisible()).toBe(true);
    await page.locator('#confirm-dialog').getByRole('button', { name: 'Thôi' }).click();
    expect(page.url()).toContain('/form');
    await page.getByRole('link', { name: 'Thôi' }).click();
    await Promise.all([page.waitForURL('**/samples'), page.getByRole('button', { name: 'Rời trang' }).click()]);
  });

  test('a form is sent once, however often the button is pressed; what cannot be undone is asked about', async () => {
    const page = await open('/samples/M26-00483');
    await page.getByRole('button', { name: 'Chia mẫu' }).dblclick({ noWaitAfter: true });
    await page.waitForURL('**/samples');
    expect(posted).toEqual(['/split']);
    await page.goto(`${url}/samples/M26-00483`);
    await page.getByRole('button', { name: 'Hủy mẫu' }).click();
    await page.keyboard.press('Escape');
    expect(posted).toEqual(['/split']);
    await page.getByRole('button', { name: 'Hủy mẫu' }).click();
    await Promise.all([page.waitForURL('**/samples'), page.locator('#confirm-dialog').getByRole('button', { name: 'Hủy mẫu' }).click()]);
    expect(posted).toEqual(['/split', '/dispose']);
  });

  test('the theme is switched and kept', async () => {
    const page = await open('/work', { colorScheme: 'light' });
    await page.locator('.top summary').click();
    await page.getByRole('button', { name: 'Đổi nền sáng, tối' }).click();
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(25, 24, 21)');
  });

  test('a page prints without its furniture', async () => {
    const page = await open('/samples/M26-00483', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    for (const furniture of ['.rail', '.top', '.next', '.page-actions']) expect(await page.locator(furniture).first().isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  });
});
