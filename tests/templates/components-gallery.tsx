import type { JSX, VNode } from 'preact';
import {
  bind, ButtonLink, Code, DataTable, DescriptionList, EmptyState, Field, Filters, FormPage, FormSection, Money, Notice, ProgressBar,
  Quantity, ResultAgainstLimit, Section, StateBadge, Tabs, ThingPage, WorkList, type Column, type FieldError, ColumnChoice,
} from '../../templates/components/index.ts';
import { gridKeys, ResultGrid, type GridRow, type ResultGridProps } from '../../templates/components/result-grid.tsx';
import { PublicLayout, Shell, type NavItem, type ShellProps } from '../../templates/layouts/index.ts';
import type { Translator } from '../../templates/locales/index.ts';

/** A page of every kind, filled as a laboratory would fill it. Texts that are data are Vietnamese in both languages. */
export type Gallery = Record<string, (t: Translator) => VNode>;

const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21" shape-rendering="crispEdges"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 1h2v3H9zM8 8h5v2H8zM15 9h4v3h-4zM9 14h3v5H9zM14 15h5v2h-5z"/></svg>';

export const nav: NavItem[] = [
  { href: '/work', label: 'Việc của tôi', icon: 'home', key: 'v' },
  { href: '/requests', label: 'Phiếu yêu cầu', short: 'Yêu cầu', icon: 'request', count: 3, key: 'p' },
  { href: '/samples', label: 'Mẫu', icon: 'sample', count: 12, key: 'm' },
  { href: '/worksheets', label: 'Bảng công việc', short: 'Bảng', icon: 'worksheet', count: 2, key: 'b' },
  { href: '/results', label: 'Kết quả', icon: 'result', key: 'k' },
  { href: '/certificates', label: 'Phiếu kết quả', icon: 'certificate', key: 'c' },
  { href: '/equipment', label: 'Thiết bị', icon: 'equipment', group: 'Hệ thống chất lượng' },
  { href: '/quality', label: 'Sự không phù hợp', icon: 'quality', count: 1, group: 'Hệ thống chất lượng' },
];

const shell = (t: Translator, props: Omit<ShellProps, 't' | 'user' | 'nav'>): VNode => (
  <Shell t={t} user={{ name: 'Trần Thị Bích Hạnh', role: 'Kiểm nghiệm viên' }} nav={nav} {...props} />
);

interface Row { code: string; matrix: string; owner: string; due: string; state: JSX.Element; value: string | null; tone?: 'attention' | 'wrong' }
const rows: Row[] = [
  { code: 'M26-00481', matrix: 'Nước dưới đất', owner: 'Hợp tác xã nông nghiệp Tân Phú', due: '24/11/2026', state: <StateBadge tone="wrong">Quá hạn 1 ngày</StateBadge>, value: '0.0125', tone: 'wrong' },
  { code: 'M26-00482', matrix: 'Phân bón NPK', owner: 'Công ty TNHH Phân bón Miền Trung', due: '25/11/2026', state: <StateBadge tone="attention">Đến hạn hôm nay</StateBadge>, value: '16.35', tone: 'attention' },
  { code: 'M26-00483', matrix: 'Đất trồng lúa', owner: 'Nguyễn Văn Thành', due: '28/11/2026', state: <StateBadge tone="neutral">Đang thử</StateBadge>, value: '< 0.05' },
  { code: 'M26-00484', matrix: 'Bưởi da xanh', owner: 'Hợp tác xã Bưởi Hương Trà', due: '30/11/2026', state: <StateBadge tone="good">Đã thẩm tra</StateBadge>, value: '1204' },
  { code: 'M26-00485', matrix: 'Mật ong', owner: 'Hộ kinh doanh Lê Thị Mỹ Dung', due: '–', state: <StateBadge tone="inactive">Đã hủy</StateBadge>, value: null },
];
const columns: Array<Column<Row>> = [
  { key: 'code', label: 'Mã mẫu', sortable: true, cell: (row) => <span class="code">{row.code}</span> },
  { key: 'matrix', label: 'Nền mẫu', cell: (row) => row.matrix },
  { key: 'owner', label: 'Khách hàng', kind: 'wrap', desk: true, cell: (row) => row.owner },
  { key: 'value', label: 'Hàm lượng', unit: 'mg/kg', kind: 'decimal', sortable: true, value: (row) => row.value },
  { key: 'due', label: 'Hẹn trả', kind: 'date', sortable: true, cell: (row) => row.due },
  { key: 'state', label: 'Tình trạng', cell: (row) => row.state },
];

const address = '/samples?matrix=soil&sort=-due';

export const gallery: Gallery = {
  '/work': (t) => shell(t, {
    path: '/work', title: 'Việc của tôi', lead: 'Thứ Tư, 25/11/2026',
    children: (
      <div class="works">
        <WorkList title="Cần làm hôm nay" items={[
          { label: 'chỉ tiêu quá hạn', count: 2, href: '/results?late', tone: 'wrong', note: 'trễ nhất 2 ngày' },
          { label: 'chỉ tiêu đến hạn hôm nay', count: 7, href: '/results?today', tone: 'attention' },
          { label: 'mẫu sắp hết thời hạn bảo quản', count: 1, href: '/samples?hold', tone: 'attention', note: 'còn 5 giờ' },
          { label: 'bảng công việc đang mở', count: 2, href: '/worksheets?open' },
        ]} />
        <WorkList title="Chờ người khác" items={[{ label: 'kết quả chờ thẩm tra', count: 14, href: '/results?verify', note: 'Phạm Quốc Huy' }, { label: 'mẫu chờ bổ sung', count: 0, href: '/samples?more' }]} />
      </div>
    ),
  }),
  '/samples': (t) => shell(t, {
    path: address, title: 'Mẫu', primary: <ButtonLink kind="primary" href="/samples/new" icon="plus">Tiếp nhận mẫu</ButtonLink>,
    menu: [{ label: 'Nhập từ bảng tính', href: '/samples/import', icon: 'upload' }, { label: 'In nhãn', href: '/labels', icon: 'print' }],
    flash: { tone: 'good', text: 'Đã tiếp nhận mẫu M26-00485.' },
    children: (
      <>
        <Tabs label="Tình trạng" items={[{ href: '/samples', label: 'Đang làm', count: 12, current: true }, { href: '/samples?s=kept', label: 'Mẫu lưu', count: 140 }, { href: '/samples?s=all', label: 'Tất cả' }]} />
        <Filters t={t} address={address} names={['matrix', 'q']} active={[{ name: 'matrix', label: 'Nền mẫu: đất' }]} exports={[{ label: 'XLSX', href: '/samples.xlsx' }]}
          tools={<ColumnChoice t={t} address={address} columns={columns} shown={columns.map((column) => column.key)} />}>
          <Field t={t} name="q" label="Mã hoặc khách hàng" type="search" />
          <Field t={t} name="matrix" label="Nền mẫu" type="select" prompt="Tất cả" options={[{ value: 'soil', label: 'Đất' }, { value: 'water', label: 'Nước' }]} value="soil" />
        </Filters>
        <DataTable t={t} caption="Mẫu" columns={columns} rows={rows} rowKey={(row) => row.code} rowHref={(row) => `/samples/${row.code}`} rowTone={(row) => row.tone} address={address} sort="-due"
          select={{ form: 'bulk', name: 'sample', value: (row) => row.code, label: (row) => `Chọn ${row.code}` }} pager={{ next: '/samples?after=1', previous: '/samples?before=1', shown: 5 }} />
        <Section title="Danh sách trống"><EmptyState title="Chưa có mẫu nào" text="Mẫu xuất hiện ở đây khi được tiếp nhận theo một phiếu yêu cầu." action={{ label: 'Tiếp nhận mẫu', href: '/samples/new' }} /></Section>
      </>
    ),
  }),
  '/samples/M26-00483': (t) => shell(t, {
    path: '/samples/M26-00483', title: 'Mẫu M26-00483', state: <StateBadge tone="neutral">Đang thử</StateBadge>, breadcrumb: [{ href: '/samples', label: 'Mẫu' }],
    menu: [{ label: 'In nhãn', href: '#', icon: 'print' }, { label: 'Từ chối mẫu', href: '#', danger: true, icon: 'cross' }],
    children: (
      <>
        <ThingPage
          t={t}
          identity={{ code: 'M26-00483', name: 'Đất trồng lúa', qr: { svg: qr, label: 'Mã QR của mẫu M26-00483' }, owner: { label: 'Khách hàng', name: 'Nguyễn Văn Thành', href: '/clients/1' }, facts: [{ label: 'Nhận lúc', value: '20/11/2026 08:30' }, { label: 'Hẹn trả', value: '28/11/2026' }] }}
          progress={{ label: 'Mẫu đang ở đâu', steps: [
            { label: 'Tiếp nhận', state: 'done', note: '20/11/2026' }, { label: 'Thử nghiệm', state: 'now', note: '3 trên 5 chỉ tiêu' }, { label: 'Thẩm tra', state: 'later' }, { label: 'Phiếu kết quả', state: 'later', note: 'hẹn 28/11/2026' },
          ] }}
          next={{ version: 4, waiting: 'Chờ Trần Thị Bích Hạnh ghi 2 chỉ tiêu.', steps: [
            { label: 'Bàn giao mẫu', href: '#', allowed: true, note: 'Người nhận ký nhận trên máy này.' },
            { label: 'Chia mẫu', post: '/split', allowed: true }, { label: 'Hủy mẫu', post: '/dispose', allowed: true, danger: true, confirm: 'Hủy mẫu M26-00483? Việc này không hoàn lại được.' },
            { label: 'Phát hành phiếu kết quả', allowed: false, why: 'Còn 2 chỉ tiêu chưa được thẩm tra.' },
          ] }}
          timeline={{ moreHref: '#', events: [
            { id: '3', at: new Date('2026-11-21T02:05:00Z'), who: 'Phạm Quốc Huy', what: 'Sửa kết quả Kẽm (Zn)', changes: [{ field: 'V', from: '12,3', to: '12,8' }, { field: 'Ghi chú', from: null, to: 'đọc lại buret' }], reason: 'Đọc nhầm vạch buret.' },
            { id: '1', at: new Date('2026-11-20T01:30:00Z'), who: 'Lê Minh Châu', what: 'Tiếp nhận mẫu', signed: 'tôi đã nhận mẫu đúng như mô tả' },
          ] }}
        >
        <Section title="Thông tin mẫu" aside={<a href="#">Sửa</a>}>
          <DescriptionList columns={2} items={[
            { term: 'Nền mẫu', detail: 'Đất trồng lúa' }, { term: 'Khối lượng nhận', detail: <Quantity locale={t.locale} value="1.250" unit="kg" /> }, { term: 'Tình trạng khi nhận', detail: 'Túi kín, còn niêm phong số 00412' },
            { term: 'Nơi lưu', detail: '' }, { term: 'Phí thử nghiệm', detail: <Money amount={1250000} locale={t.locale} /> }, { term: 'Phiếu yêu cầu', detail: <Code href="/requests/1">YC26-0117</Code> },
          ]} />
        </Section>
        <Section title="Kết quả so với giới hạn">
          <div class="stack">
            <ResultAgainstLimit t={t} name="Cadimi (Cd)" value="1.38" uncertainty="0.21" unit="mg/kg" upper="1.5" source="QCVN 03-MT:2023/BTNMT" />
            <ResultAgainstLimit t={t} name="Chì (Pb)" value="0.5" below unit="mg/kg" upper="200" source="QCVN 03-MT:2023/BTNMT" />
            <ResultAgainstLimit t={t} name="pH" value="8.9" uncertainty="0.1" unit="" lower="6.0" upper="8.5" />
          </div>
        </Section>
        </ThingPage>
      </>
    ),
  }),
  '/form': (t) => {
    const errors: FieldError[] = [{ path: 'samples.0.mass', text: 'Nhập khối lượng mẫu là một số, ví dụ 1,25.' }, { path: 'kind', text: 'Chọn loại khách hàng.' }, { path: 'matrix', text: 'Chọn nền mẫu.' }];
    const of = bind({ name: 'Nguyễn Văn Thành', 'samples.0.mass': '1.25O', 'notify': ['mail'], agreed: 'yes', note: 'Mẫu gửi qua bưu điện.' }, errors);
    return shell(t, {
      path: '/form', title: 'Tiếp nhận mẫu', breadcrumb: [{ href: '/samples', label: 'Mẫu' }],
      children: (
        <FormPage t={t} action="/samples" submit="Tiếp nhận mẫu" errors={errors} cancelHref="/samples" idempotencyKey="01920000-0000-7000-8000-000000000001" version={3}>
          <Field t={t} label="Người gửi mẫu" {...of('name')} autocomplete="name" />
          <Field t={t} label="Khối lượng" unit="g" type="number" hint="Dấu phẩy hoặc dấu chấm đều được." {...of('samples.0.mass')} />
          <Field t={t} label="Nền mẫu" type="select" prompt="Chọn nền mẫu" options={[{ group: 'Môi trường', options: [{ value: 'soil', label: 'Đất' }] }, { value: 'honey', label: 'Mật ong' }]} {...of('matrix')} />
          <Field t={t} label="Ngày lấy mẫu" type="date" {...of('taken')} value="2026-11-20" />
          <Field t={t} label="Giờ nhận" type="datetime-local" {...of('received')} required={false} />
          <FormSection title="Khách hàng" hint="Người trả phí và người gửi mẫu có thể khác nhau.">
            <Field t={t} label="Loại khách hàng" type="radios" options={[{ value: 'person', label: 'Cá nhân' }, { value: 'firm', label: 'Doanh nghiệp', hint: 'Có mã số thuế', opens: <Field t={t} name="tax" label="Mã số thuế" width="short" /> }]} {...of('kind')} />
            <Field t={t} label="Báo kết quả qua" type="checkboxes" inline options={[{ value: 'mail', label: 'Thư điện tử' }, { value: 'sms', label: 'Tin nhắn' }]} {...of('notify')} />
            <Field t={t} label="Khách hàng đồng ý với phương pháp đã nêu" type="checkbox" {...of('agreed')} />
            <Field t={t} label="Ghi chú" type="textarea" required={false} {...of('note')} />
            <Field t={t} label="Biên bản lấy mẫu" type="file" accept="application/pdf" required={false} {...of('file')} />
          </FormSection>
        </FormPage>
      ),
    });
  },
  '/notices': (t) => shell(t, {
    path: '/notices', title: 'Thông báo',
    children: (
      <>
        <Notice t={t} tone="good" title="Đã phát hành phiếu kết quả KQ26-0098.">Khách hàng được báo qua thư điện tử.</Notice>
        <Notice t={t} tone="attention" title="Nồi hấp TB-014 sắp hết hạn hiệu chuẩn.">Còn 6 ngày.</Notice>
        <Notice t={t} tone="wrong" title="Không ký được.">Mật khẩu không đúng. Hãy nhập lại.</Notice>
        <Notice t={t} tone="info">Bảng này được khóa từ 25/11/2026.</Notice>
        <Section title="Tiến độ"><ProgressBar t={t} label="Đang đọc tệp kết quả" done={120} total={480} remaining="khoảng 20 giây" /></Section>
        <Section title="Ký hiệu"><p>≤ 0,05 · ≥ 6,0 · ≠ · ± · × · µg/L · °C · 10⁻³ · mg·L⁻¹ · P₂O₅ · K₂O · CaCO₃ · √x · ✓ · α β σ</p><p class="figures"><strong>≤ 0,05 · ≥ 6,0 · 10⁻³ · P₂O₅ · √x</strong></p></Section>
      </>
    ),
  }),
  '/sign-in': (t) => (
    <PublicLayout t={t} path="/sign-in" title="Đăng nhập" organisation="Trung tâm Phân tích và Đo lường chất lượng">
      <FormPage t={t} action="/sign-in" submit="Đăng nhập" careless>
        <Field t={t} name="email" label="Thư điện tử" type="email" autocomplete="username" />
        <Field t={t} name="password" label="Mật khẩu" type="password" autocomplete="current-password" />
      </FormPage>
    </PublicLayout>
  ),
};

const gridRows = (t: Translator): GridRow[] => [
  ...['M26-00481', 'M26-00482', 'M26-00483', 'M26-00484'].map((code, i): GridRow => ({
    id: `a${i}`, code, name: 'Đất', href: `/samples/${code}`, reason: { name: `reason.a${i}` },
    cells: [
      { name: `a${i}.m`, recorded: i === 0 ? '5.0012' : '', understood: i === 0 ? (t.locale === 'vi' ? '5,0012' : '5.0012') : '' },
      { name: `a${i}.V`, recorded: i === 0 ? '12.35' : '' },
      { name: `a${i}.n`, kind: 'count' },
      { name: `a${i}.look`, kind: 'select', options: [{ value: 'clear', label: 'Trong' }, { value: 'cloudy', label: 'Đục' }] },
    ],
    ...(i === 0 ? { result: { text: '24,7', unit: 'mg/kg', warnings: [] } } : {}),
  })),
  { id: 'q1', code: 'Mẫu trắng', control: true, cells: [null, { name: 'q1.V' }, null, null] },
];

/** The grid as the tests drive it. */
export const gridPage = (t: Translator, changes: Partial<ResultGridProps> = {}): VNode => shell(t, {
  path: '/worksheets/w1', title: 'Bảng BCV26-031: Kẽm (Zn) trong đất', state: <StateBadge tone="neutral">Đang mở</StateBadge>, breadcrumb: [{ href: '/worksheets', label: 'Bảng công việc' }], keys: gridKeys(t),
  children: (
    <ResultGrid
      t={t} worksheet="w1" action="/worksheets/w1/readings" preview="/worksheets/w1/preview" idempotencyKey="k1" version={2}
      columns={[{ key: 'm', label: 'Khối lượng', unit: 'g' }, { key: 'V', label: 'Thể tích', unit: 'mL' }, { key: 'n', label: 'Số khuẩn lạc' }, { key: 'look', label: 'Cảm quan' }]}
      shared={[{ name: 'w.C', label: 'Nồng độ chuẩn độ', unit: 'mol/L', recorded: '0.1003' }]}
      rows={gridRows(t)} {...changes}
    />
  ),
});
