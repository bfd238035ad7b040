import { drawCertificate, reportedText, type CertificateSnapshot, type Words } from '../../templates/certificates/certificate.ts';
import { requireBinary } from '../support/binaries.ts';
import { pageCount, pdfFonts, pdfInfo, pdfText, pdfWords, readQr, squeezed } from '../support/pdf.ts';
import { food, row, soil, water } from './certificate.fixtures.ts';

const readable = requireBinary('pdftotext');
const whenReadable = readable ? test : test.skip;

async function textOf(snapshot: CertificateSnapshot, options?: { draft?: boolean }): Promise<string> {
  return squeezed(pdfText(await drawCertificate(snapshot, options)));
}

const missing = (text: string, wanted: string[]): string[] => wanted.filter((item) => !text.includes(squeezed(item)));

describe('what a test report must say (ISO/IEC 17025:2017, 7.8)', () => {
  const inBoth: Array<[clause: string, vi: string, en: string]> = [
    ['7.8.2.1 a', 'PHIẾU KẾT QUẢ THỬ NGHIỆM', 'TEST REPORT'],
    ['7.8.2.1 b', 'TRUNG TÂM PHÂN TÍCH VÀ ĐO LƯỜNG CHẤT LƯỢNG', 'ANALYSIS AND QUALITY MEASUREMENT CENTRE'],
    ['7.8.2.1 b, address', 'Số 98B Phạm Văn Đồng, phường Thống Nhất, tỉnh Gia Lai', ''],
    ['7.8.2.1 c', 'Tại địa chỉ phòng thử nghiệm nêu trên', "At the laboratory's address above"],
    ['7.8.2.1 d, number', 'PTN-26-00318', ''],
    ['7.8.2.1 d, end', 'Hết phiếu kết quả', 'End of report'],
    ['7.8.2.1 e', 'Công ty TNHH MTV Cấp nước & Môi trường Ia Kring', ''],
    ['7.8.2.1 e, contact', 'Nguyễn Thị Hạnh, 0905 123 456', ''],
    ['request', 'YC26-0207 · 17/11/2026', ''],
    ['purpose', 'Giám sát nội bộ', 'Internal monitoring'],
    ['7.8.2.1 f', 'TCVN 12402-1:2020', ''],
    ['7.8.2.1 g, code', 'M26-0318-01', ''],
    ['7.8.2.1 g, description', 'Chất lỏng trong, không màu, không mùi', ''],
    ['7.8.2.1 g, condition', 'Nguyên vẹn, 4,2 °C', 'Intact, 4.2 °C'],
    ['7.8.2.1 h, received', '17/11/2026 10:40', ''],
    ['7.8.2.1 h, sampled', '17/11/2026 08:15', ''],
    ['7.8.2.1 i', '17/11/2026 – 23/11/2026', ''],
    ['7.8.2.1 j', 'Gia Lai, ngày 25 tháng 11 năm 2026', 'Gia Lai, 25/11/2026'],
    ['7.8.2.1 k', 'TCVN 6663-5:2018', ''],
    ['7.8.5, plan', 'KHLM 26-11/02', ''],
    ['7.8.5, environment', 'Trời nắng, 24 °C', 'Sunny, 24 °C'],
    ['7.8.2.1 l', 'Kết quả chỉ có giá trị đối với mẫu do phòng thử nghiệm lấy', 'Results relate only to the sample'],
    ['7.8.2.1 m', 'KPH (LOD = 0,002)', 'ND (LOD = 0.002)'],
    ['7.8.2.1 o', 'KT. GIÁM ĐỐC', 'For the Director, Deputy Director'],
    ['7.8.2.1 o, name', 'Phạm Ngọc Quỳnh', ''],
    ['7.8.2.2', '(KH) Thông tin do khách hàng cung cấp', 'Information supplied by the customer'],
    ['7.8.3.1 c', '± 0,009', ''],
    ['7.8.3.1 c, statement', 'hệ số phủ k = 2, mức tin cậy khoảng 95 %', 'coverage factor k = 2'],
    ['7.8.6.2, specification', 'QCVN 01-1:2024/BYT', 'Domestic water quality'],
    ['7.8.6.2, edition by date', 'hiệu lực từ 01/07/2025, áp dụng theo ngày lấy mẫu 17/11/2026', 'applied by the date of sampling'],
    ['7.8.6.2, verdict', 'Không đạt', 'Fail'],
    ['7.8.6.1, rule', 'quy tắc ra quyết định: chấp nhận đơn giản', 'decision rule: simple acceptance'],
    ['accreditation', 'VILAS 1690', 'Test accredited to ISO/IEC 17025:2017'],
    ['copying', 'Không trích sao một phần phiếu này', 'shall not be reproduced except in full'],
    ['retention and complaint', 'Mẫu lưu được giữ 7 ngày', 'Complaints about results are received within 7 days'],
    ['form', 'Biểu mẫu BM 7.8/01 · Lần ban hành 03 · Hiệu lực 15/01/2026', ''],
    ['check', '7Q4M-XK2P-9HTD', 'Check this report'],
  ];

  whenReadable('every item stands there in Vietnamese and English', async () => {
    const text = await textOf(water);
    expect(missing(text, inBoth.flatMap(([, vi, en]) => (en ? [vi, en] : [vi])))).toEqual([]);
  });

  whenReadable('a Vietnamese report says the same without a word of English', async () => {
    const text = await textOf({ ...water, language: 'vi' });
    expect(missing(text, inBoth.map(([, vi]) => vi))).toEqual([]);
    expect(inBoth.filter(([, , en]) => en && text.includes(squeezed(en))).map(([clause]) => clause)).toEqual([]);
  });

  whenReadable('results of external providers, deviations, opinions and amendments are told as such', async () => {
    const text = await textOf(food);
    expect(missing(text, [
      'Sửa đổi và thay thế phiếu kết quả số PTN-26-00301 ngày 20/11/2026. Lý do: sửa số lô', 'Amendment to report no. PTN-26-00301 dated 20/11/2026',
      '(TP1) Kết quả do nhà cung cấp bên ngoài thực hiện: Viện Kiểm nghiệm An toàn vệ sinh thực phẩm, phiếu số 26-11874/PKN',
      '(TP2) Kết quả do nhà cung cấp bên ngoài thực hiện: Trung tâm Kỹ thuật 3', 'Listeria monocytogenes (TP1)',
      '(a) Khác biệt so với phương pháp: chiết bằng nước nóng', 'Deviation from the method: extracted with water',
      'Ý kiến dưới đây không phải là kết quả thử nghiệm', 'Opinions and interpretations',
      'do khách hàng lấy và gửi đến, theo tình trạng khi nhận', 'sent by the customer, as received',
      'Không phát hiện/25 g', 'Not detected/25 g', 'Mẫu không được lưu sau thử nghiệm', 'Kết luận / Conclusion: Mẫu phù hợp QCVN 8-3:2012/BYT',
      'L261108 (KH)', '08/11/2026 (KH)', '08/02/2027 (KH)', 'áp dụng theo ngày nhận mẫu 10/11/2026',
    ])).toEqual([]);
  });

  whenReadable('what samples share is said once, and a reservation with its sample', async () => {
    const text = await textOf(soil(6));
    expect(text.split(squeezed('Đất đỏ bazan, tơi, ẩm'))).toHaveLength(2);
    expect(missing(text, ['Thông tin chung của 6 mẫu', 'M26-0322-06', 'Nhận có bảo lưu Khối lượng nhận 0,6 kg', 'Thông tin khách hàng cung cấp có thể ảnh hưởng'])).toEqual([]);
  });

  whenReadable('when samples were taken by different parties, the notes name the samples', async () => {
    const [first, second] = soil(2).samples;
    const text = await textOf({ ...soil(2), samples: [first!, { ...second!, sampling: { ...second!.sampling, by: 'laboratory' } }] });
    expect(missing(text, ['Mẫu M26-0322-01: Kết quả chỉ có giá trị đối với mẫu do khách hàng', 'Mẫu M26-0322-02: Kết quả chỉ có giá trị đối với mẫu do phòng thử nghiệm'])).toEqual([]);
  });

  whenReadable('a limit that another result chose is printed with when it holds, in English where that says something else', async () => {
    const [sample] = water.samples;
    const printed = (limitHolds: { vi: string; en: string }, language: CertificateSnapshot['language'] = 'bilingual') =>
      textOf({ ...water, language, samples: [{ ...sample!, results: [{ ...row({ vi: 'Cadimi', en: 'Cadmium', unit: 'mg/L', result: '0,0008', limit: '≤ 0,001', verdict: 'pass' }), limitHolds }] }] });
    const hardness = { vi: '60 ≤ Độ cứng < 120 mg/L', en: '60 ≤ Hardness < 120 mg/L' };
    expect(missing(await printed(hardness), [`(${hardness.vi})`, `(${hardness.en})`])).toEqual([]);
    expect(await printed(hardness, 'vi')).not.toContain('Hardness');
    expect((await printed({ vi: '6,5 ≤ pH < 7,5', en: '6.5 ≤ pH < 7.5' })).split(squeezed('≤ pH <'))).toHaveLength(2);
  });

  whenReadable('a title that is typed is printed once, one of both languages with its English', async () => {
    const signed = (title: Words) => ({ ...water, signatories: [{ ...water.signatories[0]!, title }] });
    expect((await textOf(signed('Trưởng phòng Thử nghiệm'))).match(new RegExp(squeezed('Trưởng phòng Thử nghiệm'), 'gi'))).toHaveLength(1);
    const both = await textOf(signed({ vi: 'Phụ trách kỹ thuật', en: 'Technical manager' }));
    expect(both).toContain(squeezed('PHỤ TRÁCH KỸ THUẬT'));
    expect(both).toContain(squeezed('Technical manager'));
  });

  whenReadable('the dash in the column of uncertainties is explained where it stands there, and only there', async () => {
    const dash = squeezed('Dấu “–” ở cột này');
    expect(await textOf(water)).toContain(dash);
    const all = { ...water, samples: water.samples.map((each) => ({ ...each, results: each.results.map((result) => ({ ...result, expandedUncertainty: '0.1' })) })) };
    expect(await textOf(all)).not.toContain(dash);
    const none = { ...water, samples: water.samples.map((each) => ({ ...each, results: each.results.map((result) => ({ ...result, expandedUncertainty: null })) })) };
    expect(await textOf(none)).not.toContain(dash);
  });

  whenReadable('formulas in names of analytes have their subscripts', async () => {
    const text = await textOf({ ...water, samples: [{ ...water.samples[0]!, results: [row({ vi: 'Kali tổng số (K2O)', en: 'Total potassium (K2O)', unit: '%', result: '1,2' })] }] });
    expect(text).toContain(squeezed('Kali tổng số (K₂O)'));
    expect(text).not.toContain('K2O');
  });

  whenReadable('the accreditation mark is absent when no result is accredited', async () => {
    const [sample] = water.samples;
    const text = await textOf({ ...water, samples: [{ ...sample!, results: sample!.results.map((r) => ({ ...r, accredited: false })) }] });
    expect(text).not.toContain('VILAS');
  });
});

describe('pages', () => {
  whenReadable('each carries the number and n/N', async () => {
    for (const snapshot of [water, soil(12), food]) {
      const pdf = await drawCertificate(snapshot);
      const pages = pageCount(pdf);
      expect(pages).toBeGreaterThan(1);
      for (let page = 1; page <= pages; page++) {
        const text = squeezed(pdfText(pdf, page));
        expect(text).toContain(snapshot.number);
        expect(text).toMatch(new RegExp(`Trang(/Page)?${page}/${pages}`));
      }
    }
  });

  whenReadable('a short report takes one page', async () => {
    const [sample] = water.samples;
    expect(pageCount(await drawCertificate({ ...water, language: 'vi', samples: [{ ...sample!, results: sample!.results.slice(0, 8) }] }))).toBe(1);
  });

  whenReadable('the code for the public check takes no page that the draft, which has none, does not take', async () => {
    const [sample] = water.samples;
    const token = 'FlhgEwWE8QMkLbzZwzJPhQ';
    const report: CertificateSnapshot = {
      ...water, verification: { url: `https://kiemnghiem.example.vn/verify/${token}`, token }, signatories: [{ ...water.signatories[0]!, meaning: { vi: 'Phê duyệt', en: 'Authorised by' } }],
      samples: [{ ...sample!, results: [...sample!.results, ...sample!.results, ...sample!.results].slice(0, 23) }],
    };
    expect([pageCount(await drawCertificate(report)), pageCount(await drawCertificate(report, { draft: true }))]).toEqual([2, 2]);
  });

  whenReadable('200 results: the table head on every page of it, no row split, the last page not only signatures', async () => {
    const results = Array.from({ length: 200 }, (_, i) =>
      row({ vi: `Hoạt chất thuốc bảo vệ thực vật có tên rất dài số ${i + 1}`, en: `Active substance ${i + 1}`, unit: 'mg/kg', result: '< 0,01', method: `PTN.${i + 1}.X` }));
    const pdf = await drawCertificate({ ...water, samples: [{ ...water.samples[0]!, results }] });
    const pages = Array.from({ length: pageCount(pdf) }, (_, i) => squeezed(pdfText(pdf, i + 1)));
    for (const [i] of results.entries()) {
      const on = pages.findIndex((text) => text.includes(`PTN.${i + 1}.X`));
      expect(pages[on]).toContain(`Activesubstance${i + 1}`);
    }
    for (const text of pages.filter((t) => t.includes('PTN.'))) expect(text).toContain('PhươngphápMethod');
    expect(pages.at(-1)).toContain('Khôngtríchsao');
    expect(pages.at(-1)).toContain('Endofreport');
  });

  whenReadable('60 samples, and names without a space to break at', async () => {
    const long = 'Hóachấtkhôngcókhoảngtrắng'.repeat(8);
    const base = soil(60);
    const pdf = await drawCertificate({ ...base, customer: { ...base.customer, name: `${long} ${long}` } });
    const text = squeezed(pdfText(pdf));
    expect(text).toContain(squeezed(`${long} ${long}`));
    expect(text).toContain('Mẫu60/60');
    for (const { x1, x2 } of pdfWords(pdf, 1)) {
      expect(x1).toBeGreaterThan(44);
      expect(x2).toBeLessThan(551.5);
    }
  });

  whenReadable('figures stand with their decimal signs under one another', async () => {
    const words = pdfWords(await drawCertificate(water), 1);
    const box = (text: string) => words.find((w) => w.text === text)!;
    const digit = (box('112').x2 - box('112').x1) / 3;
    const signs = [box('112').x2, box('0,48').x1 + digit, box('12,4').x1 + 2 * digit, box('0,081').x1 + digit];
    expect(Math.max(...signs) - Math.min(...signs)).toBeLessThan(0.3);
  });
});

describe('the file', () => {
  whenReadable('embeds its fonts', async () => {
    const fonts = pdfFonts(await drawCertificate(food));
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((f) => !f.embedded || !f.name.includes('Inter'))).toEqual([]);
  });

  test('is the same byte for byte when drawn again, even after other reports', async () => {
    const first = await drawCertificate(water);
    await drawCertificate(food);
    const second = await drawCertificate(structuredClone(water));
    expect(Buffer.compare(first, second)).toBe(0);
  });

  whenReadable('has a title, a date from the data, and a structure for screen readers', async () => {
    const pdf = await drawCertificate(water);
    const info = pdfInfo(pdf, '-isodates');
    expect(info).toMatch(/Title:\s+Phiếu kết quả thử nghiệm PTN-26-00318/);
    expect(info).toMatch(/CreationDate:\s+2026-11-25T02:12:31Z/);
    expect(info).toMatch(/Tagged:\s+yes/);
    const structure = pdfInfo(pdf, '-struct');
    for (const element of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Note']) expect(structure).toMatch(new RegExp(`^\\s*${element}\\b`, 'm'));
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>3</pdfaid:part>');
  });

  whenReadable('keeps an ampersand and an angle bracket in a name', async () => {
    const pdf = await drawCertificate({ ...water, laboratory: { ...water.laboratory, name: { vi: 'Thử <nghiệm> & Đo lường', en: 'Testing & Measurement' } } });
    expect(pdfInfo(pdf)).toMatch(/Author:\s+Thử <nghiệm> & Đo lường/);
    expect(Buffer.from(pdf).toString('utf8')).toContain('Thử &lt;nghiệm&gt; &amp; Đo lường');
  });

  whenReadable('has a QR code that leads to the public check', async () => {
    const pdf = await drawCertificate(water);
    expect(readQr(pdf, pageCount(pdf))).toBe(water.verification.url);
  });

  whenReadable('can be checked sheet by sheet: every foot has the code and where to enter it, and no other page breaks for it', async () => {
    const { token, url } = water.verification;
    const pdf = await drawCertificate(water);
    for (let page = 1; page <= pageCount(pdf); page++) {
      const text = squeezed(pdfText(pdf, page));
      expect(text).toContain(squeezed(token));
      expect(text).toContain(`${new URL(url).host}/verify`);
    }
    expect(squeezed(pdfText(await drawCertificate({ ...water, number: '', issuedOn: '' }, { draft: true })))).not.toContain(squeezed(token));
  });

  whenReadable('shows a logo and an accreditation mark given as pictures', async () => {
    const dot = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const { accreditation } = water.laboratory;
    const pdf = await drawCertificate({ ...water, laboratory: { ...water.laboratory, logo: dot, accreditation: { ...accreditation!, mark: dot } } });
    expect(pdfInfo(pdf, '-struct')).toMatch(/Figure/);
    expect(pageCount(pdf)).toBeGreaterThan(0);
  });
});

describe('a draft', () => {
  whenReadable('says so where the number would stand, on every page, and cannot be checked', async () => {
    const pdf = await drawCertificate({ ...water, number: '', issuedOn: '' }, { draft: true });
    for (let page = 1; page <= pageCount(pdf); page++) {
      expect(squeezed(pdfText(pdf, page))).toContain('BẢNNHÁP/DRAFT');
      expect(readQr(pdf, page)).toBeNull();
    }
    expect(await textOf(water, { draft: true })).not.toContain('PTN-26-00318');
  });

  test('a report without a number is refused', async () => {
    await expect(drawCertificate({ ...water, number: '' })).rejects.toThrow('needs its number');
  });
});

describe('reportedText', () => {
  test.each([
    [{ qualifier: 'eq', text: '7.20' }, { vi: '7,20', en: '7.20' }],
    [{ qualifier: 'lt', text: '0.05' }, { vi: '< 0,05', en: '< 0.05' }],
    [{ qualifier: 'gt', text: '300' }, { vi: '> 300', en: '> 300' }],
    [{ qualifier: 'nd', text: '0.002' }, { vi: 'KPH (LOD = 0,002)', en: 'ND (LOD = 0.002)' }],
    [{ qualifier: 'est', text: '45' }, { vi: '45 (ước lượng)', en: '45 (estimated)' }],
    [{ qualifier: 'choice', text: { vi: 'Không phát hiện', en: 'Not detected' }, portion: '25 g' }, { vi: 'Không phát hiện/25 g', en: 'Not detected/25 g' }],
  ] as const)('%j', (reported, text) => expect(reportedText(reported)).toEqual(text));
});
