import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { rulerOf, spanOf, axisName } from '../../templates/components/ruler.ts';
import { translator } from '../../templates/locales/index.ts';
import { CalculationChart } from '../../templates/pages/calculator/calculation-chart.tsx';

const texts = (html: string): string[] => [...html.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
const powers: Record<string, string> = { '': '0', '⁻': '-', '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9' };
const factorOf = (factor: string): number => (factor ? Number(`1e${factor.slice(3).replace(/./gu, (sign) => powers[sign]!)}`) : 1);

describe('figures at an axis', () => {
  test('whatever the data: at least two, within the span, evenly apart, each where it says', () => {
    fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (low, size) => {
      fc.pre(low + size - low > Math.abs(low) * 1e-9);
      const [from, to] = spanOf([low, low + size]);
      const { marks, factor } = rulerOf(from, to, 'vi');
      expect(marks.length).toBeGreaterThanOrEqual(2);
      expect(marks.length).toBeLessThanOrEqual(7);
      const apart = marks[1]!.at - marks[0]!.at;
      for (const [i, { at, text }] of marks.entries()) {
        expect(at).toBeGreaterThanOrEqual(from - apart * 1e-6);
        expect(at).toBeLessThanOrEqual(to + apart * 1e-6);
        expect(Math.abs(at - marks[0]!.at - i * apart)).toBeLessThanOrEqual(apart * 1e-6);
        expect(text).not.toContain('.');
        expect(Math.abs(Number(text.replace(',', '.').replace('−', '-')) * factorOf(factor) - at)).toBeLessThanOrEqual(apart * 1e-3);
      }
      expect(new Set(marks.map(({ text }) => text)).size).toBe(marks.length);
    }));
  });

  test('in the decimal sign of the language; very large and very small ones with a factor beside the name', () => {
    expect(rulerOf(0, 0.5, 'vi').marks.map(({ text }) => text)).toEqual(['0,0', '0,1', '0,2', '0,3', '0,4', '0,5']);
    expect(rulerOf(0, 0.5, 'en').marks.map(({ text }) => text)).toEqual(['0.0', '0.1', '0.2', '0.3', '0.4', '0.5']);
    const area = rulerOf(0, 5_500_000, 'vi');
    expect([area.marks.map(({ text }) => text), area.factor]).toEqual([['0', '1', '2', '3', '4', '5'], '×10⁶']);
    expect(axisName('Diện tích', '', area.factor)).toBe('Diện tích ×10⁶');
    expect(rulerOf(-0.004, 0.004, 'vi')).toMatchObject({ factor: '×10⁻³', marks: [{ text: '−4' }, { text: '−2' }, { text: '0' }, { text: '2' }, { text: '4' }] });
    expect(rulerOf(0, 0.004, 'vi', { plain: true }).marks.map(({ text }) => text)).toEqual(['0,000', '0,001', '0,002', '0,003', '0,004']);
  });
});

describe('charts of the calculator', () => {
  const vi = translator('vi');

  test('a curve has figures at both axes, and what was read from it leads to them', () => {
    const html = render(<CalculationChart t={vi} name="predict" answer={{ coefficients: ['0.0012', '0.0997'], x0: '2.4953' }} request={{ x: ['0', '1', '2', '3', '4', '5'], y: ['0.002', '0.101', '0.199', '0.304', '0.398', '0.502'], y0: ['0.251', '0.249'], model: 'linear' }} />);
    expect(texts(html)).toEqual(expect.arrayContaining(['x', 'y', '0', '1', '5', '0,0', '0,1', '0,5']));
    expect(html).toContain('chart-found');
  });

  test('a control chart counts its points and names each limit by its figure', () => {
    const html = render(<CalculationChart t={vi} name="control" answer={{ limits: { lowerAction: '8.8', lowerWarning: '9.2', centre: '10', upperWarning: '10.8', upperAction: '11.2' }, violations: [{ points: [5] }] }} request={{ series: ['10.1', '9.8', '10.4', '10.2', '10.9', '11.3'] }} />);
    expect(texts(html)).toEqual(expect.arrayContaining(['Thứ tự', 'Giá trị', '1', '6', '8,8', '9,2', '10', '10,8', '11,2']));
    expect(html.match(/chart-broken/g)).toHaveLength(1);
  });

  test('dots stand over an axis with figures', () => {
    const html = render(<CalculationChart t={translator('en')} name="describe" answer={{ mean: '10.125' }} request={{ values: ['10.1', '10.3', '9.9', '10.2'] }} />);
    expect(texts(html)).toEqual(expect.arrayContaining(['Value', '9.9', '10.0', '10.3']));
  });
});
