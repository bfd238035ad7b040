import { z } from 'zod';
import { formatDecimal, type Locale } from '../../../kernel/i18n.ts';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { balanceAllowance, balanceConventions, balancedIons, balanceDoubts, carbonateDoubts, closureDoubts, dryMatterDoubts, ionBalance, partsDoubts, type Doubt } from '../../../science/plausibility.ts';
import { speciesOf } from '../../../science/quantities/species.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { figure, notNegative, operation } from '../operation.ts';
import { isRecord, lettersOf, renamed, spelled, word, type Given } from '../spelling/words.ts';

const nitrogenParts = ['nh4n', 'nnh4', 'nh3n', 'no3n', 'nno3', 'no2n', 'nno2', 'organicn', 'norg'];
const chromiumParts = ['cr6', 'crvi', 'cr3', 'criii'];
/** Where a result belongs by its name. */
const places: Readonly<Record<string, string>> = {
  ph: 'pH', sand: 'texture', silt: 'texture', clay: 'texture', drymatter: 'dryMatter', dm: 'dryMatter', tn: 'total', totaln: 'total', totalnitrogen: 'total', nts: 'total', cr: 'total', totalcr: 'total', crtotal: 'total',
  ...Object.fromEntries([...nitrogenParts, ...chromiumParts].map((name) => [name, 'parts'])),
};

/** Results under their own names in one object (`inputs`) are put where they are checked: ions, texture, a total and its parts. */
function checksOf(given: Given): Given {
  const { inputs, parts, ...rest } = renamed(given, { results: 'inputs', values: 'inputs' });
  const listed = { ...rest, ...(parts === undefined ? {} : { parts: isRecord(parts) ? Object.values(parts) : parts }) };
  if (!isRecord(inputs)) return inputs === undefined ? listed : { ...listed, inputs };
  const sorted: { ions: Record<string, unknown>; texture: Record<string, unknown>; parts: unknown[]; totals: unknown[]; single: Record<string, unknown> } = { ions: {}, texture: {}, parts: [], totals: [], single: {} };
  for (const [name, told] of Object.entries(inputs)) {
    const value = isRecord(told) && 'value' in told ? told['value'] : told;
    const letters = lettersOf(name);
    switch (Object.hasOwn(places, letters) ? places[letters] : 'ions') {
      case 'ions': sorted.ions[name] = value; break;
      case 'texture': sorted.texture[letters] = value; break;
      case 'parts': sorted.parts.push(value); break;
      case 'total': sorted.totals.push(value); break;
      default: sorted.single[places[letters]!] = value;
    }
  }
  const { ions, texture, parts: some, totals, single } = sorted;
  return {
    ...single, ...(Object.keys(ions).length ? { ions } : {}), ...(Object.keys(texture).length ? { texture } : {}), ...(some.length && totals.length ? { parts: some, total: totals.length === 1 ? totals[0] : totals } : {}), ...listed,
  };
}

/** In one language, with its decimal sign. */
const worded = ({ key, params }: Doubt, locale: Locale): string => inBoth(key, Object.fromEntries(Object.entries(params).map(([name, figure]) => [name, formatDecimal(figure, locale)])))[locale];

export const plausibilityOperations = [
  /**
   * Any of: `ions` in mg/L by formula (with `pH`), `total` with `parts`, `texture` {sand, silt, clay}, `dryMatter` in per cent. `balance` says what the
   * difference of the ions is taken of, `sum` unless given. `allowance` in per cent: for the ion balance that of the convention, 0 for parts and 1 for texture unless
   * given. `plausible` is true without warnings.
   */
  operation('plausibility', spelled(checksOf, z.strictObject({
    ions: z.record(z.string(), notNegative()).optional(), pH: figure().optional(), balance: word(balanceConventions).default('sum'),
    total: notNegative().optional(), parts: z.array(notNegative()).min(1).max(50).optional(),
    texture: z.strictObject({ sand: notNegative(), silt: notNegative(), clay: notNegative() }).optional(),
    dryMatter: figure().optional(), allowance: notNegative().optional(),
  }).refine(({ ions, total, parts, texture, dryMatter }) => ions || (total && parts) || texture || dryMatter, told('calculator.error.nothing-to-check'))),
  ({ ions, pH, balance: convention, total, parts, texture, dryMatter, allowance }) => {
    const concentrations = Object.fromEntries(Object.entries(ions ?? {}).map(([name, value]) => {
      const ion = speciesOf(name);
      if (!balancedIons.includes(ion)) throw Invalid.field(`ions.${name}`, 'calculator.error.unknown-ion', { name: name.slice(0, 20), names: balancedIons.join(', ') });
      return [ion, value];
    }));
    const balance = ionBalance(concentrations, convention);
    const doubts = [
      ...(balance ? balanceDoubts(balance, allowance ?? balanceAllowance(balance, convention)) : []),
      ...(pH ? carbonateDoubts(pH, concentrations['HCO3'], concentrations['CO3']) : []),
      ...(total && parts ? partsDoubts(total, parts, allowance ?? new Dec(0)) : []),
      ...(texture ? closureDoubts([texture.sand, texture.silt, texture.clay], allowance ?? new Dec(1)) : []),
      ...(dryMatter ? dryMatterDoubts(dryMatter) : []),
    ];
    return {
      plausible: doubts.length === 0,
      warnings: doubts.map((doubt) => ({ key: doubt.key, vi: worded(doubt, 'vi'), en: worded(doubt, 'en') })),
      ...(balance ? { cations: kept(balance.cations), anions: kept(balance.anions), difference: kept(balance.difference) } : {}),
    };
  }),
];
