import { z } from 'zod';
import { told } from '../../../platform/command/inputs.ts';
import { kept } from '../../../science/decimal.ts';
import { carbonToNitrogen, nutrientSum, sodiumAdsorptionRatio } from '../../../science/indices/ratios.ts';
import { textureClass } from '../../../science/indices/texture.ts';
import { keptScores, waterQualityIndex } from '../../../science/indices/vn-wqi.ts';
import { wqiNames, wqiParameters, type WqiParameter } from '../../../science/indices/vn-wqi.data.ts';
import { Invalid } from '../../../kernel/errors.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { figure, notNegative, operation } from '../operation.ts';
import { isRecord, leadingWord, lettersOf, renamed, spelled, word } from '../spelling/words.ts';


/** Names of the inputs in any case and with other names in letters: `Na` as well as `na` and `sodium`. A value may be {value}. */
const inputs = <Shape extends z.ZodRawShape>(shape: Shape, names: Readonly<Record<string, string>> = {}) =>
  z.preprocess((given) => (isRecord(given) ? renamed(Object.fromEntries(Object.entries(given).map(([name, value]) => [lettersOf(name.replace('%', ' percent')), isRecord(value) && 'value' in value ? value['value'] : value])), names) : given), z.strictObject(shape));

/** Parameters of the water quality index as they are written on reports: `N-NH4`, `NH4-N`, `Cr6+`, `E. coli`, "Total coliform"; DO in mg/L, or "DO %" of saturation. The ion alone ("NH4") is not taken: its figure is another one. */
const waterNames: Readonly<Record<string, string>> = {
  t: 'temperature', temp: 'temperature', nhietdo: 'temperature', nh4n: 'nnh4', no3n: 'nno3', no2n: 'nno2', po4p: 'ppo4',
  dopercent: 'dosaturation', percentdo: 'dosaturation', dosat: 'dosaturation', oxygensaturation: 'dosaturation', bod: 'bod5', coliforms: 'coliform', totalcoliform: 'coliform', totalcoliforms: 'coliform', tongcoliform: 'coliform', crvi: 'cr6', ddt: 'ddts', tongddt: 'ddts', heptachlorheptachlorepoxide: 'heptachlor',
};
const waterInputs = inputs({ ...Object.fromEntries(wqiParameters.map((name) => [name, notNegative().optional()])) as Record<(typeof wqiParameters)[number], z.ZodOptional<ReturnType<typeof notNegative>>>, temperature: figure().optional(), dosaturation: notNegative().optional() }, waterNames);

const names = ['SAR', 'C/N', 'texture', 'nutrient-sum', 'VN_WQI'] as const;
const otherNames = {
  sodiumadsorptionratio: 'SAR', carbontonitrogen: 'C/N', soiltexture: 'texture', textureclass: 'texture', usdatexture: 'texture', nutrients: 'nutrient-sum', sumofnutrients: 'nutrient-sum', fertilizernutrients: 'nutrient-sum', npk: 'nutrient-sum',
  np2o5k2o: 'nutrient-sum', wqi: 'VN_WQI',
} as const;

/**
 * An index by its name in any spelling; one that there is not is told beside those that there are. The unit of SAR may stand beside the inputs or in them
 * ({value, unit}, "230 mg/L").
 */
const named = <Schema extends z.ZodType>(schema: Schema) => spelled((given) => {
  const name = leadingWord(given, 'name', names, otherNames);
  const { unit, ...rest } = given;
  if (name !== 'SAR' || !isRecord(rest['inputs'])) return { ...given, name };
  const told = Object.entries(rest['inputs']).map(([ion, value]) => {
    if (isRecord(value)) return [ion, value['value'], value['unit']];
    const [, plainFigure, own] = typeof value === 'string' ? /^([\d.,e+-]+)\s*(meq\/L|mg\/L)$/iu.exec(value.trim()) ?? [] : [];
    return [ion, plainFigure ?? value, own];
  });
  const units = new Set(told.flatMap(([, , own]) => (own === undefined ? [] : [own])));
  if (units.size > 1) throw Invalid.field('inputs', 'calculator.error.units');
  const common = unit ?? [...units][0];
  return { ...rest, name, inputs: { ...Object.fromEntries(told), ...(common === undefined ? {} : { unit: common }) } };
}, schema);

const request = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('SAR'), inputs: inputs({ na: notNegative(), ca: notNegative(), mg: notNegative(), unit: word(['meq/L', 'mg/L'], { mmolcl: 'meq/L' }).default('meq/L') }, { sodium: 'na', calcium: 'ca', magnesium: 'mg' }) }),
  z.strictObject({ name: z.literal('C/N'), inputs: inputs({ c: notNegative(), n: notNegative() }, { oc: 'c', toc: 'c', carbon: 'c', organiccarbon: 'c', totalorganiccarbon: 'c', tn: 'n', nitrogen: 'n', totaln: 'n', totalnitrogen: 'n' }) }),
  z.strictObject({ name: z.literal('texture'), inputs: inputs({ sand: notNegative(), silt: notNegative(), clay: notNegative() }) }),
  z.strictObject({ name: z.literal('nutrient-sum'), inputs: inputs({ n: notNegative(), p2o5: notNegative(), k2o: notNegative() }, { nts: 'n', p2o5hh: 'p2o5', p2o5ts: 'p2o5', k2ohh: 'k2o', k2ots: 'k2o' }) }),
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
        const { temperature, dosaturation, ...parameters } = given.inputs;
        if (dosaturation && parameters.do) throw Invalid.field('inputs.dosaturation', 'calculator.error.units');
        const found = waterQualityIndex({ ...parameters, ...(dosaturation ? { do: dosaturation } : {}) }, { temperature, weighted: given.weighted, saturated: dosaturation !== undefined });
        const told = (kind: string) => inBoth(`science.wqi.${kind}.${found.class}`);
        return {
          value: found.value, unrounded: kept(found.unrounded), class: { code: found.class, ...told('class') }, colour: { ...told('colour'), rgb: found.rgb }, use: { ...told('use') },
          subindices: Object.fromEntries(Object.entries(keptScores(found.parameters)).map(([name, score]) => [wqiNames[name as WqiParameter], score])), groups: keptScores(found.groups),
        };
      }
    }
  }),
];
