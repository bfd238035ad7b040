import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import type { PreviewCell, PreviewResponse } from '../../templates/assets/grid-contract.ts';
import type { GridRow } from '../../templates/components/result-grid.tsx';
import { renderDocument } from '../../templates/layouts/index.ts';
import { translator } from '../../templates/locales/index.ts';
import { hasBrowser, launch } from './components-browser.ts';
import { gridPage } from './components-gallery.tsx';
import { compileAssets, serve } from './components-server.ts';

/** A server that keeps what it is sent, and understands figures as the program does: by comma or point, and asks when in doubt. */
const t = translator('vi');
let record: Record<string, string>;
let posts: URLSearchParams[];
let previews: URLSearchParams[];
let previewFails: boolean;

function understand(name: string, text: string): PreviewCell {
  if (text === '' || !/\.(m|V|C)$/.test(name)) return { name };
  if (/^\d{1,3}[.,]\d{3}$/.test(text) && name.endsWith('.V')) {
    const [whole, rest] = text.split(/[.,]/) as [string, string];
    return { name, candidates: [{ value: `${whole}${rest}`, label: `${whole}${rest}` }, { value: `${whole},${rest}0`, label: `${whole},${rest}` }] };
  }
  return /^\d+([.,]\d+)?$/.test(text) ? { name, understood: text.replace('.', ',') } : { name, error: 'Nhập một số, ví dụ 12,35.' };
}

function preview(body: URLSearchParams): PreviewResponse {
  return {
    rows: body.getAll('row').map((id) => {
      const names = [...body.keys()].filter((name) => name.startsWith(id === 'shared' ? 'w.' : `${id}.`));
      const cells = names.map((name) => understand(name, body.get(name)!.trim()));
      const [m, V] = ['m', 'V'].map((name) => body.get(`${id}.${name}`)?.replace(',', '.'));
      const sure = !cells.some((cell) => cell.error ?? cell.candidates);
      if (!sure || !Number(m) || !Number(V)) return { id, cells };
      const value = (Number(V) * Number(body.get('w.C')!.replace(',', '.')) * 100) / Number(m);
      return { id, cells, result: { text: value.toFixed(1).replace('.', ','), unit: 'mg/kg', ...(value > 50 ? { mark: 'attention', warnings: ['Cao hơn giới hạn 50 mg/kg.'] } : { warnings: [] }) } };
    }),
  };
}

function page(): string {
  const put = (row: GridRow): GridRow => ({ ...row, cells: row.cells.map((cell) => cell && { ...cell, recorded: record[cell.name] ?? '' }) });
  const whole = gridPage(t);
  const grid = (whole.props as { children: { props: { rows: GridRow[] } } }).children.props;
  return renderDocument(gridPage(t, { rows: grid.rows.map(put) }));
}

(hasBrowser ? describe : describe.skip)('the result grid, by hand', () => {
  let browser: Browser;
  let tab: Page;
  let server: Server;
  let url: string;
  let scripts: string;
  const cell = (name: string) => tab.locator(`[name="${name}"]`);
  const focused = () => tab.evaluate(() => (document.activeElement as HTMLInputElement).name);
  const status = () => tab.locator('[data-status]').textContent();
  const keys = async (...names: string[]) => { for (const name of names) await tab.keyboard.press(name); };
  const settled = () => tab.waitForFunction(() => document.querySelector('result-grid')?.getAttribute('data-asking') === null && document.querySelector('[data-status]')!.textContent !== '');
  const paste = async (text: string) => {
    await tab.evaluate((data) => navigator.clipboard.writeText(data), text);
    await keys('Control+v');
  };

  beforeAll(async () => {
    scripts = compileAssets(process.cwd());
    ({ url, server } = await serve(process.cwd(), scripts, ({ method, path, body }) => {
      if (path === '/worksheets/w1/preview') {
        previews.push(body);
        return previewFails ? null : preview(body);
      }
      if (method === 'POST') {
        posts.push(body);
        for (const [name, value] of body) if (/^a\d\.|^q1\./.test(name)) record[name] = value.trim().replace(',', '.');
        return { redirect: '/worksheets/w1' };
      }
      return path === '/worksheets/w1' ? page() : null;
    }));
    browser = await launch();
  });
  beforeEach(async () => {
    record = { 'a0.m': '5.0012', 'a0.V': '12.35' };
    posts = [];
    previews = [];
    previewFails = false;
    await tab?.context().close();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
    tab = await context.newPage();
    tab.on('pageerror', (error) => { throw error; });
    tab.on('dialog', (dialog) => void dialog.accept());
    await tab.goto(`${url}/worksheets/w1`);
    await tab.waitForFunction(() => document.querySelector('[data-status]')?.textContent !== '');
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    if (scripts) rmSync(scripts, { recursive: true });
  });

  test('arrows, Enter and Tab go from cell to cell, over cells that are not there', async () => {
    await cell('a1.m').focus();
    await keys('ArrowRight');
    expect(await focused()).toBe('a1.V');
    await keys('Enter');
    expect(await focused()).toBe('a2.V');
    await keys('Shift+Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(await focused()).toBe('q1.V');
    await keys('Enter');
    expect(await focused()).toBe('a0.n');
    await keys('Tab');
    expect(await focused()).toBe('a0.look');
    await keys('Tab');
    expect(await focused()).toBe('a1.m');
    await keys('Shift+Tab');
    expect(await focused()).toBe('a0.look');
  });

  test('typing replaces, F2 edits, Escape gives the earlier value back', async () => {
    await cell('a0.V').focus();
    await keys('9');
    expect(await cell('a0.V').inputValue()).toBe('9');
    await keys('Escape');
    expect(await cell('a0.V').inputValue()).toBe('12.35');
    await keys('F2', '4', 'ArrowLeft', 'ArrowLeft', '0');
    expect(await cell('a0.V').inputValue()).toBe('12.3054');
    expect(await focused()).toBe('a0.V');
  });

  test('a cell that was left is understood by the server, and the result of its row is shown', async () => {
    await cell('a1.m').focus();
    await keys('5', 'Tab', '1', '2', ',', '3', '5', 'Enter');
    await settled();
    const row = tab.locator('[data-row="a1"]');
    expect(await row.locator('td').nth(1).locator('[data-understood]').textContent()).toBe('= 12,35');
    expect(await row.locator('[data-result]').textContent()).toContain('24,8 mg/kg');
    expect(await status()).toBe('2 ô chưa ghi');
    expect(previews.at(-1)!.get('w.C')).toBe('0.1003');
  });

  test('a shared input is asked about for every row', async () => {
    await cell('w.C').fill('0,2');
    await keys('Tab');
    await settled();
    expect(previews.at(-1)!.getAll('row')).toEqual(['shared', 'a0', 'a1', 'a2', 'a3', 'q1']);
    expect(await tab.locator('[data-row="a0"] [data-result]').textContent()).toContain('49,4');
  });

  test('an error stands below its row and is read with the cell', async () => {
    await cell('a1.m').fill('5g');
    await keys('Tab');
    await settled();
    expect(await cell('a1.m').getAttribute('aria-invalid')).toBe('true');
    const told = await cell('a1.m').evaluate((input) => input.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));
    expect(told).toContain('Khối lượng: Nhập một số, ví dụ 12,35.');
    await cell('a1.m').fill('5');
    await keys('Tab');
    await settled();
    expect(await cell('a1.m').getAttribute('aria-invalid')).toBeNull();
    expect(await tab.locator('[data-row="a1"] [data-more]').isVisible()).toBe(false);
  });

  test('ambiguous input is asked about, and the choice is put into the cell', async () => {
    await cell('a1.V').fill('1,234');
    await keys('Enter');
    const choice = tab.getByRole('button', { name: '1234', exact: true });
    await choice.click();
    await settled();
    expect(await cell('a1.V').inputValue()).toBe('1234');
    expect(await choice.count()).toBe(0);
  });

  test('a block from a spreadsheet fills cells, tells what found no place, and is undone in one step', async () => {
    await cell('a2.m').focus();
    await paste('5,1\t11,2\t30\tđục\tthừa\n5,2\t11,4\tTNTC\tTrong\tthừa\n\t3,3\n');
    await settled();
    expect(await Promise.all(['a2.m', 'a2.V', 'a2.n', 'a2.look', 'a3.V', 'a3.n', 'a3.look', 'q1.V'].map((name) => cell(name).inputValue()))).toEqual(['5,1', '11,2', '30', 'cloudy', '11,4', 'TNTC', 'clear', '3,3']);
    expect(await status()).toBe('Đã dán 9 ô; 2 ô nằm ngoài bảng nên không được dán.');
    expect(await tab.locator('[data-row="a2"] [data-result]').textContent()).toContain('22,0');
    await keys('Control+z');
    expect(await cell('a2.V').inputValue()).toBe('');
    expect(await cell('q1.V').inputValue()).toBe('');
    expect(await status()).toBe('Đã hoàn tác lần dán vừa rồi.');
  });

  test('a marked block is copied as a spreadsheet takes it, and cleared', async () => {
    await cell('a0.m').focus();
    await keys('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c');
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe('5.0012\t12.35\n\t');
    await keys('Delete');
    expect(await cell('a0.V').inputValue()).toBe('');
  });

  test('changing a recorded value asks for a reason before it is sent', async () => {
    const reason = tab.locator('[name="reason.a0"]');
    expect(await reason.isVisible()).toBe(false);
    await cell('a0.V').fill('12,8');
    await keys('Control+s');
    expect(posts).toHaveLength(0);
    expect(await focused()).toBe('reason.a0');
    expect(await tab.locator('[data-row="a0"] [data-was]').textContent()).toBe('Thể tích: đã ghi 12.35');
    await reason.fill('Đọc nhầm vạch buret');
    await tab.reload();
    expect(await reason.inputValue()).toBe('Đọc nhầm vạch buret');
    await settled();
    await cell('a0.V').focus();
    await Promise.all([tab.waitForEvent('load'), keys('Control+s')]);
    await settled();
    expect(posts[0]!.get('reason.a0')).toBe('Đọc nhầm vạch buret');
    expect(posts[0]!.get('idempotencyKey')).toBe('k1');
    expect(await cell('a0.V').inputValue()).toBe('12.8');
    expect(await status()).toBe('Không có ô nào chờ ghi');
  });

  test('what was typed and not recorded comes back after a reload, marked, and can be discarded', async () => {
    await cell('a1.V').fill('12,35');
    await keys('Tab');
    await settled();
    await tab.reload();
    expect(await cell('a1.V').inputValue()).toBe('12,35');
    expect(await tab.getByText('Đã lấy lại 1 ô nhập dở trên máy này, chưa được ghi.').isVisible()).toBe(true);
    expect(await tab.locator('[data-row="a1"] .grid-draft').nth(1).isVisible()).toBe(true);
    await tab.getByRole('button', { name: 'Bỏ phần nhập dở' }).click();
    expect(await cell('a1.V').inputValue()).toBe('');
    expect(await status()).toBe('Không có ô nào chờ ghi');
  });

  test('a count that is neither whole nor TNTC is told at once, also when the server is silent', async () => {
    previewFails = true;
    await cell('a1.n').fill('3,5');
    await keys('Enter');
    await settled();
    expect(await tab.locator('[data-messages="a1"]').textContent()).toContain('Nhập số nguyên hoặc TNTC');
    expect(await status()).toContain('Không hỏi được máy chủ');
  });

  test('without JavaScript it is a plain form with every reason open', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    tab = await context.newPage();
    await tab.goto(`${url}/worksheets/w1`);
    await cell('a1.m').fill('5,5');
    await cell('reason.a0').fill('lý do');
    await tab.getByRole('button', { name: 'Ghi kết quả' }).click();
    expect(posts[0]!.get('a1.m')).toBe('5,5');
    expect(posts[0]!.get('reason.a0')).toBe('lý do');
  });
});
