import { deflateRawSync, crc32 } from 'node:zlib';
import { Limit, Regulation, limitsOf, writeCsv, writeXlsx } from '../../../src/modules/catalogue/index.ts';
import { templateRows } from '../../../src/modules/catalogue/regulation-sheet.ts';
import { pack, unpack } from '../../../src/modules/catalogue/spreadsheet/zip.ts';
import { AuditEntry } from '../../../src/platform/audit/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Answer, type Visitor, type Web } from '../../support/web.ts';
import { key, load } from './support.ts';

let product: Product;
let web: Web;
let manager: Visitor;
beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  await load(product);
  manager = await web.visitor((await person(product, ['quality-manager'])).email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The template as it was downloaded, with its facts filled in and rows of limits below. */
function sheet(facts: Partial<Record<'code' | 'title' | 'issuer' | 'effective' | 'replaces' | 'matrices', string>>, limits: string[][]): string[][] {
  const rows = templateRows();
  const at = { code: 0, title: 1, issuer: 3, effective: 6, replaces: 7, matrices: 8 };
  const given = { code: 'QCVN 99:2026/TEST', title: 'Quy chuẩn thử', issuer: 'Bộ Y tế', effective: '01/03/2026', replaces: '', matrices: 'Nước mặt', ...facts };
  for (const [fact, row] of Object.entries(at)) rows[row]![1] = given[fact as keyof typeof at];
  return [...rows, ...limits];
}
const limit = (analyte: string, unit: string, more: Partial<Record<'class' | 'min' | 'max' | 'absentIn' | 'n' | 'c' | 'm' | 'M', string>>): string[] => {
  const columns = ['analyte', 'class', 'condition', 'unit', 'kind', 'min', 'max', 'absentIn', 'n', 'c', 'm', 'M'] as const;
  const values: Record<string, string> = { analyte, unit, ...more };
  return columns.map((column) => values[column] ?? '');
};
const upload = (bytes: Uint8Array, name: string, type = xlsx): Promise<Answer> => manager.upload('/regulations/new', {}, { field: 'file', name, type, bytes });
const fileOf = (answer: Answer): string => /name="file" value="([0-9a-f]{64})"/.exec(answer.text)![1]!;

test('the template is offered in both kinds and is read back', async () => {
  for (const kind of ['csv', 'xlsx']) {
    const response = await fetch(`${web.url}/regulations/new/template.${kind}`, { headers: { cookie: [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    expect(response.headers.get('content-disposition')).toContain(`regulation-template.${kind}`);
    const read = await upload(new Uint8Array(await response.arrayBuffer()), `mau.${kind}`);
    expect(read.status).toBe(422);
    expect(read.text).toContain('“Ký hiệu”');
  }
});

test('a sheet is looked through, then saved once; nothing of it is adopted, and what it replaces is linked', async () => {
  const former = (await product.em().findOne(Regulation, { code: 'QCVN 08:2023/BTNMT' }))!;
  const rows = sheet({ replaces: former.code }, [limit('Chì (Pb)', 'mg/L', { class: 'A', max: '0,02' }), limit('pH', '-', { min: '6', max: '8,5' }), limit('escherichia-coli', 'CFU/100 mL', { absentIn: '100 mL' }), limit('coliforms', 'CFU/g', { n: '5', c: '2', m: '100', M: '1000' })]);
  const preview = await upload(await writeXlsx([{ name: 'Bảng', rows }]), 'quy chuẩn.xlsx');
  expect(preview.status).toBe(200);
  for (const words of ['4 giới hạn đọc được', '≤ 0,02', '6 – 8,5', 'QCVN 99:2026/TEST', 'Nước mặt']) expect(preview.text).toContain(words);
  expect(await product.em().count(Regulation, { code: 'QCVN 99:2026/TEST' })).toBe(0);

  const fields = { file: fileOf(preview), idempotencyKey: key() };
  const answers = await Promise.all([manager.post('/regulations', fields), manager.post('/regulations', fields)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(answers[0]!.to).toBe(answers[1]!.to);
  const saved = (await product.em().findOne(Regulation, { code: 'QCVN 99:2026/TEST' }))!;
  const limits = await limitsOf(product.em(), saved.id);
  expect(limits.map(({ value }) => value)).toEqual([{ kind: 'maximum', max: '0.02' }, { kind: 'range', min: '6', max: '8.5' }, { kind: 'absent', in: '100 mL' }, { kind: 'sampling-plan', n: 5, c: 2, m: '100', M: '1000', in: undefined }].map((value) => JSON.parse(JSON.stringify(value))));
  expect(limits.every(({ adoption, verified }) => adoption === null && !verified)).toBe(true);
  expect((await product.em().findOne(Regulation, { code: former.code }))!).toMatchObject({ replacedBy: saved.code, endedOn: '2026-03-01' });
  expect(await product.em().count(AuditEntry, { command: 'catalogue.import-regulation' })).toBe(2);
  expect((await manager.get(answers[0]!.to!)).text).toContain('Do phòng thử nghiệm nhập từ bảng tính');

  const twice = await manager.post('/regulations', { file: fileOf(preview), idempotencyKey: key() });
  expect(twice.status).toBe(422);
  expect(twice.text).toContain('Quy chuẩn QCVN 99:2026/TEST đã có trong danh mục.');
  expect((await load(product)).entered).toEqual([]);
  expect(await product.em().count(Limit, { regulationId: saved.id, current: true })).toBe(4);
});

test('what is wrong with a sheet is told by row and column, and nothing is saved', async () => {
  const rows = sheet({ code: 'QCVN 98:2026/TEST', effective: '' }, [limit('Chì (Pb)', 'mg/L', { max: '1,234' }), limit('Không có thật', 'mg/L', { max: '1' })]);
  const answer = await upload(writeCsv(rows), 'bang.csv', 'text/csv');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('“1,234” đọc được hai cách');
  expect(answer.text).toContain('Không có chỉ tiêu “Không có thật”');
  const dated = await upload(writeCsv(sheet({ code: 'QCVN 98:2026/TEST', effective: '' }, [limit('pH', '-', { max: '9' })])), 'bang.csv', 'text/csv');
  expect(dated.text).toContain('thiếu “Ngày hiệu lực”');
  expect(await product.em().count(Regulation, { code: 'QCVN 98:2026/TEST' })).toBe(0);
});

test('numbers and dates of a spreadsheet program are read as they were typed', async () => {
  const { default: write } = await import('write-excel-file/node');
  const text = (rows: string[][]) => rows.map((row) => row.map((cell) => (cell ? { value: cell, type: String } : null)) as unknown[]);
  const rows = text(sheet({ code: 'QCVN 97:2026/TEST' }, [limit('Chì (Pb)', 'mg/L', {}), limit('Cadimi', 'mg/L', {})]));
  rows[6]![1] = { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' };
  rows.at(-2)![6] = { value: 1.234, type: Number };
  rows.at(-1)![6] = { value: 0.005, type: Number };
  const preview = await upload(await write(rows as never).toBuffer(), 'so.xlsx');
  expect(preview.status).toBe(200);
  for (const words of ['≤ 1,234', '≤ 0,005', '01/03/2026']) expect(preview.text).toContain(words);
});

describe('files that are refused before they are read', () => {
  const good = async () => unpack(Buffer.from(await writeXlsx([{ name: 'A', rows: sheet({ code: 'QCVN 96:2026/TEST' }, [limit('pH', '-', { max: '9' })]) }])), () => true);
  const refused = async (bytes: Uint8Array, words: string, name = 'x.xlsx') => {
    const answer = await upload(bytes, name);
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true]);
  };

  test('another kind of file, whatever its name says', async () => {
    await refused(Buffer.from('%PDF-1.7 \u0000\u0001'), 'Không đọc được tệp này', 'x.xlsx');
    await refused(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]), 'Không đọc được tệp này', 'x.csv');
    await refused(Buffer.from('a;b'), 'Không đọc được tệp này', 'x.exe');
    await refused(pack(new Map([['a.txt', Buffer.from('a')]])), 'Không đọc được tệp này');
    await refused(Buffer.alloc(0), 'Hãy chọn tệp.');
  });

  test('too large, too long, too wide, or naming a cell far away', async () => {
    await refused(Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'Tệp lớn hơn 5 MB', 'x.csv');
    await refused(Buffer.from('a;b\n'.repeat(5001)), 'Bảng dài hơn 5000 dòng', 'x.csv');
    await refused(Buffer.from(`${'a;'.repeat(101)}\n`), 'Bảng rộng hơn 100 cột', 'x.csv');
    for (const [cell, words] of [['A1048576', 'Bảng dài hơn'], ['XFD1', 'Bảng rộng hơn']] as const) {
      const files = await good();
      const name = [...files.keys()].find((each) => each.includes('worksheets/'))!;
      files.set(name, Buffer.from(files.get(name)!.toString().replace('</sheetData>', `<row r="${/\d+/.exec(cell)![0]}"><c r="${cell}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`)));
      await refused(pack(files), words);
    }
  });

  test('entities, and archives that unpack to more than they say or than a table can be', async () => {
    const files = await good();
    const name = [...files.keys()].find((each) => each.includes('worksheets/'))!;
    await refused(pack(new Map([...files, [name, Buffer.from(`<!DOCTYPE x [<!ENTITY a "b">]>${files.get(name)!.toString()}`)]])), 'không an toàn');
    const zeros = Buffer.alloc(60 * 1024 * 1024);
    await refused(bomb(zeros, zeros.length), 'không an toàn');
    await refused(bomb(zeros, 1000), 'không an toàn');
  });

  test('a file that nobody uploaded cannot be saved', async () => {
    expect((await manager.post('/regulations', { file: 'a'.repeat(64), idempotencyKey: key() })).status).toBe(422);
    expect((await manager.post('/regulations', { file: '../../etc/passwd', idempotencyKey: key() })).status).toBe(422);
  });
});

test('only the quality manager enters regulations', async () => {
  const visitor = await web.visitor((await person(product, ['technical-manager'])).email);
  expect((await visitor.get('/regulations/new')).status).toBe(403);
  expect((await visitor.upload('/regulations/new', {}, { field: 'file', name: 'a.csv', type: 'text/csv', bytes: Buffer.from('a') })).status).toBe(403);
  expect((await visitor.post('/regulations', { file: 'a'.repeat(64) })).status).toBe(403);
});

/** An archive with one deflated entry that declares a size of its own. */
function bomb(data: Buffer, declared: number): Buffer {
  const packed = deflateRawSync(data);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(declared, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed]);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

test('a regulation of which only the head is known gets its limits from the sheet, through the API as well', async () => {
  const known = (await product.em().findOne(Regulation, { code: 'QCVN 106:2025/BNNMT' }))!;
  expect(await product.em().count(Limit, { regulationId: known.id })).toBe(0);
  const row = limit('total-nitrogen', '%', {});
  row[4] = 'declared-tolerance';
  row[12] = '90';
  const rows = sheet({ code: known.code, title: known.title.vi, effective: '30/06/2026', matrices: 'Phân bón' }, [row]);
  const bytes = Buffer.from(await writeXlsx([{ name: 'Bảng', rows }]));
  const { status, body } = await manager.json('POST', '/api/v1/regulations', { sheet: bytes.toString('base64') });
  expect([status, body.id]).toEqual([201, known.id]);
  expect((await limitsOf(product.em(), known.id)).map(({ value, adoption }) => [value, adoption ?? null])).toEqual([[{ kind: 'declared-tolerance', minPercent: '90' }, null]]);
  expect((await manager.json('POST', '/api/v1/regulations', { sheet: bytes.toString('base64') })).status).toBe(422);
});
