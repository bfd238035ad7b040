import { sql } from 'kysely';
import { dayOf, instant } from '../../kernel/calendar.ts';
import type { Em } from '../../platform/database/orm.ts';

/** What the laboratory did in the calendar month of `now`. */
export interface MonthFigures {
  /** YYYY-MM. */
  month: string;
  requests: number;
  samples: number;
  certificates: number;
  enterprises: number;
  /** The figures are counted up to this; one that reaches it is "at least". */
  most: number;
}

const most = 5000;

/** Figures of the month so far, counted among the newest five thousand records of each kind, so that a page never reads a whole table. */
export async function monthFigures(em: Em, now: Date): Promise<MonthFigures> {
  const month = dayOf(now).slice(0, 7);
  const since = em.getPlatform().processDateProperty(instant(`${month}-01`));
  const counted = async (table: string, column: string): Promise<number> => {
    const newest = sql`select ${sql.ref(column)} as moment from ${sql.table(table)} order by id desc limit ${most}`;
    const { rows } = await sql<{ count: number | string }>`select count(*) as count from (${newest}) as newest where moment >= ${since}`.execute(em.getKysely());
    return Number(rows[0]!.count);
  };
  return {
    month, most,
    requests: await counted('test_request', 'submitted_at'),
    samples: await counted('sample', 'received_at'),
    certificates: await counted('certificate', 'issued_at'),
    enterprises: await counted('enterprise', 'created_at'),
  };
}
