import type { EntityClass } from '@mikro-orm/core';
import { canonical, sha256 } from '../../../platform/audit/chain.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';

/** SHA-256 of a value's canonical JSON: the same data always has the same digest. */
export const digestOf = (value: unknown): string => sha256(canonical(value));

/** Whether a row already says all of `data`. */
export const says = (row: object, data: Record<string, unknown>): boolean =>
  Object.entries(data).every(([name, value]) => canonical((row as Record<string, unknown>)[name] ?? null) === canonical(value ?? null));

/**
 * Makes the rows of a small list as `wanted`: adds what is missing, changes what differs. Rows that are no longer wanted stay, for
 * records refer to them. Returns how many were written.
 */
export async function upsertList<T extends object>(context: CommandContext, entity: EntityClass<T>, key: keyof T & string, wanted: ReadonlyArray<Record<string, unknown>>): Promise<number> {
  const known = new Map((await context.em.find(entity, {})).map((row) => [row[key] as string, row]));
  const changes = wanted.filter((data) => {
    const row = known.get(data[key] as string);
    return !row || !says(row, data);
  });
  for (const data of changes) {
    const row = known.get(data[key] as string) ?? new (entity as new () => T)();
    context.create(cataloguePolicy.load as never, Object.assign(row, data));
  }
  return changes.length;
}
