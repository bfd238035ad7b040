import { render } from 'preact-render-to-string';
import { translator } from '../../templates/locales/index.ts';
import { MethodModel, type ModelView } from '../../templates/pages/catalogue/method-model.tsx';

const model: ModelView = {
  kind: 'calculated', inputs: [{ name: 'C', label: { vi: 'Nồng độ', en: 'Concentration' }, unit: 'mg/L' }], formula: 'C', replicates: 1,
  rounding: { mode: 'half-even', to: { decimals: 3, uncertainty: 2 } }, expandedUncertainty: '0.1 * x',
};

test.each([
  ['vi', 'theo U: đến chữ số cuối của U lấy 2 chữ số có nghĩa (đến 3 chữ số thập phân khi không công bố U), số 5 làm tròn về số chẵn'],
  ['en', 'to the last of 2 significant figures of U (to 3 decimals where no U is stated), a final 5 to the even digit'],
] as const)('a method that rounds to its uncertainty says so in %s', (locale, said) => {
  expect(render(<MethodModel t={translator(locale)} model={model} unit="mg/L" lodSource={null} />)).toContain(said);
});
