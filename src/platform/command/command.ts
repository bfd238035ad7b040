import type { EntityClass } from '@mikro-orm/core';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/policy.ts';
import type { RowOf } from '../database/rows.ts';
import type { Em } from '../database/orm.ts';
import type { Services } from './services.ts';

/** What a handler is given. Everything it changes is authorised, audited and committed as one. */
export interface CommandContext {
  readonly em: Em;
  readonly actor: Actor;
  /** The instant of the command; the same for everything it writes. */
  readonly now: Date;
  /** Loads an aggregate root for writing: locked, visible to the actor, and permitted; with the version the person saw. */
  load<T extends object>(permission: Permission<T>, entity: EntityClass<T>, id: string, seen?: { version?: number | undefined }): Promise<T>;
  /** The same for many, in the order of the ids. */
  loadMany<T extends object>(permission: Permission<T>, entity: EntityClass<T>, ids: readonly string[]): Promise<T[]>;
  /**
   * The same for many whose rows change alike or not at all, past the unit of work, which looks through every row it holds. Only what
   * `changeMany` does to them is written.
   */
  openMany<T extends object>(permission: Permission<T>, entity: EntityClass<T>, ids: readonly string[]): Promise<Array<Readonly<RowOf<T>>>>;
  /** Changes rows of `openMany`: what `change` sets on each is written and audited, one statement for all that change alike. */
  changeMany<T extends object>(entity: EntityClass<T>, rows: ReadonlyArray<Readonly<RowOf<T>>>, change: (row: RowOf<T>) => void): Promise<void>;
  /** Adds a new aggregate root that the actor may create. */
  create<T extends object>(permission: Permission<T>, root: T): T;
  /** Adds a row that belongs to an aggregate loaded or created in this command. */
  add<T extends object>(row: T): T;
  /**
   * The same for many rows that are told in full and not touched again in this command: they are written in one statement after
   * everything else, past the unit of work.
   */
  addMany<T extends object>(entity: EntityClass<T>, rows: ReadonlyArray<RowOf<T>>): void;
  /** Asks for permission on something that is not an aggregate root. */
  authorize<S>(permission: Permission<S>, subject: S): void;
  /** Says why, for the audit trail. */
  because(reason: string): void;
  /** Work to be done after the commit; ids only. */
  enqueue(job: string, payload: Record<string, string>, after?: Date): void;
}

/** One change of the laboratory's data: a typed input, one transaction, one audit group, its jobs in the outbox. */
export interface Command<Input extends z.ZodType, Output, Prepared> {
  /** `module.verb`; stands in the audit trail. */
  readonly name: string;
  readonly input: Input;
  /** What is slow (password check, drawing, files), done before the transaction. It writes nothing to the database. */
  readonly prepare?: (services: Services, input: z.output<Input>, actor: Actor, em: Em) => Promise<Prepared>;
  /** Inside the transaction nothing but queries is awaited. */
  readonly handle: (context: CommandContext, input: z.output<Input>, prepared: Prepared) => Promise<Output>;
}

/** Declares a command. */
export function command<Input extends z.ZodType, Output, Prepared = undefined>(definition: Command<Input, Output, Prepared>): Command<Input, Output, Prepared> {
  return definition;
}

export type AnyCommand = Command<z.ZodType, unknown, never>;
