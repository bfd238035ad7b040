import type { Decimal } from 'decimal.js';
import { Dec } from '../../../science/decimal.ts';
import { balanceDoubts, carbonateDoubts, closureDoubts, ionBalance, partsDoubts, type Doubt } from '../../../science/plausibility.ts';
import { factorBetween } from '../../../science/quantities/species.ts';
import { convert, sameQuantity } from '../../../science/units.ts';
import type { ResultLine } from '../results.queries.ts';
import { unitWithBasis } from './derive.ts';
import { analyteIons, majorIons, texture, totals } from './plausible.data.ts';

type Line = Pick<ResultLine, 'analysisId' | 'analyte' | 'method' | 'result'> & { unit?: number | null };

/** Results of one sample that do not go together, and why. */
export interface DoubtedResults {
  analysisIds: string[];
  doubt: Doubt;
}

/** A figure with its unit, and what it may be at least and at most when it was censored. */
interface Figure {
  analysisId: string;
  unit: string;
  least: Decimal;
  most: Decimal;
  /** U as reported; zero when none is stated. */
  expanded: Decimal;
}

/**
 * Holds the results of one sample against each other: totals and their parts, ions, texture, carbonate and pH. It refuses nothing; a
 * verifier looks at what is doubted. A censored result is taken at the end that doubts less; a total and its parts may differ by their
 * combined expanded uncertainty, where none is stated by the share that the relation allows.
 * What was done on units is held against the same unit.
 */
export function doubtedResults(lines: readonly Line[]): DoubtedResults[] {
  const units = [...new Set(lines.flatMap(({ unit }) => unit ?? []))];
  if (units.length === 0) return doubtedTogether(lines);
  const doubted = units.flatMap((of) => doubtedTogether(lines.filter(({ unit }) => !unit || unit === of)));
  return [...new Map(doubted.map((each) => [`${each.doubt.key} ${each.analysisIds.join(' ')}`, each])).values()];
}

function doubtedTogether(lines: readonly Line[]): DoubtedResults[] {
  const figures = new Map<string, Figure>();
  for (const line of lines) {
    const figure = figureOf(line);
    if (figure && !figures.has(line.analyte.code)) figures.set(line.analyte.code, figure);
  }
  return [...totals.flatMap(({ total, parts, allowance }) => partsOf(figures, total, parts, allowance)), ...ionsOf(figures), ...textureOf(figures)];
}

function figureOf({ analysisId, result, method }: Line): Figure | null {
  if (!result || result.qualifier === 'choice' || result.qualifier === 'gt') return null;
  const value = new Dec(result.text);
  const least = result.qualifier === 'lt' || result.qualifier === 'nd' ? new Dec(0) : value;
  return { analysisId, unit: unitWithBasis(result.unit, method.basis), least, most: value, expanded: new Dec(result.expandedUncertainty ?? 0) };
}

function partsOf(figures: ReadonlyMap<string, Figure>, total: string, parts: readonly string[], allowance: string): DoubtedResults[] {
  const whole = figures.get(total);
  if (!whole || whole.most.isZero()) return [];
  const found = parts.flatMap((part) => {
    const figure = figures.get(part);
    return figure && sameQuantity(figure.unit, whole.unit) ? [inUnit(figure, whole.unit)] : [];
  });
  if (found.length === 0) return [];
  const combined = [whole, ...found].reduce((sum, { expanded }) => sum.plus(expanded.pow(2)), new Dec(0)).sqrt();
  const allowed = combined.isZero() ? new Dec(allowance) : combined.div(whole.most).times(100);
  return partsDoubts(whole.most, found.map(({ least }) => least), allowed)
    .map((doubt) => ({ analysisIds: [whole, ...found].map(({ analysisId }) => analysisId), doubt }));
}

const inUnit = (figure: Figure, unit: string): Figure => {
  const turned = (value: Decimal) => new Dec(convert(value.toFixed(), figure.unit, unit));
  return { ...figure, unit, least: turned(figure.least), most: turned(figure.most), expanded: turned(figure.expanded) };
};

/** Difference in meq/L that is no doubt in water of little salt, whatever it is in per cent (SMEWW 1030 E). */
const smallDifference = '0.2';

/** The balance needs every major ion; ammonium and nitrate given as N count as the ions they are. */
function ionsOf(figures: ReadonlyMap<string, Figure>): DoubtedResults[] {
  const given = Object.entries(analyteIons).flatMap(([analyte, { ion, as }]) => {
    const figure = figures.get(analyte);
    if (!figure || !sameQuantity(figure.unit, 'mg/L')) return [];
    const { times, per } = as ? factorBetween(as, ion)! : { times: new Dec(1), per: new Dec(1) };
    return [{ ion, analysisId: figure.analysisId, value: inUnit(figure, 'mg/L').least.times(times).div(per) }];
  });
  const concentrations = Object.fromEntries(given.map(({ ion, value }) => [ion, value]));
  const pH = figures.get('ph');
  const carbonates = given.filter(({ ion }) => ion === 'HCO3' || ion === 'CO3');
  const carbonate = pH ? carbonateDoubts(pH.most, concentrations['HCO3'], concentrations['CO3']).map((doubt) => ({ analysisIds: [pH, ...carbonates].map(({ analysisId }) => analysisId), doubt })) : [];
  if (!majorIons.every((ion) => ion in concentrations)) return carbonate;
  const balance = ionBalance(concentrations);
  if (!balance || balance.cations.minus(balance.anions).abs().lte(smallDifference)) return carbonate;
  return [...carbonate, ...balanceDoubts(balance, new Dec(5)).map((doubt) => ({ analysisIds: given.map(({ analysisId }) => analysisId), doubt }))];
}

function textureOf(figures: ReadonlyMap<string, Figure>): DoubtedResults[] {
  const fractions = texture.flatMap((name) => figures.get(name) ?? []);
  if (fractions.length < texture.length) return [];
  return closureDoubts(fractions.map(({ most }) => most), new Dec(2)).map((doubt) => ({ analysisIds: fractions.map(({ analysisId }) => analysisId), doubt }));
}
