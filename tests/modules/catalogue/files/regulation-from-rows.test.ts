import fc from 'fast-check';
import { readCatalogue, regulationFromRows } from '../../../../src/modules/catalogue/files/index.ts';
import { catalogueFiles as en } from '../../../../templates/locales/en/catalogue-files.ts';
import { catalogueFiles as vi } from '../../../../templates/locales/vi/catalogue-files.ts';
import { science } from './support.ts';

const known = readCatalogue('catalogue', science);
const facts = [
  ['Ký hiệu', 'QCVN 40:2030/BNNMT'],
  ['Tên quy chuẩn', 'Nước thải công nghiệp'],
  ['Cơ quan ban hành', 'Bộ Nông nghiệp và Môi trường'],
  ['Ngày hiệu lực', '01/09/2030'],
  ['Thay thế', 'QCVN 40:2025/BTNMT'],
  ['Nền mẫu', 'effluent'],
  [],
];
const heads = ['Chỉ tiêu', 'Loại', 'Đơn vị', 'Tối thiểu', 'Tối đa', 'Ghi chú'];
const read = (...rows: string[][]) => regulationFromRows([...facts, heads, ...rows], known);
const problemsOf = (...rows: string[][]) => {
  const reading = read(...rows);
  return reading.ok ? [] : reading.problems.map(({ row, column, key }) => `${column}${row} ${key}`);
};

test('a Vietnamese sheet becomes a regulation, none of its limits verified', () => {
  const reading = read(['Chì (Pb)', 'A', 'mg/L', '', '0,10', 'đọc từ bản ký'], ['pH', 'A', '-', '6', '9'], ['', '', ''], ['coliforms', 'B', 'MPN/100 mL', '', '< 5 000']);
  expect(reading).toMatchObject({
    ok: true,
    regulation: {
      code: 'QCVN 40:2030/BNNMT',
      effective: '2030-09-01',
      replaces: ['QCVN 40:2025/BTNMT'],
      matrices: ['effluent'],
      classes: [{ code: 'A' }, { code: 'B' }],
      limits: [
        { id: '1', analyte: 'lead', class: 'A', kind: 'maximum', max: '0.10', unit: 'mg/L', note: { vi: 'đọc từ bản ký', en: 'đọc từ bản ký' }, verified: false },
        { id: '2', analyte: 'ph', kind: 'range', min: '6', max: '9', verified: false },
        { id: '3', analyte: 'coliforms', kind: 'maximum', max: '5000', maxExclusive: true, verified: false },
      ],
    },
  });
});

test('an English sheet with a sampling plan and an absence', () => {
  const reading = regulationFromRows(
    [
      ['Code', 'QCVN 8-3:2030/BYT'],
      ['Title (Vietnamese)', 'Vi sinh vật'],
      ['Issuer', 'Bộ Y tế'],
      ['Matrices', 'Food'],
      ['Parameter', 'Condition', 'Unit', 'Absent in', 'n', 'c', 'm', 'M'],
      ['E. coli', 'Rau', 'CFU/g', '', '5', '2', '100', '10^3'],
      ['Salmonella', 'Rau', 'CFU/g', '25 g', '5', '0', 'absent', ''],
      ['Listeria monocytogenes', '', 'CFU/g', '25 g'],
    ],
    known,
  );
  expect(reading).toMatchObject({
    ok: true,
    regulation: {
      matrices: ['food'],
      limits: [
        { analyte: 'escherichia-coli', kind: 'sampling-plan', plan: { n: 5, c: 2, m: '100', M: '1000' }, condition: { vi: 'Rau' } },
        { analyte: 'salmonella', kind: 'sampling-plan', plan: { n: 5, c: 0, m: 'absent', M: null }, absentIn: '25 g' },
        { analyte: 'listeria-monocytogenes', kind: 'absent', absentIn: '25 g' },
      ],
    },
  });
});

test('every problem is told by row and column', () => {
  expect(
    problemsOf(
      ['Chì', 'A', 'mg/L', '', '1,000'],
      ['Chìi', 'A', 'mg/L', '', '0,1'],
      ['Cl2', 'A', 'mg/L', '', '1'],
      ['Kẽm', 'A', '', '', 'ba'],
      ['Đồng', 'A', 'mg/L', '5', '2'],
      ['Niken', 'A', 'mg/L', '', '> 2'],
      ['Sắt', 'A', 'mg/L'],
    ),
  ).toEqual([
    'E9 catalogue.table-ambiguous-figure',
    'A10 catalogue.table-unknown-analyte',
    'A11 catalogue.table-ambiguous-analyte',
    'C12 catalogue.table-no-unit',
    'E12 catalogue.table-not-a-figure',
    'D13 catalogue.table-min-above-max',
    'E14 catalogue.table-wrong-sign',
    'E15 catalogue.table-no-limit',
  ]);
});

const banded = ['Chỉ tiêu', 'Đơn vị', 'Tối đa', 'Phụ thuộc chỉ tiêu', 'Đơn vị của chỉ tiêu đó', 'Từ', 'Đến', 'Công thức', 'Chữ số có nghĩa'];
const readBanded = (...rows: string[][]) => regulationFromRows([...facts, banded, ...rows], known);

test('limits in bands of another result, with either end closed, and one by a formula', () => {
  const reading = readBanded(
    ['Cadimi (Cd)', 'mg/L', '0,001', 'hardness', 'mg/L', '', '60'], ['Cadimi (Cd)', 'mg/L', '0,002', 'hardness', 'mg/L', '60', '≤ 120'],
    ['Cadimi (Cd)', 'mg/L', '', 'hardness', 'mg/L', '> 120', '', 'exp(0.7409 * ln(x) - 11.6)', '2'], ['Chì (Pb)', 'mg/L', '0,02'],
  );
  expect(reading.ok && reading.regulation.limits.map(({ kind, max, dependsOn, formula }) => [kind, max, dependsOn, formula])).toEqual([
    ['maximum', '0.001', { analyte: 'hardness', unit: 'mg/L', to: '60' }, undefined],
    ['maximum', '0.002', { analyte: 'hardness', unit: 'mg/L', from: '60', to: '120', toInclusive: true }, undefined],
    ['maximum', null, { analyte: 'hardness', unit: 'mg/L', from: '120', fromExclusive: true }, { text: 'exp(0.7409 * ln(x) - 11.6)', rounding: { mode: 'half-even', to: { significant: 2 } } }],
    ['maximum', '0.02', undefined, undefined],
  ]);
});

test('what is wrong with a band or a formula is told where it stands', () => {
  const reading = readBanded(
    ['Cadimi (Cd)', 'mg/L', '1', 'hardness', 'mg/L', '', '60'],
    ['Cadimi (Cd)', 'mg/L', '2', 'hardness', 'mg/L', '59', '120'],
    ['Cadimi (Cd)', 'mg/L', '3', 'hardness', 'g/L', '1', ''],
    ['Chì (Pb)', 'mg/L', '1', 'lead', 'mg/L', '1', ''],
    ['Chì (Pb)', 'mg/L', '1', 'hardness', 'độ', '1', ''],
    ['Chì (Pb)', 'mg/L', '1', 'hardness', 'mg/L', '5', '5'],
    ['Chì (Pb)', 'mg/L', '1', 'hardness', 'mg/L'],
    ['Chì (Pb)', 'mg/L', '1', '', '', '5', ''],
    ['Chì (Pb)', 'mg/L', '', 'hardness', 'mg/L', '', '', 'exp(y)', '2'],
    ['Đồng', 'mg/L', '', 'hardness', 'mg/L', '', '', '2 * x', ''],
    ['Kẽm', 'mg/L', '1', 'hardness', 'mg/L', '', '', '2 * x', '2'],
    ['Chì (Pb)', 'mg/L', '1', 'hardness', 'mg/L', '< 5', ''],
  );
  expect(reading.ok ? [] : reading.problems.map(({ row, column, key }) => `${column}${row} ${key.replace('catalogue.table-', '')}`)).toEqual([
    'F10 band-overlaps', 'E11 band-unit', 'D12 depends-on-itself', 'E13 unknown-unit', 'G14 band-empty', 'F15 band-open', 'F16 depends-on-what', 'H17 formula',
    'I18 formula-rounding', 'H19 formula-alone', 'F20 wrong-sign',
  ]);
});

test('what stands above the table is checked too', () => {
  const reading = regulationFromRows([['Ngày hiệu lực', '31/02/2030'], ['Nền mẫu', 'không khí'], [...heads, 'Lạ'], ['Chì', 'A', 'mg/L', '', '1']], known);
  expect(reading.ok ? [] : reading.problems.map(({ row, column, key }) => `${column}${row} ${key}`)).toEqual([
    '1 catalogue.table-no-code',
    '1 catalogue.table-no-title',
    '1 catalogue.table-no-issuer',
    'B1 catalogue.table-not-a-day',
    'B2 catalogue.table-unknown-matrix',
    'G3 catalogue.table-unknown-column',
  ]);
});

test('a sheet without heads, and one without limits', () => {
  expect(regulationFromRows([['Chì', '0,1']], known)).toMatchObject({ ok: false, problems: [{ key: 'catalogue.table-no-heads' }] });
  expect(problemsOf()).toEqual(['9 catalogue.table-no-limits']);
});

test('whatever is typed, the answer is a regulation or a list of told problems, and never a verified limit', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('Chì', 'lead', 'mg/L', '0,1', '< 3', '1.000', '5', 'absent', 'khoảng', '25 g'));
  const columns = fc.shuffledSubarray(['Chỉ tiêu', 'Loại', 'Đơn vị', 'Kiểu giới hạn', 'Tối thiểu', 'Tối đa', 'n', 'c', 'm', 'M', 'Không được có trong'], { minLength: 2 });
  fc.assert(
    fc.property(columns, fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 }), (head, rows) => {
      const reading = regulationFromRows([...facts, head, ...rows], known);
      if (reading.ok) return reading.regulation.limits.length > 0 && reading.regulation.limits.every((limit) => !limit.verified);
      return reading.problems.length > 0 && reading.problems.every(({ key }) => key in vi && key in en);
    }),
  );
});

test('every message has the same places in both languages', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of Object.keys(vi) as Array<keyof typeof vi>) expect(places(vi[key])).toEqual(places(en[key]));
});
