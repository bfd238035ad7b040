import { Invalid } from '../../../kernel/errors.ts';
import { figureAt } from '../operation.ts';
import { isRecord, renamed, textOf, type Given } from './words.ts';

/**
 * Plates of `counts`: dilutions as exponents (-2) or as people write them (0.01, "1e-2", "10^-2", "1:100"), a plate a row or all plates of a dilution in one,
 * or `dilutions` beside `counts`. A volume that is the same on every row may stand there.
 */
export function platesOf(request: Given): Given {
  const named = renamed(request, { inoculum: 'volume', mL: 'volume', range: 'countable' });
  const { dilutions, counts, ...rest } = named;
  const given = rest['plates'] ?? (Array.isArray(dilutions) && Array.isArray(counts) ? dilutions.map((dilution: unknown, i) => ({ dilution, counts: counts[i] as unknown })) : dilutions ?? counts);
  if (!Array.isArray(given)) return named;
  const rows = given.map((row: unknown) => (isRecord(row) ? renamed(row, { count: 'counts', colonies: 'counts', d: 'dilution', exponent: 'dilution' }) : row));
  const volumes = new Set(rows.flatMap((row) => (isRecord(row) && 'volume' in row ? [textOf(row['volume'])] : [])));
  if (volumes.size > 1) throw Invalid.field('plates', 'calculator.error.volumes');
  const plates: Array<Record<string, unknown>> = [];
  for (const row of rows) {
    if (!isRecord(row)) return { ...rest, plates: given };
    const { volume: _volume, dilution, counts: counted, ...more } = row;
    const exponent = exponentOf(dilution);
    const list: unknown[] = Array.isArray(counted) ? counted : counted === undefined ? [] : [counted];
    const same = plates.find((plate) => plate['dilution'] === exponent && Object.keys(more).length === 0);
    if (same) same['counts'] = [...(same['counts'] as unknown[]), ...list];
    else plates.push({ ...more, dilution: exponent, ...(counted === undefined ? {} : { counts: list }) });
  }
  const countable = Array.isArray(rest['countable']) ? { countable: { min: rest['countable'][0] as unknown, max: rest['countable'][1] as unknown } } : {};
  return { ...(volumes.size === 1 ? { volume: [...volumes][0] } : {}), ...rest, ...countable, plates };
}

/** The exponent of a dilution; what is no power of ten stays, for the schema to refuse. */
function exponentOf(dilution: unknown): unknown {
  const text = textOf(dilution).trim().replace(/^1\s*[:/]\s*(?=1)/u, '1/');
  const fraction = /^1\/(1(?:0| )*)$/u.exec(text)?.[1]?.replaceAll(' ', '');
  if (fraction !== undefined) return 1 - fraction.length;
  if (!/^[\d.,×x*·^⁻⁰¹²³⁴-⁹eE+ -]+$/u.test(text)) return dilution;
  const value = figureAt('plates.dilution', dilution);
  return value.gt(0) && value.lte(1) && value.eq(`1e${value.e}`) ? value.e : dilution;
}

/** Tubes of `mpn`: `series` of {volume, tubes, positives}, or lists; the number of tubes may be told once for each series when it is the same. */
export function tubesOf(request: Given): Given {
  const { series, ...rest } = renamed(request, { positive: 'positives', n: 'tubes', volume: 'volumes', amounts: 'volumes', dilutions: 'series', rows: 'series' });
  const rows = Array.isArray(series) && series.every(isRecord) ? series.map((row) => renamed(row, { amount: 'volume', mL: 'volume', g: 'volume', n: 'tubes', total: 'tubes', positive: 'positives' })) : null;
  const given: Given = rows ? { ...rest, volumes: rows.map((row) => row['volume']), tubes: rows.map((row) => row['tubes']), positives: rows.map((row) => row['positives']) } : { ...rest, ...(series === undefined ? {} : { volumes: series }) };
  const { tubes } = given;
  if (!Array.isArray(tubes)) return given;
  if (new Set(tubes.map(textOf)).size > 1) throw Invalid.field('tubes', 'calculator.error.tubes');
  return { ...given, tubes: tubes[0] as unknown };
}
