import { outcomeOf } from '../../src/modules/results/observe.ts';
import { placeKey, placesOf } from '../../src/modules/results/reading-plan.ts';
import { understand } from '../../src/modules/results/understand.ts';
import { catalogueScience } from '../../src/modules/catalogue/catalogue.load.ts';
import { readCatalogue } from '../../src/modules/catalogue/files/index.ts';
import { root } from '../../src/platform/root.ts';
import { join } from 'node:path';
import { products, type Product } from '../../src/demonstration/products.data.ts';
import { seeded } from '../../src/demonstration/random.ts';
import { readingsFor, sharedReadings, type Measured } from '../../src/demonstration/readings.ts';
import { typicalValues } from '../../src/demonstration/typical-values.ts';

const catalogue = readCatalogue(join(root, 'catalogue'), catalogueScience);

/** What comes of readings when they are typed as the demonstration types them. */
function carriedOut(measured: Measured, target: number | string, seed: number) {
  const { model } = measured;
  const rows = readingsFor(measured, target, seeded(seed));
  const shared = sharedReadings(measured);
  const texts: Record<string, string> = {};
  for (const place of placesOf(model)) {
    const typed = place.shared ? shared[place.name] : rows[place.replicate]?.[place.name];
    if (typed === undefined) continue;
    const understood = understand(model, place, typed);
    if ('problem' in understood) throw new Error(`${measured.code} ${placeKey(place)}: ${typed} ${understood.problem.key}`);
    texts[placeKey(place)] = understood.text;
  }
  const outcome = outcomeOf(model, texts);
  if (outcome.state !== 'result') throw new Error(`${measured.code}: ${JSON.stringify(outcome)}`);
  return outcome.result;
}

const own = catalogue.methods.filter(({ external }) => !external);
const calculated = own.filter(({ code, model }) => model.kind === 'calculated' && typicalValues[code]);

describe('readings of the demonstration', () => {
  test.each(calculated.map((method) => [method.code, method] as const))('%s: come to the wanted value, replicates within the repeatability', (code, method) => {
    const [mean] = typicalValues[code]!;
    for (let seed = 1; seed <= 5; seed += 1) {
      const result = carriedOut(method, mean, seed);
      expect(result.warnings).toEqual([]);
      if (result.qualifier === 'eq') expect(Math.abs(Number(result.unrounded) - mean)).toBeLessThanOrEqual(0.04 * Math.abs(mean) + 1e-6);
      else expect(mean).toBeLessThan(Number(result.text));
    }
  });

  test('plates and tubes come to the order of what is wanted', () => {
    for (const method of own.filter(({ model }) => model.kind === 'plate-count' || model.kind === 'mpn')) {
      const nothing = carriedOut(method, 0, 1);
      expect([method.code, nothing.qualifier]).toEqual([method.code, 'lt']);
      const floor = Number(nothing.text);
      const wanted = method.model.kind === 'mpn' ? floor * 8 : floor * 60;
      for (let seed = 1; seed <= 5; seed += 1) {
        const found = Number(carriedOut(method, wanted, seed).text);
        expect(found).toBeGreaterThan(wanted / 4);
        expect(found).toBeLessThan(wanted * 4);
      }
    }
  });

  test('the same seed gives the same readings, another one others', () => {
    const method = calculated[0]!;
    expect(readingsFor(method, 3, seeded(7))).toEqual(readingsFor(method, 3, seeded(7)));
    expect(readingsFor(method, 3, seeded(7))).not.toEqual(readingsFor(method, 3, seeded(8)));
  });

  test('every test that a customer of the demonstration asks for is in the catalogue and has a usual value', () => {
    const methods = new Map(catalogue.methods.map((method) => [method.code, method]));
    const panels = new Map(catalogue.panels.map((panel) => [panel.code, panel.methods]));
    for (const product of Object.values(products) as Product[]) {
      const codes = [...product.panels.flatMap((panel) => panels.get(panel)!), ...(product.also ?? [])].filter((code) => !product.without?.includes(code));
      for (const code of codes) {
        const method = methods.get(code)!;
        expect([code, method.matrices.includes(product.matrix)]).toEqual([code, true]);
        if (method.model.kind !== 'choice' && method.model.kind !== 'derived' && !method.external) expect([code, code in typicalValues]).toEqual([code, true]);
      }
    }
  });
});
