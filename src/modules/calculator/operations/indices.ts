import { z } from 'zod';
import { told } from '../../../platform/command/inputs.ts';
import { kept } from '../../../science/decimal.ts';
import { carbonToNitrogen, nutrientSum, sodiumAdsorptionRatio } from '../../../science/indices/ratios.ts';
import { textureClass } from '../../../science/indices/texture.ts';
import { keptScores, waterQualityIndex } from '../../../science/indices/vn-wqi.ts';
import { wqiNames, wqiParameters, type WqiParameter } from '../../../science/indices/vn-wqi.data.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { figure, notNegative, operation } from '../operation.ts';


/** Names of the inputs are taken in any case: `Na` as well as `na`. */
const inputs = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((given) => (given && typeof given === 'object' && !Array.isArray(given)
    ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value])) : given), z.strictObject(shape));

/** Parameters of the water quality index as they are written on reports: `N-NH4`, `Cr6+`, `E. coli`. */
const waterInputs = z.preprocess((given) => (given && typeof given === 'object' && !Array.isArray(given)
  ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase().replace(/[^a-z0-9]/gu, ''), value])) : given),
z.strictObject({ ...Object.fromEntries(wqiParameters.map((name) => [name, notNegative().optional()])) as Record<(typeof wqiParameters)[number], z.ZodOptional<ReturnType<typeof notNegative>>>, temperature: figure().optional() }));

const names = ['SAR', 'C/N', 'texture', 'nutrient-sum', 'VN_WQI'] as const;
const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/gu, '');

/** The name of an index in any spelling of its letters ("sar", "VN-WQI"); one that there is not is told beside those that there are. */
const named = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((given, context) => {
  if (!given || typeof given !== 'object' || !('name' in given)) return given;
  const known = names.find((name) => letters(name) === letters(String(given.name)));
  if (known) return { ...given, name: known };
  context.addIssue({ code: 'custom', path: ['name'], ...told('calculator.error.unknown-index', { name: String(given.name).slice(0, 40), names: names.join(', ') }) });
  return z.NEVER;
}, schema);

const request = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('SAR'), inputs: inputs({ na: notNegative(), ca: notNegative(), mg: notNegative(), unit: z.enum(['meq/L', 'mg/L']).default('meq/L') }) }),
  z.strictObject({ name: z.literal('C/N'), inputs: inputs({ c: notNegative(), n: notNegative() }) }),
  z.strictObject({ name: z.literal('texture'), inputs: inputs({ sand: notNegative(), silt: notNegative(), clay: notNegative() }) }),
  z.strictObject({ name: z.literal('nutrient-sum'), inputs: inputs({ n: notNegative(), p2o5: notNegative(), k2o: notNegative() }) }),
  z.strictObject({ name: z.literal('VN_WQI'), inputs: waterInputs, weighted: z.boolean().default(false) }),
]);

export const indexOperations = [
  /**
   * `SAR`, `C/N`, `texture` (USDA; the three must close to 100 ± 1 %), `nutrient-sum`, `VN_WQI` (also `groups`, `colour` and `use`; class, colour and
   * the use it allows are told in both languages). `class` and `subindices` are null where the index has none.
   */
  operation('index', named(request.superRefine((given, context) => {
    if (given.name !== 'texture') return;
    const { sand, silt, clay } = given.inputs;
    if (sand.plus(silt).plus(clay).minus(100).abs().gt(1)) context.addIssue({ code: 'custom', path: ['inputs'], ...told('calculator.error.closure') });
  })), (given) => {
    switch (given.name) {
      case 'SAR': return { value: kept(sodiumAdsorptionRatio(given.inputs, given.inputs.unit)), class: null, subindices: null };
      case 'C/N': return { value: kept(carbonToNitrogen(given.inputs.c, given.inputs.n)), class: null, subindices: null };
      case 'texture': return { value: null, class: textureClass(given.inputs.sand, given.inputs.silt, given.inputs.clay), subindices: null };
      case 'nutrient-sum': return { value: kept(nutrientSum(given.inputs.n, given.inputs.p2o5, given.inputs.k2o)), class: null, subindices: null };
      case 'VN_WQI': {
        const { temperature, ...parameters } = given.inputs;
        const found = waterQualityIndex(parameters, { temperature, weighted: given.weighted });
        const told = (kind: string) => inBoth(`science.wqi.${kind}.${found.class}`);
        return {
          value: found.value, unrounded: kept(found.unrounded), class: { code: found.class, ...told('class') }, colour: { ...told('colour'), rgb: found.rgb }, use: { ...told('use') },
          subindices: Object.fromEntries(Object.entries(keptScores(found.parameters)).map(([name, score]) => [wqiNames[name as WqiParameter], score])), groups: keptScores(found.groups),
        };
      }
    }
  }),
];
