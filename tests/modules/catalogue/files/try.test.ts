import { readCatalogue } from '../../../../src/modules/catalogue/files/index.ts';
test('x', () => {
  const c = (u: string) => u.replace('µg', 'mg');
  try {
    const r = readCatalogue('catalogue', { comparable: (a, b) => c(a) === c(b), checkFormula: () => null });
    console.log(r.methods.length, r.analytes.length);
  } catch (e) { console.log((e as Error).message); }
});
