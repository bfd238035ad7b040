import { defineEntity, p } from '@mikro-orm/core';
import { unaudited } from '../audit/streams.ts';
import type { Em } from './orm.ts';

const NumberSeriesSchema = defineEntity({
  name: 'NumberSeries',
  tableName: 'number_series',
  properties: { code: p.string().primary(), last: p.integer() },
});

export class NumberSeries extends NumberSeriesSchema.class {}
NumberSeriesSchema.setClass(NumberSeries);
unaudited(NumberSeries, 'a counter; the numbers stand on the audited records');

/**
 * The next numbers of a series, within the caller's transaction: without gaps (a rollback gives them back) and never twice
 * (the row stays locked until the commit). Returns the first of `count`.
 */
export async function takeNumbers(em: Em, code: string, count = 1): Promise<number> {
  const rows = await em.execute<Array<{ last: number }>>(
    'insert into number_series (code, last) values (?, ?) on conflict (code) do update set last = number_series.last + excluded.last returning last',
    [code, count],
  );
  return rows[0]!.last - count + 1;
}

/** A yearly number as people read it: `formatNumber('M', 2026, 42)` is "M26-00042". */
export const formatNumber = (prefix: string, year: number, number: number): string => `${prefix}${String(year % 100).padStart(2, '0')}-${String(number).padStart(5, '0')}`;
