import type { Method } from '../modules/catalogue/index.ts';
import type { CaseSample } from './cases.data.ts';
import type { Product } from './products.data.ts';
import { deviate, seeded, seedOf } from './random.ts';
import type { Target } from './readings.ts';
import { typicalValues } from './typical-values.ts';

/** How much a site moves from one time to the next, of how far sites lie apart. */
const restless = 0.4;

/** What a test of a sample shall find: what the case says, else the site's own level with a little change from time to time. */
export function targetOf({ code, model }: Pick<Method, 'code' | 'model'>, product: Product, sample: CaseSample, occasion: number): Target {
  const given = sample.values?.[code];
  if (given !== undefined) return given;
  if (model.kind === 'choice') return product.values?.[code] ?? '';
  const [mean, spread] = typicalValues[code] ?? [1, 0.1];
  const own = product.values?.[code];
  const site = own === undefined ? mean * (1 + spread * bounded(deviate(seeded(seedOf(`${code} ${product.place}`))))) : Number(own);
  return site * (1 + restless * spread * bounded(deviate(seeded(seedOf(`${code} ${product.place} ${occasion}`)))));
}

const bounded = (x: number): number => Math.max(-1.8, Math.min(1.8, x));
