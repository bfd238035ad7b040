import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { told } from '../../../platform/command/inputs.ts';
import { Dec, kept } from '../../../science/decimal.ts';
import { balancedIons, balanceDoubts, carbonateDoubts, closureDoubts, dryMatterDoubts, ionBalance, partsDoubts } from '../../../science/plausibility.ts';
import { speciesOf } from '../../../science/quantities/species.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { figure, notNegative, operation } from '../operation.ts';


export const plausibilityOperations = [
  /**
   * Any of: `ions` in mg/L by formula (with `pH`), `total` with `parts`, `texture` {sand, silt, clay}, `dryMatter` in per cent. `allowance` in per
   * cent: 5 for the ion balance, 0 for parts and 1 for texture unless given. `plausible` is true without warnings.
   */
  operation('plausibility', z.strictObject({
    ions: z.record(z.string(), notNegative()).optional(), pH: figure().optional(),
    total: notNegative().optional(), parts: z.array(notNegative()).min(1).max(50).optional(),
    texture: z.strictObject({ sand: notNegative(), silt: notNegative(), clay: notNegative() }).optional(),
    dryMatter: figure().optional(), allowance: notNegative().optional(),
  }).refine(({ ions, total, parts, texture, dryMatter }) => ions || (total && parts) || texture || dryMatter, told('calculator.error.nothing-to-check')),
  ({ ions, pH, total, parts, texture, dryMatter, allowance }) => {
    const concentrations = Object.fromEntries(Object.entries(ions ?? {}).map(([name, value]) => {
      const ion = speciesOf(name);
      if (!balancedIons.includes(ion)) throw Invalid.field(`ions.${name}`, 'calculator.error.unknown-ion', { name: name.slice(0, 20), names: balancedIons.join(', ') });
      return [ion, value];
    }));
    const balance = ionBalance(concentrations);
    const doubts = [
      ...(balance ? balanceDoubts(balance, allowance ?? new Dec(5)) : []),
      ...(pH ? carbonateDoubts(pH, concentrations['HCO3'], concentrations['CO3']) : []),
      ...(total && parts ? partsDoubts(total, parts, allowance ?? new Dec(0)) : []),
      ...(texture ? closureDoubts([texture.sand, texture.silt, texture.clay], allowance ?? new Dec(1)) : []),
      ...(dryMatter ? dryMatterDoubts(dryMatter) : []),
    ];
    return {
      plausible: doubts.length === 0,
      warnings: doubts.map(({ key, params }) => ({ key, ...inBoth(key, { ...params }) })),
      ...(balance ? { cations: kept(balance.cations), anions: kept(balance.anions), difference: kept(balance.difference) } : {}),
    };
  }),
];
