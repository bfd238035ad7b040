import type { CertificateResult, CertificateSample, CertificateSnapshot } from '../../templates/certificates/certificate.ts';

type Row = Partial<Omit<CertificateResult, 'result' | 'unit' | 'limit'>> & {
  vi: string; en: string; unit: string; result: string | { vi: string; en: string }; limit?: string | { vi: string; en: string };
};

const both = (text: string | { vi: string; en: string }) => (typeof text === 'string' ? { vi: text, en: text.replaceAll(',', '.') } : text);

/** A result with the usual answers filled in. */
export const row = ({ vi, en, unit, result, limit, ...rest }: Row): CertificateResult => ({
  analyte: { vi, en },
  unit: { symbol: unit, basis: null },
  result: both(result),
  limit: limit === undefined ? null : both(limit),
  expandedUncertainty: null,
  method: 'TCVN 6492:2011',
  deviation: null,
  accredited: true,
  external: null,
  verdict: null,
  ...rest,
});

const nd = (figure: string) => ({ vi: `KPH (LOD = ${figure})`, en: `ND (LOD = ${figure.replace(',', '.')})` });

const wellWater: CertificateSample = {
  code: 'M26-0318-01',
  name: 'Nước sinh hoạt sau xử lý, trạm cấp nước Ia Kring',
  description: 'Chất lỏng trong, không màu, không mùi',
  matrix: { vi: 'Nước sạch', en: 'Domestic water' },
  quantity: '3 chai × 1 L và 1 chai × 500 mL',
  container: { vi: 'Chai PE; chai thủy tinh vô trùng', en: 'PE bottles; sterile glass bottle' },
  conditionOnReceipt: { vi: 'Nguyên vẹn, 4,2 °C', en: 'Intact, 4.2 °C' },
  reservation: null,
  lot: null,
  manufacturedOn: null,
  expiresOn: null,
  receivedAt: '2026-11-17T03:40:00Z',
  sampling: {
    by: 'laboratory', at: '2026-11-17T01:15:00Z', sampler: 'Rơ Châm H’Lan', record: 'BBLM 26-0142', plan: 'KHLM 26-11/02',
    method: 'TCVN 6663-5:2018', place: 'Vòi sau bể chứa, phường Diên Hồng', environment: { vi: 'Trời nắng, 24 °C', en: 'Sunny, 24 °C' },
  },
  customerSupplied: ['name'],
  customerDataCanAffectValidity: false,
  testedFrom: '2026-11-17',
  testedTo: '2026-11-23',
  regulation: {
    code: 'QCVN 01-1:2024/BYT', title: { vi: 'Nước sạch sử dụng cho mục đích sinh hoạt', en: 'Domestic water quality' }, edition: null,
    class: null, effectiveFrom: '2025-07-01', basis: { kind: 'sampling', date: '2026-11-17' },
  },
  conclusion: null,
  results: [
    row({ vi: 'pH', en: 'pH', unit: '', result: '7,2', expandedUncertainty: '0.1', limit: '6,0 – 8,5', verdict: 'pass' }),
    row({ vi: 'Độ đục', en: 'Turbidity', unit: 'NTU', result: '0,48', expandedUncertainty: '0.06', limit: '≤ 2', verdict: 'pass', method: 'TCVN 12402-1:2020' }),
    row({ vi: 'Độ cứng tổng số (tính theo CaCO₃)', en: 'Total hardness (as CaCO₃)', unit: 'mg/L', result: '112', expandedUncertainty: '5', limit: '≤ 300', verdict: 'pass', method: 'TCVN 6224:1996' }),
    row({ vi: 'Clo dư tự do', en: 'Free residual chlorine', unit: 'mg/L', result: '0,35', expandedUncertainty: '0.04', limit: '0,2 – 1,0', verdict: 'pass', method: 'TCVN 6225-2:2021', accredited: false }),
    row({ vi: 'Amoni (tính theo N)', en: 'Ammonium (as N)', unit: 'mg/L', result: '< 0,05', limit: '≤ 1', verdict: 'pass', method: 'TCVN 6179-1:1996' }),
    row({ vi: 'Nitrat (tính theo N)', en: 'Nitrate (as N)', unit: 'mg/L', result: '12,4', expandedUncertainty: '0.9', limit: '≤ 11', verdict: 'fail', method: 'TCVN 6494-1:2011' }),
    row({ vi: 'Asen (As)', en: 'Arsenic (As)', unit: 'mg/L', result: nd('0,002'), limit: '≤ 0,01', verdict: 'pass', method: 'SMEWW 3125B:2023' }),
    row({ vi: 'Sắt tổng số (Fe)', en: 'Total iron (Fe)', unit: 'mg/L', result: '0,081', expandedUncertainty: '0.009', limit: '≤ 0,3', verdict: 'pass', method: 'TCVN 6177:1996' }),
    row({ vi: 'Coliform tổng số', en: 'Total coliforms', unit: 'CFU/100 mL', result: { vi: '< 1', en: '< 1' }, limit: '< 1', verdict: 'pass', method: 'TCVN 6187-1:2019' }),
    row({ vi: 'Escherichia coli', en: 'Escherichia coli', unit: 'CFU/100 mL', result: '< 1', limit: '< 1', verdict: 'pass', method: 'TCVN 6187-1:2019' }),
  ],
};

/** Drinking water on one page, in both languages. */
export const water: CertificateSnapshot = {
  schema: 1,
  number: 'PTN-26-00318',
  revision: 0,
  supersedes: null,
  issuedOn: '2026-11-25',
  issuedAt: 'Gia Lai',
  frozenAt: '2026-11-25T02:12:31Z',
  language: 'bilingual',
  laboratory: {
    governingBody: { vi: 'Sở Khoa học và Công nghệ tỉnh Gia Lai', en: 'Department of Science and Technology of Gia Lai province' },
    name: { vi: 'Trung tâm Phân tích và Đo lường chất lượng', en: 'Analysis and Quality Measurement Centre' },
    address: 'Số 98B Phạm Văn Đồng, phường Thống Nhất, tỉnh Gia Lai',
    phone: '0269 3824 115',
    email: 'ptn@kiemnghiem.example.vn',
    web: 'kiemnghiem.example.vn',
    logo: null,
    accreditation: { body: { vi: 'Văn phòng Công nhận chất lượng', en: 'Bureau of Accreditation' }, number: 'VILAS 1690', mark: null },
  },
  placeOfTesting: null,
  customer: {
    name: 'Công ty TNHH MTV Cấp nước & Môi trường Ia Kring', address: 'Số 15 Trần Hưng Đạo, phường Diên Hồng, tỉnh Gia Lai',
    contact: 'Nguyễn Thị Hạnh, 0905 123 456',
  },
  request: { number: 'YC26-0207', date: '2026-11-17' },
  purpose: { vi: 'Giám sát nội bộ', en: 'Internal monitoring' },
  samples: [wellWater],
  decisionRule: {
    code: 'QTQĐ-01',
    text: {
      vi: 'chấp nhận đơn giản (ILAC-G8:09/2019, 4.2.1): đạt khi kết quả không vượt mức quy định.',
      en: 'simple acceptance (ILAC-G8:09/2019, 4.2.1): pass when the result does not exceed the limit.',
    },
  },
  opinions: [],
  notes: [],
  marks: { accredited: { sign: '*', on: 'accredited' }, external: { sign: '(TP)' }, customer: { sign: '(KH)' } },
  signatories: [
    { name: 'Lê Thị Thu Hà', title: { vi: 'Trưởng phòng Thử nghiệm', en: 'Head of Testing' }, prefix: null, meaning: null, signedAt: '2026-11-25T01:55:02Z' },
    {
      name: 'Phạm Ngọc Quỳnh', title: { vi: 'Phó Giám đốc', en: 'Deputy Director' }, prefix: { vi: 'KT. Giám đốc', en: 'For the Director' }, meaning: null,
      signedAt: '2026-11-25T02:12:31Z',
    },
  ],
  verification: { url: 'https://kiemnghiem.example.vn/xac-minh/7Q4M-XK2P-9HTD', token: '7Q4M-XK2P-9HTD' },
  retentionDays: 7,
  complaintDays: 7,
  form: { code: 'BM 7.8/01', version: '03', effective: '2026-01-15' },
};

const soilRows = (n: number): CertificateResult[] => [
  row({ vi: 'pHKCl', en: 'pHKCl', unit: '', result: `4,${10 + n}`, expandedUncertainty: '0.08', method: 'TCVN 5979:2021' }),
  row({ vi: 'Chất hữu cơ tổng số', en: 'Total organic matter', unit: '%', result: `3,${20 + n}`, expandedUncertainty: '0.21', method: 'TCVN 8941:2011' }),
  row({ vi: 'Nitơ tổng số', en: 'Total nitrogen', unit: '%', result: `0,1${n % 10}7`, expandedUncertainty: '0.012', method: 'TCVN 6498:1999' }),
  row({ vi: 'Phốt pho dễ tiêu (P₂O₅)', en: 'Available phosphorus (P₂O₅)', unit: 'mg/100 g', result: `${8 + n},4`, expandedUncertainty: '0.8', method: 'TCVN 8942:2011', accredited: false }),
  row({ vi: 'Cadimi tổng số (Cd)', en: 'Total cadmium (Cd)', unit: 'mg/kg', result: n % 3 === 1 ? '1,92' : `0,${30 + n}`, expandedUncertainty: n % 3 === 1 ? '0.23' : '0.05', limit: '≤ 4', verdict: 'pass', method: 'US EPA 3051A và TCVN 6496:2009' }),
  row({ vi: 'Chì tổng số (Pb)', en: 'Total lead (Pb)', unit: 'mg/kg', result: `${14 + n},6`, expandedUncertainty: '2.1', limit: '≤ 200', verdict: 'pass', method: 'US EPA 3051A và TCVN 6496:2009' }),
  row({ vi: 'Asen tổng số (As)', en: 'Total arsenic (As)', unit: 'mg/kg', result: n === 2 ? '27,3' : '6,15', expandedUncertainty: n === 2 ? '2.9' : '0.66', limit: '≤ 25', verdict: n === 2 ? 'conditional-fail' : 'pass', method: 'US EPA 3051A và TCVN 8467:2010', deviation: n === 2 ? 'pha loãng mẫu 10 lần trước khi đo do nồng độ vượt đường chuẩn' : null }),
].map((r) => ({ ...r, unit: { ...r.unit, basis: r.unit.symbol.startsWith('mg/kg') ? { vi: 'chất khô', en: 'dry matter' } : null } }));

/** Several soil samples with limits, over many pages, in Vietnamese. */
export const soil = (count: number): CertificateSnapshot => ({
  ...water,
  number: 'PTN-26-00322',
  language: 'vi',
  customer: { name: 'Hợp tác xã Nông nghiệp và Dịch vụ Cà phê Đắk Đoa', address: 'Thôn 3, xã Đắk Đoa, tỉnh Gia Lai', contact: null },
  purpose: 'Hồ sơ chứng nhận VietGAP',
  samples: Array.from({ length: count }, (_, i): CertificateSample => ({
    ...wellWater,
    code: `M26-0322-${String(i + 1).padStart(2, '0')}`,
    name: `Đất vườn cà phê, lô ${i + 1}, tầng 0–30 cm`,
    description: 'Đất đỏ bazan, tơi, ẩm',
    matrix: { vi: 'Đất nông nghiệp', en: 'Agricultural soil' },
    quantity: '1 kg',
    container: 'Túi PE buộc kín',
    conditionOnReceipt: 'Nguyên vẹn, nhiệt độ phòng',
    reservation: i === 1 ? 'Khối lượng nhận 0,6 kg, ít hơn yêu cầu 1 kg; khách hàng đồng ý thử nghiệm.' : null,
    receivedAt: '2026-11-16T02:05:00Z',
    sampling: { by: 'customer', at: '2026-11-15', sampler: null, record: null, plan: null, method: 'TCVN 7538-2:2005', place: `Lô ${i + 1}, thôn 3, xã Đắk Đoa`, environment: null },
    customerSupplied: ['name', 'sampledAt', 'place', 'samplingMethod'],
    customerDataCanAffectValidity: true,
    regulation: {
      code: 'QCVN 03:2023/BTNMT', title: { vi: 'Chất lượng đất', en: 'Soil quality' }, edition: null, class: 'Loại 1', effectiveFrom: '2023-09-12',
      basis: { kind: 'sampling', date: '2026-11-15' },
    },
    results: soilRows(i),
  })),
});

/** Food: qualitative results, an external provider, an opinion, in both languages; an amendment. */
export const food: CertificateSnapshot = {
  ...water,
  number: 'PTN-26-00301-R1',
  revision: 1,
  supersedes: { number: 'PTN-26-00301', issuedOn: '2026-11-20', reason: { vi: 'sửa số lô theo đề nghị của khách hàng', en: 'lot number corrected at the request of the customer' } },
  title: { vi: 'Phiếu kết quả kiểm nghiệm', en: 'Certificate of analysis' },
  purpose: { vi: 'Tự công bố sản phẩm', en: 'Product self-declaration' },
  customer: { name: 'Hộ kinh doanh Mật ong rừng Kbang', address: 'Thôn Nghĩa An, xã Kbang, tỉnh Gia Lai', contact: '0977 001 002', code: 'KH-0412' },
  marks: { ...water.marks, designations: [{ code: 'nd107', sign: '(1)', meaning: { vi: 'Phép thử đã đăng ký hoạt động thử nghiệm.', en: 'Test registered as a testing activity.' } }] },
  samples: [{
    ...wellWater,
    code: 'M26-0301-01',
    name: { vi: 'Thịt bò một nắng Kbang, túi hút chân không 500 g', en: 'Kbang sun-dried beef, vacuum bag 500 g' },
    description: { vi: 'Thịt thái lát, màu nâu đỏ, bao bì nguyên vẹn', en: 'Sliced meat, reddish brown, packaging intact' },
    matrix: { vi: 'Sản phẩm thịt', en: 'Meat product' },
    quantity: '3 × 500 g', container: { vi: 'Túi PA hút chân không', en: 'PA vacuum bag' },
    lot: 'L261108', manufacturedOn: '2026-11-08', expiresOn: '2027-02-08',
    sampling: { by: 'customer', at: null, sampler: null, record: null, plan: null, method: null, place: null, environment: null },
    customerSupplied: ['name', 'lot', 'manufacturedOn', 'expiresOn'],
    regulation: { code: 'QCVN 8-3:2012/BYT', title: { vi: 'Ô nhiễm vi sinh vật trong thực phẩm', en: 'Microbiological contaminants in food' }, edition: null, class: null, effectiveFrom: '2012-09-15', basis: { kind: 'receipt', date: '2026-11-10' } },
    conclusion: { vi: 'Mẫu phù hợp QCVN 8-3:2012/BYT đối với các chỉ tiêu đã thử.', en: 'The sample meets QCVN 8-3:2012/BYT for the tests performed.' },
    results: [
      row({ vi: 'Tổng số vi sinh vật hiếu khí ở 30 °C', en: 'Aerobic plate count at 30 °C', unit: 'CFU/g', result: '2,5 × 10³', limit: '≤ 5 × 10⁵', verdict: 'pass', method: 'TCVN 4884-1:2015', designations: ['nd107'] }),
      row({ vi: 'Escherichia coli', en: 'Escherichia coli', unit: 'CFU/g', result: '< 10', limit: '≤ 5 × 10', verdict: 'pass', method: 'TCVN 7924-2:2008' }),
      row({ vi: 'Salmonella spp.', en: 'Salmonella spp.', unit: '', result: { vi: 'Không phát hiện/25 g', en: 'Not detected/25 g' }, limit: { vi: 'Không có/25 g', en: 'Absent/25 g' }, verdict: 'pass', method: 'TCVN 10780-1:2017', designations: ['nd107'] }),
      row({ vi: 'Listeria monocytogenes', en: 'Listeria monocytogenes', unit: '', result: { vi: 'Không phát hiện/25 g', en: 'Not detected/25 g' }, method: 'TCVN 7700-1:2007', accredited: false, external: { name: 'Viện Kiểm nghiệm An toàn vệ sinh thực phẩm', reportNumber: '26-11874/PKN' } }),
      row({ vi: 'Nitrit (tính theo NaNO₂)', en: 'Nitrite (as NaNO₂)', unit: 'mg/kg', result: '21,6', expandedUncertainty: '2.4', method: 'TCVN 7992:2009', deviation: { vi: 'chiết bằng nước nóng 80 °C trong 30 phút', en: 'extracted with water at 80 °C for 30 minutes' } }),
      row({ vi: 'Aflatoxin B₁', en: 'Aflatoxin B₁', unit: 'µg/kg', result: nd('0,3'), method: 'AOAC 991.31', accredited: false, external: { name: 'Trung tâm Kỹ thuật 3', reportNumber: null } }),
    ],
  }],
  opinions: [{ text: { vi: 'Hàm lượng nitrit thấp hơn mức tối đa cho phép trong sản phẩm thịt chế biến.', en: 'Nitrite is below the maximum level allowed in processed meat.' }, basis: 'TT 24/2019/TT-BYT', by: 'Lê Thị Thu Hà' }],
  retentionDays: 0,
};
