import type { Dialect, Em, Orm } from '../database/orm.ts';

/** An outbox row as handed to a handler. */
export interface Delivery {
  id: string;
  job: string;
  payload: Record<string, string>;
  attempts: number;
}

/** Attempts after which a job is a task for a person. */
export const maxAttempts = 8;

/**
 * Takes up to `count` rows that are due, or whose lease ran out, for `seconds`. Two relays never take the same row: on
 * PostgreSQL the rows are locked and skipped, on SQLite there is one writer.
 */
export async function lease(orm: Orm, dialect: Dialect, now: Date, count: number, seconds: number): Promise<Delivery[]> {
  const at = (date: Date) => (dialect === 'sqlite' ? date.getTime() : date);
  const rows = await (orm.em.fork() as Em).execute<Array<{ id: string; job: string; payload: unknown; attempts: number }>>(
    `update outbox_item set state = 'leased', leased_until = ? where id in (
       select id from outbox_item
       where (state = 'waiting' and available_at <= ?) or (state = 'leased' and leased_until <= ?)
       order by available_at limit ?${dialect === 'postgresql' ? ' for update skip locked' : ''}
     ) returning id, job, payload, attempts`,
    [at(new Date(now.getTime() + seconds * 1000)), at(now), at(now), count],
  );
  return rows.map(({ id, job, payload, attempts }) => ({ id, job, attempts, payload: (typeof payload === 'string' ? JSON.parse(payload) : payload) as Record<string, string> }));
}

/** Gives rows back untouched: the queue could not take them. */
export async function giveBack(orm: Orm, dialect: Dialect, ids: readonly string[], availableAt: Date): Promise<void> {
  if (ids.length === 0) return;
  const at = dialect === 'sqlite' ? availableAt.getTime() : availableAt;
  await (orm.em.fork() as Em).execute(
    `update outbox_item set state = 'waiting', leased_until = null, available_at = ? where state = 'leased' and id in (${ids.map(() => '?').join(', ')})`,
    [at, ...ids],
  );
}

/** A handler failed: tried again later (2 s, 4 s, 8 s … ), and after the last attempt left for a person to see. */
export async function recordFailure(orm: Orm, dialect: Dialect, { id, attempts }: Pick<Delivery, 'id' | 'attempts'>, error: unknown, now: Date): Promise<'waiting' | 'failed'> {
  const state = attempts + 1 >= maxAttempts ? 'failed' : 'waiting';
  const available = new Date(now.getTime() + 1000 * 2 ** (attempts + 1));
  await (orm.em.fork() as Em).execute(
    "update outbox_item set state = ?, attempts = attempts + 1, leased_until = null, available_at = ?, last_error = ? where id = ? and state <> 'done'",
    [state, dialect === 'sqlite' ? available.getTime() : available, String(error instanceof Error ? error.message : error).slice(0, 2000), id],
  );
  return state;
}
