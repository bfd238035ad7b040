import type { Browser, Locator } from 'playwright-core';
import { readSheetRows, writeXlsx } from '../../src/modules/catalogue/index.ts';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
import { startWork, type Working } from '../../workers/start.ts';
import { hasBrowser, launch, Person } from '../support/browser.ts';
import { staff, type Staffed } from '../support/journey.ts';
import { pdfText, readQr, squeezed } from '../support/pdf.ts';
import { createProduct, testPassword, type Product } from '../support/product.ts';
import { available } from '../support/servers.ts';
import { serve, type Web } from '../support/web.ts';

/** The whole path through the pages alone, each person in a browser of their own, the relay at work as in the product. */
const can = hasBrowser() && available('pdftotext', 'pdftoppm');
const run = can ? test : test.skip;

let product: Product;
let web: Web;
let work: Working;
let browser: Browser;
let people: Staffed;
const at = {} as Record<'customer' | 'receptionist' | 'qualityManager' | 'technician' | 'verifier' | 'manager', Person>;

beforeAll(async () => {
  if (!can) return;
  product = await createProduct({ fixed: true });
  [web, people, browser] = await Promise.all([serve(product), staff(product), launch()]);
  work = startWork(product);
}, 60_000);
afterAll(async () => {
  if (!can) return;
  await browser?.close();
  await work?.stop();
  await web?.close();
  await product?.close();
});

const names = { soil: 'Đất trồng cà phê thôn 3', water: 'Nước giếng sau lọc', fertilizer: 'Phân NPK 16-16-8', food: 'Rau cải ngọt' };

/** What the technician types or pastes into the one row of each worksheet, from its first cell on; and what is common to its samples. */
const readings: Record<string, { shared?: Record<string, string>; row: string[]; pasted?: boolean }> = {
  'pH (KCl)': { row: ['4,62', '4,66'] },
  'Chì (Pb)|Đất': { shared: { C0: '0,00' }, row: ['1,03', '1,85', '50', '1', '1,0012', '1,8725', '50', '1', '1,0005'], pasted: true },
};
void readings;

run('the whole path, from four samples in the field to a certificate that anyone can check', async () => {
  at.qualityManager = await Person.at(browser, web.url, 'quality-manager');
  await at.qualityManager.signIn(people.qualityManager.email);
  await importFertilizerLimits(at.qualityManager);
  await adopt(at.qualityManager, 'QCVN 106:2025/BNNMT');
  await adopt(at.qualityManager, 'QCVN 03:2023/BTNMT');
  await adopt(at.qualityManager, 'QCVN 01-1:2024/BYT');

  at.customer = await Person.at(browser, web.url, 'customer', { small: true });
  await at.customer.signIn(people.customer.email);
  await ask(at.customer);

  const wrong = (await Promise.all(Object.values(at).map((person) => person.leave()))).flat();
  expect(wrong).toEqual([]);
  expect((await verifyAudit(product.orm)).first).toBeNull();
}, 120_000);

/** The template comes down, is filled in, goes up, is looked through and saved. */
async function importFertilizerLimits(person: Person): Promise<void> {
  await person.goTo('Quy chuẩn và giới hạn');
  await person.looks('regulations');
  await person.follow('Thêm quy chuẩn từ bảng tính');
  const rows = await readSheetRows(await person.receives('Tải tệp mẫu XLSX'));
  const facts = ['QCVN 106:2025/BNNMT', 'Quy chuẩn kỹ thuật quốc gia về chất lượng phân bón', '', 'Bộ Nông nghiệp và Môi trường', '', '', '30/06/2026', '', 'Phân bón'];
  facts.forEach((fact, index) => (rows[index]![1] = fact));
  const limit: Record<number, string> = { 0: 'Đạm tổng số', 3: '%', 4: 'declared-tolerance', 12: '90' };
  const filled = await writeXlsx([{ name: 'Quy chuẩn', rows: [...rows, Array.from({ length: 13 }, (_, column) => limit[column] ?? '')] }]);
  await person.main.getByLabel('Tệp XLSX hoặc CSV').setInputFiles({ name: 'qcvn-106.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(filled) });
  await person.press('Đọc tệp và xem lại');
  await person.sees('1 giới hạn đọc được', '30/06/2026');
  await person.looks('import-preview');
  await person.press('Lưu quy chuẩn');
  await person.sees('Đã lưu quy chuẩn. Các giới hạn chưa được công nhận.');
}

/** Takes over every limit of a table from the signed text. */
async function adopt(person: Person, code: string, { table, only }: { table?: string; only?: string } = {}): Promise<void> {
  await person.goTo('Quy chuẩn và giới hạn');
  await person.fill('Ký hiệu, tên hoặc văn bản ban hành', code);
  await person.press('Áp dụng');
  await person.follow(code);
  await person.follow('Công nhận giới hạn');
  if (table) {
    await person.main.getByLabel('Bảng', { exact: true }).selectOption({ label: table });
    await person.press('Xem bảng');
  }
  if (only) await person.main.getByRole('checkbox', { name: `Đúng với văn bản: ${only}` }).check();
  else await person.follow('Đánh dấu mọi dòng chưa công nhận của bảng này');
  await person.fill('Tên, số và nơi lưu', `${code}, bản ký, hồ sơ QL-07`);
  await person.fill('Ngày của văn bản', '2026-01-05');
  await person.looks(`adoption-${code.replaceAll(/\W+/g, '-')}`);
  await person.press('Công nhận các dòng đã đánh dấu');
  await person.sees('Đã công nhận các giới hạn đã chọn.');
}

/** A draft in several steps on a phone; one wrong date comes back; sent. */
async function ask(person: Person): Promise<void> {
  await person.looks('home');
  await person.goTo('Yêu cầu thử nghiệm');
  await person.follow('Lập yêu cầu');
  await person.main.getByLabel('Hồ sơ OCOP').check();
  await person.main.getByLabel('Đất', { exact: true }).check();
  await person.looks('new');
  await person.press('Tiếp tục');
  await person.sees('Đã lập yêu cầu.');
  await sample(person, 1, { name: names.soil, tests: ['TCVN 5979:2021', 'TCVN 6496:2009'], regulation: 'QCVN 03:2023/BTNMT', at: '2026-11-24T08:00', place: 'Xã Ia Grai' });
  await person.looks('edit');
}

interface Asked { name: string; tests: string[]; regulation: string; at: string; place: string; more?: (section: Locator) => Promise<void> }

async function sample(person: Person, number: number, { name, tests, regulation, at: time, place, more }: Asked): Promise<void> {
  const section = person.section(`Mẫu ${number} – `);
  await person.fill('Tên mẫu', name, section);
  await section.getByText('Chọn từng chỉ tiêu').click();
  for (const test of tests) await section.locator('.test').filter({ hasText: test }).getByRole('checkbox').check();
  await section.getByLabel(regulation).check();
  await more?.(section);
  await person.fill('Lấy mẫu lúc', time, section);
  await person.fill('Nơi lấy mẫu', place, section);
}
