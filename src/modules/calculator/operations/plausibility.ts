import { z } from 'zod';
import { formatDecimal, type Locale } from '../../../kernel/i18n.ts';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { balanceAllowance, balanceConventions, balancedIons, balanceDoubts, carbonateDoubts, closureDoubts, dryMatterDoubts, ionBalance, partsDoubts, type Doubt } from '../../../science/plausibility.ts';
import { speciesOf } from '../../../science/quantities/species.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { figure, operation } from '../operation.ts';

const notNegative = () => figure().refine((value) => value.gte(0), told('calculator.error.negative'));

/** In one language, with its decimal sign. */
const worded = ({ key, params }: Doubt, locale: Locale): string => inBoth(key, Object.fromEntries(Object.entries(params).map(([name, figure]) => [name, formatDecimal(figure, locale)])))[locale];

export const plausibilityOperations = [
  /**
   * Any of: `ions` in mg/L by formula (with `pH`), `total` with `parts`, `texture` {sand, silt, clay}, `dryMatter` in per cent. `balance` says what the
   * difference of the ions is taken of, `sum` unless given. `allowance` in per cent: for the ion balance that of the convention, 0 for parts and 1 for texture unless
   * given. `plausible` is true without warnings.
   */
  operation('plausibility', z.strictObject({
    ions: z.record(z.string(), notNegative()).optional(), pH: figure().optional(), balance: z.enum(balanceConventions).default('sum'),
    total: notNegative().optional(), parts: z.array(notNegative()).min(1).max(50).optional(),
    texture: z.strictObject({ sand: notNegative(), silt: notNegative(), clay: notNegative() }).optional(),
    dryMatter: figure().optional(), allowance: notNegative().optional(),
  }).refine(({ ions, total, parts, texture, dryMatter }) => ions || (total && parts) || texture || dryMatter, told('calculator.error.nothing-to-check')),
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
