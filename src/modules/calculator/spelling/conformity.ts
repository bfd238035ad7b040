import { Invalid } from '../../../kernel/errors.ts';
import { fold } from '../../../kernel/fold.ts';
import { Dec } from '../../../science/decimal.ts';
import { quantityIn, quantityOf, quantityText } from '../../../science/quantities/quantity.ts';
import { asTyped, figureAt } from '../operation.ts';
import { isRecord, lettersOf, namedList, renamed, textOf, type Given } from './words.ts';

const limitNames = {
  maximum: 'max', upper: 'max', lte: 'max', minimum: 'min', lower: 'min', gte: 'min', absent: 'absentIn', sumOf: 'sum', ratios: 'ratioSum', sumOfRatios: 'ratioSum', dependsOn: 'by', tolerancePercent: 'tolerance',
  bands: 'table', cases: 'table', rows: 'table', steps: 'table',
};
const bandNames = { standardUncertainty: 'u', expandedUncertainty: 'U', guardFactor: 'r', guardBand: 'w', guard: 'w' };
const ruleNames = { name: 'rule', kind: 'rule', type: 'rule', ...bandNames };
const requestNames = { result: 'value', others: 'conditions', context: 'conditions', decisionRule: 'rule', components: 'results', parts: 'results', values: 'results', ...bandNames };

/** A request of `conformity` as people write it, in the fields that its schema has. */
export function conformityOf(request: Given): Given {
  const { unit: ownUnit, loq, lod, qualifier, ...rest } = flatRule(renamed(request, requestNames));
  const { value, unit = ownUnit } = valueOf(rest['value'], qualifier);
  const limit = limitOf(rest['limit'], typeof unit === 'string' ? unit : undefined);
  const by = isRecord(limit) && typeof limit['by'] === 'string' ? limit['by'] : undefined;
  const told = Array.isArray(value) || isRecord(value) ? value : rest['results'];
  // Of a limit that depends on another result, results by name are that other one.
  const others = by !== undefined && isRecord(told) && rest['conditions'] === undefined ? told : undefined;
  const results = others ? undefined : resultsOf(told, limit);
  const given: Record<string, unknown> = { ...rest, limit: summed(limit, results), ...(results === undefined ? {} : { results }), ...(others ? { conditions: others } : {}) };
  if (results === undefined) delete given['results'];
  delete given['value'];
  if (value !== undefined && !Array.isArray(value) && !isRecord(value)) {
    const { found, portion } = foundIn(textOf(value));
    if (portion !== undefined) given['portion'] ??= portion;
    given['value'] = quantified(found, { loq, lod }, limit);
  }
  // The other result may stand under its own name.
  if (by !== undefined && given['conditions'] === undefined && by in given) {
    given['conditions'] = { [by]: given[by] };
    delete given[by];
  }
  return given;
}

/** The names that are added: those of all results for `sum: true`, the keys where each has its factor. */
function summed(limit: unknown, results: unknown): unknown {
  if (!isRecord(limit) || !('sum' in limit)) return limit;
  if (isRecord(limit['sum'])) return { ...limit, sum: Object.keys(limit['sum']) };
  return limit['sum'] === true && Array.isArray(results) ? { ...limit, sum: results.map((one: unknown) => (isRecord(one) ? one['name'] : one)) } : limit;
}

/** The decision rule may be an object that has the guard band with it: {name: 'guarded-acceptance', r: 0.5}. */
export function flatRule(given: Given): Given {
  return isRecord(given['rule']) ? { ...given, ...renamed(given['rule'], ruleNames) } : given;
}

/** Other names of decision rules, in letters. */
export const otherRules = { simpleacceptance: 'simple', nonbinaryacceptance: 'non-binary' } as const;

/** {value, qualifier, unit} and "9.8 mg/kg" taken apart. */
function valueOf(given: unknown, qualifier: unknown): { value?: unknown; unit?: unknown } {
  if (isRecord(given) && 'value' in given && Object.keys(given).every((key) => ['value', 'qualifier', 'unit'].includes(key))) {
    return { ...('unit' in given ? { unit: given['unit'] } : {}), value: `${sign(given['qualifier'])}${textOf(given['value'])}` };
  }
  if (typeof given !== 'string' && typeof given !== 'number') return { value: given };
  const text = `${sign(qualifier)}${String(given)}`;
  const [, figure, unit] = /^([<>≤≥=]*\s*[+-]?[\d][\d.,]*(?:e[+-]?\d+)?)\s*([\p{L}µμ%°‰].*)$/u.exec(text.trim()) ?? [];
  return figure === undefined || unit === undefined ? { value: text } : { value: figure, unit };
}

const sign = (qualifier: unknown): string => (typeof qualifier === 'string' ? { eq: '', '=': '', lt: '<', gt: '>' }[qualifier] ?? qualifier : '');

/** "<LOQ", "not detected" and a figure below `loq` are less than the limit of quantification (or of detection) that stands beside them. */
function quantified(value: unknown, { loq, lod }: { loq: unknown; lod: unknown }, limit: unknown): unknown {
  if (isRecord(limit) && 'absentIn' in limit) return value;
  const text = textOf(value).trim();
  const below = (at: unknown): string => `<${asTyped(textOf(at))}`;
  if (loq !== undefined && /^<\s*loq$/iu.test(text)) return below(loq);
  if (lod !== undefined && /^<\s*lod$/iu.test(text)) return below(lod);
  const least = lod ?? loq;
  if (least !== undefined && isAbsence(text)) return below(least);
  const [figure, at] = [asTyped(text), asTyped(textOf(loq))].map((each) => (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/iu.test(each) ? new Dec(each) : null));
  return figure && at && figure.lt(at) ? below(loq) : value;
}

/** "not detected in 25 g" and "KPH/25 g" taken apart. */
function foundIn(text: string): { found: string; portion?: string } {
  const [, found, portion] = /^(\D*[^\d\s/])\s*(?:\/|\bin\b|\btrong\b)\s*(\d[\d.,]*\s*\p{L}+)$/iu.exec(text.trim()) ?? [];
  return found !== undefined && portion !== undefined && (isAbsence(found) || isPresence(found)) ? { found, portion: portion.replace(/^([\d.,]+)\s*/u, '$1 ') } : { found: text };
}

/** What a laboratory writes when it found nothing, in English and, without its marks, in Vietnamese. */
export const isAbsence = (text: string): boolean => /^(?:nd|n\.d\.|not detected|absent|negative|kph|khong phat hien|am tinh)$/u.test(fold(text));
export const isPresence = (text: string): boolean => /^(?:detected|present|positive|phat hien|duong tinh)$/u.test(fold(text));

/** A limit in the form that the schema has. Its figures are brought to `unit` where it names another one itself. */
function limitOf(given: unknown, unit: string | undefined): unknown {
  if (typeof given === 'string') return limitText(given);
  if (!isRecord(given)) return given;
  const { unit: ownUnit, ...named } = renamed(given, limitNames);
  const plain = withoutKind(named, ownUnit);
  if (Object.keys(plain).length === 0) throw Invalid.field('limit', 'calculator.error.limit-kinds');
  if ('none' in plain && plain['none'] !== false) return { none: true };
  if ('c' in plain) return planOf(plain);
  if ('absentIn' in plain) return { ...plain, absentIn: portionOf(plain['absentIn'], ownUnit) };
  if ('declared' in plain && 'tolerance' in plain) return labelOf(plain);
  if (Array.isArray(plain['ratioSum'])) return { ...plain, ratioSum: Object.fromEntries(plain['ratioSum'].map((one: unknown) => (isRecord(one) ? [one['name'] ?? one['analyte'], one['limit'] ?? one['max']] : [textOf(one), one]))) };
  if ('by' in plain && Array.isArray(plain['table'])) return { ...plain, table: plain['table'].map((row: unknown) => (isRecord(row) ? rowOf(row) : row)) };
  if (typeof plain['by'] === 'string' && typeof plain['formula'] === 'string') return { to: { significant: 20 }, ...plain, formula: plain['formula'].replaceAll(nameIn(plain['by']), 'x') };
  const [low, high] = Array.isArray(plain['range']) ? plain['range'] as unknown[] : isRecord(plain['range']) ? [plain['range']['min'], plain['range']['max']] : [];
  const bounds: Given = 'range' in plain ? { min: low, max: high } : plain;
  return typeof ownUnit === 'string' && unit !== undefined && ownUnit !== unit
    ? Object.fromEntries(Object.entries(bounds).map(([name, at]) => [name, quantityText(quantityIn(quantityOf(asTyped(textOf(at)), ownUnit), unit))])) : bounds;
}

/** Where a formula has the other result under its own name. */
const nameIn = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_])${name.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}(?![\\p{L}\\p{N}_])`, 'gu');

/** {kind: 'max', value: 10} is {max: 10}; beside the bound itself the kind is not read. */
function withoutKind(given: Given, unit: unknown): Given {
  const { kind, type = kind, value, limit, ...rest } = given;
  const at = value ?? limit;
  if (typeof type !== 'string') return { ...rest, ...(at === undefined ? {} : { value: at }) };
  const letters = lettersOf(type);
  if (at === undefined) return letters === 'none' || letters === 'nolimit' ? { none: true } : letters === 'absent' && !('absentIn' in rest) ? { ...rest, absentIn: rest['in'] ?? unit } : rest;
  return { ...rest, [letters.startsWith('max') ? 'max' : letters.startsWith('min') ? 'min' : letters.startsWith('absent') ? 'absentIn' : type]: at };
}

function limitText(text: string): unknown {
  if (/^(?:none|no limit|-)$/iu.test(text.trim())) return { none: true };
  const [, mark, at] = /^(<=|>=|[<>≤≥]|max\.?|min\.?)\s*(.+)$/iu.exec(text.trim()) ?? [];
  return mark === undefined ? text : /^[<≤]|^max/iu.test(mark) ? { max: at } : { min: at };
}

/** "25 g" of 25, "25" or {value: 25, unit: 'g'}: grams unless a unit is told. */
function portionOf(given: unknown, unit: unknown): unknown {
  const { value = given, unit: own = unit } = isRecord(given) ? renamed(given, { amount: 'value', mass: 'value' }) : {};
  return typeof value === 'number' || (typeof value === 'string' && /^[\d.,]+$/u.test(value.trim())) ? `${String(value)} ${typeof own === 'string' ? own : 'g'}` : value;
}

/** A tolerance in per cent ("5 %", {percent}, {relative} as a fraction), or absolute ({absolute}, {minus, plus}), which are bounds. */
function labelOf(given: Given): Given {
  const { declared, tolerance, sides } = given;
  const amount = (text: unknown) => times(text, 1);
  if (typeof tolerance === 'string') return { ...given, tolerance: tolerance.replace(/^\s*±?\s*(.*?)\s*%\s*$/u, '$1'), ...(tolerance.includes('±') ? { sides: 'both' } : {}) };
  if (!isRecord(tolerance)) return given;
  if ('percent' in tolerance) return { ...given, tolerance: tolerance['percent'] };
  if ('relative' in tolerance) return { ...given, tolerance: amount(tolerance['relative']).times(100).toFixed() };
  const { absolute, minus = absolute, plus = sides === 'both' ? absolute : undefined } = renamed(tolerance, { lower: 'minus', below: 'minus', upper: 'plus', above: 'plus' });
  if (minus === undefined && plus === undefined) return given;
  return { ...(minus === undefined ? {} : { min: amount(declared).minus(amount(minus)).toFixed() }), ...(plus === undefined ? {} : { max: amount(declared).plus(amount(plus)).toFixed() }) };
}

/** A row of a dependent limit: its band beside the limit, or in `when`. */
function rowOf(row: Given): Given {
  const { when, upTo, below, limit, from, to, fromExclusive, toInclusive, is, ...rest } = row;
  const band = isRecord(when) ? renamed(when, { min: 'from', max: 'to', gte: 'from', lt: 'to', equals: 'is' }) : typeof when === 'string' ? { is: when } : {};
  const own = { from, to: to ?? below ?? upTo, fromExclusive, toInclusive: toInclusive ?? (upTo === undefined ? undefined : true), is };
  return { ...band, ...Object.fromEntries(Object.entries(own).filter(([, each]) => each !== undefined)), limit: limitOf(limit ?? rest, undefined) };
}

/** Results by name, or for a sampling plan as they are; figures alone take the names that the limit adds up. */
function resultsOf(given: unknown, limit: unknown): unknown {
  if (isRecord(limit) && 'c' in limit) return given;
  const [sum, ratioSum] = isRecord(limit) ? [limit['sum'], limit['ratioSum']] : [];
  const factors = isRecord(sum) ? sum : {};
  const names: readonly unknown[] = Array.isArray(sum) ? sum : Object.keys(isRecord(sum) ? sum : isRecord(ratioSum) ? ratioSum : {});
  const list = namedList(given);
  if (!Array.isArray(list)) return list;
  return list.map((one: unknown, i) => {
    const { U, k, unit: _unit, ...rest } = renamed({ name: names[i] ?? String(i + 1), ...(isRecord(one) ? one : { value: one }) }, { analyte: 'name', result: 'value' });
    const part: Given = U === undefined ? rest : { ...rest, u: times(U, 1).div(times(k ?? 2, 1)).toFixed() };
    const factor = factors[textOf(part['name'])];
    return factor === undefined ? part : { ...part, value: times(part['value'], factor).toFixed(), ...(part['u'] === undefined ? {} : { u: times(part['u'], factor).toFixed() }) };
  });
}

/** The product of two figures as people write them. Throws `Invalid` where one is none. */
const times = (given: unknown, factor: unknown) => figureAt('', given).times(figureAt('', factor));

const riskNames = {
  y: 'value', x: 'value', measured: 'value', um: 'u', uM: 'u', tolerance: 'limit', toleranceInterval: 'limit', acceptanceLimits: 'acceptance', acceptanceLimit: 'acceptance', acceptanceInterval: 'acceptance', process: 'prior', priorMean: 'mean', priorSd: 'sd', processMean: 'mean',
  processSd: 'sd', y0: 'mean', u0: 'sd', ...bandNames,
};

/** A request of `risk`, also in the symbols of JCGM 106: y0, u0, um, TL, TU, AL, AU. */
export function riskOf(request: Given): Given {
  const { kind: _kind, type: _type, mean, sd, TL, TU, AL, AU, lower, upper, ...rest } = flatRule(renamed(request, riskNames));
  const [low, high] = [TL ?? lower, TU ?? upper];
  const interval = (min: unknown, max: unknown): Given | undefined => (min === undefined && max === undefined ? undefined : { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
  const limit = limitOf(rest['limit'] ?? interval(low, high), undefined);
  const side = isRecord(limit) && 'min' in limit ? 'min' : 'max';
  const acceptance = rest['acceptance'] ?? interval(AL, AU);
  const prior = isRecord(rest['prior']) ? renamed(rest['prior'], { u: 'sd', s: 'sd', u0: 'sd', y0: 'mean', value: 'mean' }) : mean === undefined && sd === undefined ? undefined : { mean, sd };
  const { distribution, ...normal } = prior ?? {};
  if (distribution !== undefined && lettersOf(textOf(distribution)) !== 'normal') throw Invalid.field('prior.distribution', 'calculator.error.unknown-word', { given: textOf(distribution).slice(0, 40), words: 'normal' });
  return {
    ...rest, ...(limit === undefined ? {} : { limit }), ...(prior === undefined ? {} : { prior: normal }),
    ...(acceptance === undefined ? {} : { acceptance: isRecord(acceptance) ? renamed(acceptance, limitNames) : { [side]: acceptance } }),
  };
}

/** A request of `plan`; absence may be asked for by the portion ({absentIn: '25 g'}). */
export function planOf(request: Given): Given {
  const { absentIn, ...rest } = renamed(request, { values: 'results', units: 'results' });
  const plan = absentIn === undefined || 'm' in rest ? rest : { ...rest, m: 'absent' };
  const bare = (given: unknown): unknown => (typeof given === 'string' ? foundIn(given).found : given);
  return { ...plan, ...('m' in plan ? { m: bare(plan['m']) } : {}), ...(Array.isArray(plan['results']) ? { results: plan['results'].map(bare) } : {}) };
}
