import type { Browser, Locator } from 'playwright-core';
import { readSheetRows, writeXlsx } from '../../src/modules/catalogue/index.ts';
import { verifyAudit } from '../../src/platform/audit/verify.ts';
import { startWork, type Working } from '../../workers/start.ts';
import { hasBrowser, launch, Person } from '../support/browser.ts';
import { staff, type Staffed } from '../support/journey.ts';
import { pageCount, pdfText, readQr, squeezed } from '../support/pdf.ts';
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

/** What the technician enters for each method: what is common to the worksheet, and its one row from the first cell on. */
const readings: Record<string, { shared?: Record<string, string>; row: string[]; how: 'typed' | 'pasted' | 'chosen' }> = {
  'TCVN 5979:2021': { row: ['4,62', '4,66'], how: 'typed' },
  'TCVN 6496:2009': { shared: { 'C0 (mg/L)': '0,00' }, row: ['1,03', '1,85', '50', '1', '1,0012', '1,8725', '50', '1', '1,0005'], how: 'pasted' },
  'TCVN 6184:2008': { row: ['1,234', '1', '1,22', '1'], how: 'typed' },
  'TCVN 6187-1:2019': { row: ['0', '0', '0'], how: 'typed' },
  'TCVN 8557:2010': { shared: { 'V0 (mL)': '0,15', 'C (mol/L)': '0,1' }, row: ['23,25', '5', '1,0021', '23,35', '5', '1,0043'], how: 'typed' },
  'TCVN 10780-1:2017': { row: ['Không phát hiện'], how: 'chosen' },
  'AOAC 999.11': { shared: { 'C0 (µg/L)': '0,0' }, row: ['1,2', '25', '1', '0,5021', '1,3', '25', '1', '0,5043'], how: 'pasted' },
};

run('the whole path, from four samples in the field to a certificate that anyone can check', async () => {
  const enter = async (duty: keyof typeof at, small = false) => {
    at[duty] = await Person.at(browser, web.url, duty, { small });
    await at[duty].signIn(people[duty].email);
    return at[duty];
  };
  try {
    const qualityManager = await enter('qualityManager');
    await importFertilizerLimits(qualityManager);
    await adopt(qualityManager, 'QCVN 106:2025/BNNMT');
    await adopt(qualityManager, 'QCVN 03:2023/BTNMT', { table: 'Loại 1' });
    for (const table of ['Vật lý, cảm quan', 'Vi sinh vật']) await adopt(qualityManager, 'QCVN 01-1:2024/BYT', { table });

    const customer = await enter('customer', true);
    await ask(customer);
    const receptionist = await enter('receptionist');
    await accept(receptionist);
    const codes = await receive(receptionist);
    await adopt(qualityManager, 'QCVN 8-2:2011/BYT', { only: 'Chì, Rau ăn lá' });

    const technician = await enter('technician');
    for (const method of Object.keys(readings)) await measure(technician, method);
    const verifier = await enter('verifier');
    await verifyWithOneReturn(verifier, technician);
    await sign(await enter('manager'));
    const pdf = await download(customer, codes);
    await check(pdf);
  } catch (error) {
    for (const person of Object.values(at)) await person.failed();
    throw error;
  }
  expect((await Promise.all(Object.values(at).map((person) => person.leave()))).flat()).toEqual([]);
  expect((await verifyAudit(product.orm)).first).toBeNull();
}, 180_000);

/** The template comes down, is filled in, goes up, is looked through and saved. */
async function importFertilizerLimits(person: Person): Promise<void> {
  await person.goTo('Quy chuẩn');
  await person.looks('regulations');
  await person.follow('Thêm quy chuẩn từ bảng tính');
  const rows = await readSheetRows(await person.receives('Tải tệp mẫu XLSX'));
  const facts = ['QCVN 106:2025/BNNMT', 'Quy chuẩn kỹ thuật quốc gia về chất lượng phân bón', '', 'Bộ Nông nghiệp và Môi trường', '', '', '30/06/2026', '', 'Phân bón'];
  facts.forEach((fact, index) => (rows[index]![1] = fact));
  const limit: Record<number, string> = { 0: 'Nitơ tổng số', 3: '%', 4: 'declared-tolerance', 12: '90' };
  const filled = await writeXlsx([{ name: 'Quy chuẩn', rows: [...rows, Array.from({ length: 13 }, (_, column) => limit[column] ?? '')] }]);
  await person.main.getByLabel('Tệp XLSX hoặc CSV').setInputFiles({ name: 'qcvn-106.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(filled) });
  await person.press('Đọc tệp và xem lại');
  await person.sees('1 giới hạn đọc được', '30/06/2026');
  await person.looks('import-preview');
  await person.press('Lưu quy chuẩn');
  await person.sees('Đã lưu quy chuẩn. Các giới hạn chưa được áp dụng.');
}

/** Takes over every limit of a table from the signed text. */
async function adopt(person: Person, code: string, { table, only }: { table?: string; only?: string } = {}): Promise<void> {
  await person.goTo('Quy chuẩn');
  await person.fill('Ký hiệu, tên hoặc văn bản ban hành', code);
  await person.press('Áp dụng');
  await person.follow(code, person.main.getByRole('table'));
  await person.follow('Áp dụng giới hạn');
  if (table) {
    const tables = person.main.getByRole('combobox', { name: 'Bảng' });
    await tables.selectOption(await tables.locator('option').filter({ hasText: table }).first().getAttribute('value'));
    await person.press('Xem bảng');
  }
  if (only) await person.main.getByRole('checkbox', { name: `Đúng với văn bản: ${only}` }).check();
  else await person.follow('Đánh dấu mọi dòng chưa áp dụng của bảng này');
  await person.fill('Tên, số và nơi lưu', `${code}, bản ký, hồ sơ QL-07`);
  await person.fill('Ngày của văn bản', '2026-01-05');
  if (!table) await person.looks('adoption');
  await person.press('Áp dụng các dòng đã đánh dấu');
  await person.sees('Đã áp dụng các giới hạn đã chọn.');
}

interface Asked {
  matrix: string;
  name: string;
  /** Names of the analytes by their methods. */
  tests: Record<string, string>;
  regulation: string;
  at: string;
  place: string;
  more?: (section: Locator) => Promise<void>;
}

const asked: Asked[] = [
  { matrix: 'Đất', name: names.soil, tests: { 'TCVN 5979:2021': 'pH (KCl)', 'TCVN 6496:2009': 'Chì' }, regulation: 'QCVN 03:2023/BTNMT', at: '2026-11-24T08:00', place: 'Xã Ia Grai', more: async (section) => section.getByLabel('Loại 1').check() },
  { matrix: 'Nước sạch sinh hoạt', name: names.water, tests: { 'TCVN 6184:2008': 'Độ đục', 'TCVN 6187-1:2019': 'Escherichia coli' }, regulation: 'QCVN 01-1:2024/BYT', at: '2026-11-25T06:30', place: 'Xưởng sơ chế' },
  { matrix: 'Phân bón', name: names.fertilizer, tests: { 'TCVN 8557:2010': 'Nitơ tổng số' }, regulation: 'QCVN 106:2025/BNNMT', at: '2026-11-20T09:00', place: 'Kho', more: async (section) => section.getByRole('textbox', { name: 'Nitơ tổng số' }).fill('16,0') },
  { matrix: 'Thực phẩm', name: names.food, tests: { 'TCVN 10780-1:2017': 'Salmonella', 'AOAC 999.11': 'Chì' }, regulation: 'QCVN 8-2:2011/BYT', at: '2027-11-25T05:00', place: 'Vườn số 2', more: async (section) => void (await section.getByLabel('Áp dụng cho').filter({ visible: true }).selectOption('Rau ăn lá')) },
];

/** A draft in several steps on a phone; one wrong date comes back with everything else as it was; corrected and sent. */
async function ask(person: Person): Promise<void> {
  await person.looks('home');
  await person.goTo('Yêu cầu');
  await person.follow('Lập yêu cầu');
  await person.main.getByLabel('Hồ sơ OCOP').check();
  await person.main.getByLabel('Đất', { exact: true }).check();
  await person.looks('new');
  await person.press('Tiếp tục');
  await person.sees('Đã lập yêu cầu.');
  for (const [index, each] of asked.entries()) {
    if (index > 0) {
      await person.main.getByLabel('Nền mẫu').selectOption({ label: each.matrix });
      await person.press('Thêm mẫu');
    }
    const section = person.section(`Mẫu ${index + 1} – ${each.matrix}`);
    await person.fill('Tên mẫu', each.name, section);
    await section.getByText('Chọn từng chỉ tiêu', { exact: true }).click();
    for (const [description, test] of Object.entries(each.tests)) await section.getByRole('checkbox', { name: test, description }).check();
    await section.getByLabel(each.regulation).check();
    await each.more?.(section);
    await person.fill('Lấy mẫu lúc', each.at, section);
    await person.fill('Nơi lấy mẫu', each.place, section);
  }
  await person.main.getByLabel('Song ngữ Việt – Anh').check();
  await person.main.getByLabel('So thẳng với giới hạn').check();
  await person.sees(/7 chỉ tiêu: [\d.]+ ₫/, /Hẹn trả kết quả ngày \d\d\/\d\d\/2026/);
  await person.looks('edit');

  await person.refused(422, () => person.press('Gửi phòng thử nghiệm'));
  await person.sees('Giờ lấy mẫu không được ở tương lai.');
  await person.looks('edit-refused');
  for (const [index, each] of asked.entries()) {
    const section = await person.unfold(person.section(`Mẫu ${index + 1} – ${each.matrix}`));
    expect(await section.getByLabel('Tên mẫu').inputValue()).toBe(each.name);
    expect(await section.getByLabel('Nơi lấy mẫu').inputValue()).toBe(each.place);
    for (const [description, test] of Object.entries(each.tests)) expect(await section.getByRole('checkbox', { name: test, description }).isChecked()).toBe(true);
  }
  await person.main.getByRole('link', { name: /Giờ lấy mẫu không được ở tương lai/ }).click();
  await person.page.locator(':focus').fill('2026-11-25T05:00');
  await person.press('Gửi phòng thử nghiệm');
  await person.sees('Đã gửi yêu cầu đến phòng thử nghiệm.');
  await person.looks('request');
}

/** The desk reviews the contract and takes it. */
async function accept(person: Person): Promise<void> {
  await person.looks('home');
  await person.goTo('Yêu cầu thử nghiệm');
  await person.follow(/^YC/);
  await person.follow('Xem xét và nhận');
  await person.looks('review');
  for (const box of await person.main.getByRole('checkbox').all()) await box.check();
  await person.press('Nhận yêu cầu');
  await person.sees('Đã nhận yêu cầu.');
}

/** Four samples in one form; their codes from the labels. */
async function receive(person: Person): Promise<string[]> {
  await person.follow('Tiếp nhận mẫu');
  for (const [index, quantity] of ['1 kg', '1 chai 500 mL và 1 chai tiệt trùng', '500 g', '2 gói'].entries()) await person.fill('Lượng mẫu', quantity, person.section(`Mẫu ${index + 1}: `));
  // Nothing is ticked before somebody looked.
  for (const box of await person.section('Chung cho mọi mẫu').getByRole('checkbox').all()) {
    expect(await box.isChecked()).toBe(false);
    await box.check();
  }
  await person.looks('reception');
  await person.press('Ghi nhận');
  await person.sees('Đã tiếp nhận mọi mẫu của yêu cầu này.');
  await person.looks('received');
  const labels = squeezed(pdfText(await person.opens(/50/)));
  const codes = await person.main.locator('.code').allInnerTexts();
  expect(new Set(codes).size).toBe(4);
  for (const code of codes) expect(labels).toContain(code);
  return codes;
}

/** Takes a test into work, enters what was read, records it and hands it in. */
async function measure(person: Person, method: string): Promise<void> {
  const { shared = {}, row, how } = readings[method]!;
  await person.goTo('Phép thử chờ làm');
  if (method === 'TCVN 5979:2021') await person.looks('work');
  await person.press(/^Lập phiếu/, person.section(method));
  await person.sees('Đã lập phiếu làm việc.');
  for (const [label, value] of Object.entries(shared)) await person.fill(label, value);
  const grid = person.main.getByRole('table', { name: 'Bảng nhập kết quả' });
  if (how === 'chosen') {
    await grid.getByRole('combobox').focus();
    await person.types(row[0]!);
  } else {
    await grid.getByRole('textbox').first().click();
    if (how === 'pasted') await person.paste(row.join('\t'));
    else for (const value of row) await person.types(value);
  }
  if (row.includes('1,234')) await resolve(person, grid);
  await person.sees(how === 'pasted' ? `Đã dán ${row.length} ô.` : /^\d+ ô chưa ghi$/);
  if (how !== 'typed' || method === 'TCVN 6187-1:2019') await person.looks('worksheet');
  await person.moves(() => person.page.keyboard.press('Control+s'));
  await person.sees('Đã ghi số liệu.');
  await person.press('Nộp 1 kết quả để thẩm tra');
  await person.sees('Đã nộp kết quả.');
}

/** "1,234" can be read in two ways: it is not taken before the technician says which. */
async function resolve(person: Person, grid: Locator): Promise<void> {
  await grid.getByText('Số này có thể hiểu là 1,234 hoặc 1234.').waitFor();
  await person.looks('ambiguous');
  await person.refused(422, () => person.moves(() => person.page.keyboard.press('Control+s')));
  await person.looks('ambiguous-refused');
  await grid.getByRole('button', { name: '1,234', exact: true }).click();
}

/** Another pair of eyes on every sample; one result goes back to the technician, is corrected with a reason, and is confirmed. */
async function verifyWithOneReturn(person: Person, technician: Person): Promise<void> {
  await person.goTo('Thẩm tra');
  for (const matrix of ['Đất', 'Nước sạch sinh hoạt', 'Phân bón', 'Thực phẩm']) await person.comesToSee(matrix);
  await person.looks('queue');
  await person.follow('', person.main.getByRole('row', { name: 'Nước sạch sinh hoạt' }));
  const turbidity = person.section('TCVN 6184:2008');
  await person.sees('Mức quy định ≤ 2 NTU, QCVN 01-1:2024/BYT');
  await person.looks('verification');
  await turbidity.getByText('Trả lại hoặc yêu cầu thử lại').click();
  await person.fill('Lý do', 'Số đọc lần 2 không khớp với sổ máy, kiểm tra lại.', turbidity);
  await person.press('Trả lại để sửa', turbidity);
  await person.sees('Đã trả lại cho thử nghiệm viên.');

  await technician.goTo('Phiếu làm việc');
  await technician.looks('worksheets');
  await technician.follow('', technician.main.getByRole('row', { name: 'Độ đục' }));
  await technician.sees('Số đọc lần 2 không khớp với sổ máy');
  await technician.main.getByRole('textbox', { name: /, Độ đục đọc \(lần 2\)/ }).fill('1,26');
  await technician.fill(/^Lý do sửa kết quả đã ghi/, 'Chép nhầm 1,22; sổ máy ghi 1,26.');
  await technician.looks('correction');
  await technician.press('Ghi kết quả');
  await technician.sees('Đã ghi số liệu.');
  await technician.press('Nộp 1 kết quả để thẩm tra');

  for (let left = 4; left > 0; left--) {
    await person.goTo('Thẩm tra');
    await person.follow('', person.main.getByRole('table'));
    await person.comesToSee(/Xác nhận \d kết quả/);
    await person.press(/Xác nhận \d kết quả/);
    await person.sees('Mọi kết quả của mẫu đã được thẩm tra.');
  }
  await person.goTo('Thẩm tra');
  await person.sees('Không có kết quả nào chờ thẩm tra');
}

/** The draft is read, then signed with the password. */
async function sign(person: Person): Promise<void> {
  await person.looks('home');
  await person.goTo('Phê duyệt');
  await person.follow(/^YC/);
  await person.looks('authorisation');
  expect(squeezed(pdfText(await person.opens('Xem bản nháp (PDF)', 'button')))).toContain(squeezed(names.food));
  await person.fill('Mật khẩu của bạn', testPassword);
  await person.press('Ký và phát hành');
  await person.sees('Đã ký.');
  // The page asks again by itself until the certificate is drawn.
  await person.sees('Có hiệu lực');
}

/** The customer downloads the certificate on the phone; what it says is what was measured. */
async function download(person: Person, codes: string[]): Promise<Buffer> {
  await person.goTo('Kết quả');
  await person.looks('certificates');
  await person.follow('PKQ26-00001');
  await person.looks('certificate');
  const pdf = await person.receives('Tải phiếu (PDF)');
  const text = squeezed(pdfText(pdf));
  for (const words of ['PKQ26-00001', 'Hợp tác xã Nông nghiệp Ia Grai', 'Nguyễn Văn Duyệt', ...Object.values(names), ...codes, ...Object.keys(readings), ...asked.map(({ regulation }) => regulation)]) expect(text).toContain(squeezed(words));
  for (const figure of ['4,64', '95,8', '1,25', '16,16', '0,0621', '≥ 90 % × 16,0', 'Không phát hiện']) expect(text).toContain(squeezed(figure));
  // Lead in soil, turbidity, E. coli, nitrogen against its label, lead in leaves; pH and Salmonella have no limit there.
  expect(text.split('ĐạtPass').length - 1).toBe(5);
  return pdf;
}

/** Whoever scans the code, without signing in: the certificate is valid, the file is the issued one, a changed one is not. */
async function check(pdf: Buffer): Promise<void> {
  const scanned = readQr(pdf, pageCount(pdf));
  const person = await Person.at(browser, web.url, 'anyone', { small: true });
  await person.page.goto(new URL(scanned!).pathname);
  await person.sees('Phiếu này là thật và đang có hiệu lực.', 'PKQ26-00001');
  expect(await person.main.getByText(names.soil).count()).toBe(0);
  await person.looks('verify');
  const changed = Buffer.from(pdf);
  changed[changed.length >> 1]! ^= 1;
  for (const [file, answer] of [[pdf, 'Tệp này đúng là bản đã phát hành, không bị sửa.'], [changed, 'Tệp này khác bản đã phát hành']] as const) {
    await person.main.getByLabel('Tệp phiếu (PDF)').setInputFiles({ name: 'phieu.pdf', mimeType: 'application/pdf', buffer: file });
    await person.press('So sánh tệp');
    await person.sees(answer);
    await person.looks('compared');
  }
  expect(await person.leave()).toEqual([]);
}
