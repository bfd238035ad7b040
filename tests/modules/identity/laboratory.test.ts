import { Laboratory, laboratoryOf, type LaboratoryDetails } from '../../../src/modules/identity/index.ts';
import { createProduct, person, type Product } from '../../support/product.ts';
import { serve, type Visitor, type Web } from '../../support/web.ts';

let product: Product;
let web: Web;
let administrator: Visitor;
let receptionist: Visitor;

beforeAll(async () => {
  product = await createProduct();
  web = await serve(product);
  administrator = await web.visitor((await person(product, ['administrator'])).email);
  receptionist = await web.visitor((await person(product, ['receptionist'])).email);
});
afterAll(async () => {
  await web.close();
  await product.close();
});

const details = (): Promise<LaboratoryDetails | null> => laboratoryOf(product.em());
const seenOf = (page: string): string => /name="seen" value(?:="(\w*)")?/.exec(page)![1] ?? '';

const entered = {
  'name.vi': 'Trung tâm Kiểm nghiệm tỉnh', 'name.en': 'Provincial Testing Centre', 'governingBody.vi': 'Sở Khoa học và Công nghệ', 'governingBody.en': '', 'address.vi': 'Phường Pleiku, tỉnh Gia Lai', 'address.en': '',
  place: 'Gia Lai', phone: '0269 3000 100', email: 'phongthu@chuan.example', web: '', 'accreditation.number': '', 'accreditation.body.vi': '', 'accreditation.body.en': '', complaintDays: '7', 'form.code': 'BM-01', 'form.version': '1', 'form.effective': '',
};

describe('the laboratory’s details', () => {
  test('are asked for while there are none, and are not anybody’s business but the administrator’s', async () => {
    const page = await administrator.get('/laboratory');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Chưa có thông tin nào');
    expect(seenOf(page.text)).toBe('');
    expect((await receptionist.get('/laboratory')).status).toBe(403);
    expect((await receptionist.post('/laboratory', entered)).status).toBe(403);
    expect((await (await web.visitor()).get('/laboratory')).status).not.toBe(200);
  });

  test('what cannot be taken comes back with everything that was typed', async () => {
    const wrong = { ...entered, 'name.vi': '', phone: 'gọi sau', email: 'không có', web: 'trang web', 'accreditation.body.vi': 'BoA', complaintDays: '0', seen: '' };
    const answer = await administrator.post('/laboratory', wrong);
    expect(answer.status).toBe(422);
    for (const field of ['f-name-vi', 'f-phone', 'f-email', 'f-web', 'f-accreditation-number', 'f-complaintDays']) expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain('value="gọi sau"');
    expect(await details()).toBeNull();
  });

  test('are saved; English that was left out is the Vietnamese; the trail says who', async () => {
    const answer = await administrator.post('/laboratory', { ...entered, seen: '' });
    expect([answer.status, answer.to]).toEqual([303, '/laboratory']);
    expect(await details()).toEqual({
      name: { vi: 'Trung tâm Kiểm nghiệm tỉnh', en: 'Provincial Testing Centre' }, governingBody: { vi: 'Sở Khoa học và Công nghệ', en: 'Sở Khoa học và Công nghệ' }, address: { vi: 'Phường Pleiku, tỉnh Gia Lai', en: 'Phường Pleiku, tỉnh Gia Lai' },
      place: 'Gia Lai', phone: '0269 3000 100', email: 'phongthu@chuan.example', web: '', accreditation: null, complaintDays: 7, form: { code: 'BM-01', version: '1', effective: '' }, demonstration: false,
    });
    const page = await administrator.get('/laboratory');
    expect(page.text).toContain('Đã lưu thông tin phòng thử nghiệm.');
    expect(page.text).toContain('Sửa thông tin phòng thử nghiệm');
  });

  test('of two who change them at once the second sees both values', async () => {
    const seen = seenOf((await administrator.get('/laboratory')).text);
    expect((await administrator.post('/laboratory', { ...entered, place: 'Pleiku', seen })).status).toBe(303);
    const late = await administrator.post('/laboratory', { ...entered, place: 'Quy Nhơn', seen });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Quy Nhơn');
    expect(late.text).toContain('Pleiku');
    expect((await details())!.place).toBe('Pleiku');
    expect((await administrator.post('/laboratory', { ...entered, place: 'Quy Nhơn', seen: seenOf(late.text) })).status).toBe(303);
    expect((await details())!.place).toBe('Quy Nhơn');
  });

  test('nobody makes or unmakes a demonstration by a form', async () => {
    const seen = seenOf((await administrator.get('/laboratory')).text);
    expect((await administrator.post('/laboratory', { ...entered, demonstration: 'yes', seen })).status).toBe(303);
    expect((await details())!.demonstration).toBe(false);
    expect(await product.em().count(Laboratory)).toBe(1);
  });

  test('two first entries at once: one is taken, the other is shown what stands now', async () => {
    await product.em().nativeDelete(Laboratory, {});
    const both = await Promise.all(['Gia Lai', 'An Khê'].map((place) => administrator.post('/laboratory', { ...entered, place, seen: '' })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await product.em().count(Laboratory)).toBe(1);
  });

  test('programs read and change them', async () => {
    const read = await administrator.json('GET', '/api/v1/laboratory');
    expect(read.status).toBe(200);
    const { seen, demonstration: _demonstration, ...rest } = read.body;
    const body = { ...rest, accreditation: { number: 'VILAS 000', body: { vi: 'BoA' } }, seen };
    const changed = await administrator.json('PUT', '/api/v1/laboratory', body);
    expect(changed.status).toBe(200);
    expect(changed.body.accreditation).toEqual({ number: 'VILAS 000', body: { vi: 'BoA', en: 'BoA' } });
    expect((await administrator.json('PUT', '/api/v1/laboratory', body)).status).toBe(409);
    expect((await receptionist.json('PUT', '/api/v1/laboratory', body)).status).toBe(403);
  });
});
