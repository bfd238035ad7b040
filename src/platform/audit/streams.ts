import type { EntityCtor } from '@mikro-orm/core';

/** How the changes of one kind of row enter the audit trail. */
export interface Auditing<T> {
  /** The aggregate root a row belongs to, as `kind:id`. All rows of an aggregate share one stream. */
  stream: (row: T) => string;
  /** Properties that hold personal data: they enter the chain as a salted digest, the clear value stays erasable. */
  personal?: ReadonlyArray<keyof T & string>;
  /** Properties that never enter the chain (a password's hash): that they changed is recorded, not what they are. */
  secret?: ReadonlyArray<keyof T & string>;
}

const audited = new Map<unknown, Auditing<never>>();
const exempt = new Map<unknown, string>();

/** Declares beside an entity how it is audited. */
export function auditing<T extends object>(entity: EntityCtor<T>, how: Auditing<T>): void {
  audited.set(entity, how as unknown as Auditing<never>);
}

/** Declares that an entity is bookkeeping of the program, not a record of the laboratory, and says why. */
export function unaudited(entity: EntityCtor<never> | EntityCtor<object>, why: string): void {
  exempt.set(entity, why);
}

export const auditingOf = (entity: unknown): Auditing<object> | undefined => audited.get(entity) as Auditing<object> | undefined;

export const isExempt = (entity: unknown): boolean => exempt.has(entity);

/** Throws when an entity is neither audited nor declared exempt: nobody may forget the trail of a new table. */
export function checkAuditing(entities: Iterable<unknown>): void {
  for (const entity of entities) {
    if (!audited.has(entity) && !exempt.has(entity)) throw new Error(`${(entity as { name: string }).name}: declare auditing() or unaudited()`);
  }
}
