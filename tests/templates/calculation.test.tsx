import { render } from 'preact-render-to-string';
import { anonymous } from '../../src/kernel/actor.ts';
import { compute } from '../../src/modules/calculator/compute.ts';
import { stepsOf } from '../../src/modules/calculator/working/index.ts';
import { CalculationPage } from '../../templates/pages/calculator/calculation.page.tsx';
import { viewerOf } from '../../templates/pages/viewer.ts';

const shown = (locale: 'vi' | 'en', request: Record<string, unknown>): string => {
  const [does, answer] = [String(request['do']), compute(request) as Record<string, unknown>];
  const viewer = viewerOf({ actor: anonymous, locale, path: '/calculator', theme: undefined, flash: null });
  return render(<CalculationPage viewer={viewer} name={does} does={does} fields={[]} values={{}} errors={[]} answer={answer} steps={stepsOf(does, request, answer)} request={request} />);
};

const plates = { do: 'counts', plates: [{ dilution: -2, counts: [232, 244] }, { dilution: -3, counts: [33, 28] }] };

test.each([
  ['vi', 'N = (232 + 244 + 33 + 28) / (1 × (2 + 0,1 × 2) × 0,01) = 24409,1'],
  ['en', 'N = (232 + 244 + 33 + 28) / (1 × (2 + 0.1 × 2) × 0.01) = 24409.1'],
] as const)('a working that comes with the answer stands among the steps, with the decimal sign of %s', (locale, step) => {
  const html = shown(locale, plates);
  expect(html).toContain(step);
  expect(html.match(/24409[.,]1(?!\d)/g)).toHaveLength(1);
});

test('an answer has a name of its own where the same word means something else', () => {
  expect(shown('en', { do: 'plausibility', ions: { Ca: '92', HCO3: '325' } })).toContain('<dt>Difference (%)</dt>');
  expect(shown('en', { do: 'duplicate', a: '10.2', b: '9.7' })).toContain('<dt>Difference</dt>');
});
