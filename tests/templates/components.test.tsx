import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { withQuery } from '../../templates/components/address.ts';
import { bind, DataTable, DecimalCell, ErrorSummary, Field, fieldErrors, FormPage, Money, NextSteps, placesOf, Quantity, ResultAgainstLimit, Timeline } from '../../templates/components/index.ts';
import { currentItem } from '../../templates/layouts/nav.tsx';
import { isTheme, renderDocument } from '../../templates/layouts/index.ts';
import { translator } from '../../templates/locales/index.ts';
import { ui as en } from '../../templates/locales/en/ui.ts';
import { ui as vi } from '../../templates/locales/vi/ui.ts';
import { gallery, gridPage, nav, type Gallery } from './components-gallery.tsx';

const t = translator('vi');
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
const pages: Gallery = { ...gallery, '/worksheets/w1': (t) => gridPage(t) };

describe.each(['vi', 'en'] as const)('every page of the gallery in %s', (locale) => {
  test.each(Object.keys(pages))('%s is whole and keeps to the policy', (path) => {
    const html = renderDocument(pages[path]!(translator(locale)), { asset: (name) => `${name}?v=7` });
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}"`));
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/);
    expect(html).not.toMatch(/\bui\.[a-z-]+\.[a-z-]+/);
    expect(html).not.toContain('undefined');
    expect(html).toContain('src="/assets/app.js?v=7"');
    expect(html.match(/<h1/g)).toHaveLength(1);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const named = [...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby|list)="([^"]+)"/g)].flatMap((match) => match[1]!.split(' '));
    expect(named.filter((id) => !ids.includes(id) && !id.startsWith('f-reason'))).toEqual([]);
  });
});

describe('words', () => {
  test('both languages say the same things, leave the same places open, and do not shout', () => {
    const open = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const key of Object.keys(vi) as Array<keyof typeof vi>) {
      expect([key, open(en[key])]).toEqual([key, open(vi[key])]);
      expect(vi[key] + en[key]).not.toContain('!');
    }
  });
});

describe('a field', () => {
  const of = bind({ mass: '1,2"5<O', many: ['a', 'b'] }, [{ path: 'mass', text: 'Nhập một số.' }]);

  test('shows again what was typed, with its error tied to it', () => {
    const html = render(<Field t={t} type="number" label="Khối lượng" unit="g" hint="Hai chữ số." {...of('mass')} />);
    expect(html).toContain('value="1,2&quot;5&lt;O"');
    expect(html).toContain('aria-describedby="f-mass-hint f-mass-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(/inputmode="decimal"/i);
    expect(textOf(html)).toContain('Khối lượng (g)');
  });

  test('of a choice keeps all that was chosen', () => {
    const html = render(<Field t={t} type="checkboxes" label="Chọn" options={['a', 'b', 'c'].map((value) => ({ value, label: value }))} {...of('many')} />);
    expect(html.match(/checked/g)).toHaveLength(2);
    expect(html).toContain('<legend class="label">Chọn');
  });

  test('of a date says it as the laboratory writes it', () => {
    expect(textOf(render(<Field t={t} type="date" name="d" label="Ngày" value="2026-11-05" />))).toContain('= 05/11/2026');
  });

  test('without an error has nothing invalid about it', () => {
    expect(render(<Field t={t} name="x" label="X" />)).not.toMatch(/aria-invalid|aria-describedby/);
  });

  test('the summary leads to it', () => {
    const errors = fieldErrors(t, [{ path: 'samples.0.name', key: 'ui.grid.reason-needed' }, { path: 'x', key: 'no.such-key' }]);
    const html = render(<ErrorSummary t={t} errors={errors} />);
    expect(html).toContain('href="#f-samples-0-name"');
    expect(html).not.toContain('no.such-key');
    expect(render(<Field t={t} name="samples.0.name" label="Tên" />)).toContain('id="f-samples-0-name"');
  });

  test('the form carries its key and its version', () => {
    const html = render(<FormPage t={t} action="/x" submit="Lưu" idempotencyKey="k" version={3}>{null}</FormPage>);
    expect(html).toContain('name="idempotencyKey" value="k"');
    expect(html).toContain('name="version" value="3"');
  });
});

describe('figures', () => {
  test('keep every digit, with the sign of the language', () => {
    expect(textOf(render(<Quantity locale="vi" value="1.230" unit="mg/kg" uncertainty="0.10" />))).toBe('1,230 ± 0,10 mg/kg');
    expect(textOf(render(<Money amount={1250000} locale="en" />))).toBe('1,250,000 ₫');
    fc.assert(fc.property(fc.integer({ min: 0, max: 99999 }), fc.stringMatching(/^\d{0,6}$/), (whole, part) => {
      const value = part ? `${whole}.${part}` : String(whole);
      expect(placesOf(value)).toBe(part.length);
      expect(textOf(render(<DecimalCell locale="vi" value={value} places={6} />)).replaceAll(' ', '')).toBe(value.replace('.', ','));
    }));
  });

  test('a result is drawn inside its frame, whatever the figures', () => {
    const figure = fc.integer({ min: -100000, max: 100000 }).map((n) => String(n / 1000));
    fc.assert(fc.property(figure, fc.integer({ min: 0, max: 5000 }), figure, fc.boolean(), (value, u, upper, below) => {
      const html = render(<ResultAgainstLimit t={t} name="Cd" value={value} uncertainty={String(u / 1000)} unit="mg/kg" upper={upper} below={below} />);
      const places = [...html.matchAll(/\s(?:x|x1|x2|cx)="([^"]+)"/g)].map((match) => Number(match[1]));
      expect(places.every((x) => x >= 0 && x <= 480)).toBe(true);
      expect(html).not.toContain('NaN');
    }));
  });
});

describe('lists and histories', () => {
  test('a sort link turns the order round, forgets the page and keeps the filters', () => {
    const html = render(<DataTable t={t} caption="c" columns={[{ key: 'due', label: 'Hạn', sortable: true, cell: () => 'x' }]} rows={[1]} rowKey={String} address="/s?matrix=soil&sort=due&after=9" sort="due" />);
    expect(html).toContain('aria-sort="ascending"');
    expect(html).toContain('href="/s?matrix=soil&amp;sort=-due"');
    expect(withQuery('/s', { a: 'x y', b: null })).toBe('/s?a=x+y');
  });

  test('an empty list offers the next step', () => {
    const html = render(<DataTable t={t} caption="c" columns={[]} rows={[]} rowKey={String} empty={{ title: 'Chưa có mẫu', action: { label: 'Tiếp nhận mẫu', href: '/new' } }} />);
    expect(html).toContain('href="/new"');
  });

  test('a step that cannot be taken says why and is no button', () => {
    const html = render(<NextSteps t={t} steps={[{ label: 'Phát hành', allowed: false, why: 'Còn 2 chỉ tiêu.' }, { label: 'Hủy', post: '/d', allowed: true, danger: true }]} keys={{ '/d': 'k9' }} version={2} />);
    expect(textOf(html)).toContain('Còn 2 chỉ tiêu.');
    expect(html).not.toMatch(/<(a|button)[^>]*>Phát hành/);
    expect(html).toContain('value="k9"');
  });

  test('a history tells from what to what, and why', () => {
    const html = render(<Timeline t={t} events={[{ id: '1', at: new Date('2026-11-20T17:30:00Z'), who: 'Hạnh', what: 'Sửa', changes: [{ field: 'V', from: '12,3', to: null }], reason: 'Đọc nhầm' }]} />);
    expect(textOf(html)).toContain('21/11/2026 00:30 Sửa Hạnh');
    expect(html).toContain('<del>');
    expect(textOf(html)).toContain('trống');
    expect(textOf(html)).toContain('Lý do: Đọc nhầm');
  });

  test('the present place is the one whose address the page stands under', () => {
    expect(currentItem(nav, '/samples/M26-1?x=1')?.href).toBe('/samples');
    expect(currentItem(nav, '/samplesheet')).toBeUndefined();
    expect(isTheme('dark') && !isTheme('blue')).toBe(true);
  });
});
