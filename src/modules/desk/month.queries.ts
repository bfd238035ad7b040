import { dayOf, instant } from '../../kernel/calendar.ts';
import type { Em } from '../../platform/database/orm.ts';

interface Tables {
  test_request: { id: string; submitted_at: unknown };
  sample: { id: string; received_at: unknown };
  certificate: { id: string; issued_at: unknown };
  enterprise: { id: string; created_at: unknown };
}

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
  const db = em.getKysely<Tables>();
  const counted = ({ fn }: { fn: { countAll: <T>() => { as: (name: 'count') => never } } }) => fn.countAll<number | string>().as('count');
  const requests = await db.selectFrom(db.selectFrom('test_request').select('submitted_at as at').orderBy('id', 'desc').limit(most).as('newest')).select(counted as never).where('at', '>=', since).executeTakeFirst();
  const samples = await db.selectFrom(db.selectFrom('sample').select('received_at as at').orderBy('id', 'desc').limit(most).as('newest')).select(counted as never).where('at', '>=', since).executeTakeFirst();
  const certificates = await db.selectFrom(db.selectFrom('certificate').select('issued_at as at').orderBy('id', 'desc').limit(most).as('newest')).select(counted as never).where('at', '>=', since).executeTakeFirst();
  const enterprises = await db.selectFrom(db.selectFrom('enterprise').select('created_at as at').orderBy('id', 'desc').limit(most).as('newest')).select(counted as never).where('at', '>=', since).executeTakeFirst();
  const of = (row: unknown) => Number((row as { count?: number | string } | undefined)?.count ?? 0);
  return { month, requests: of(requests), samples: of(samples), certificates: of(certificates), enterprises: of(enterprises), most };
}
