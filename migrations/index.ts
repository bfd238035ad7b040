import type { Migration } from '@mikro-orm/migrations';
import type { Dialect } from '../src/platform/database/orm.ts';
import { AppendOnlyAudit as PostgresqlAppendOnlyAudit } from './postgresql/append-only-audit.ts';
import { Initial as PostgresqlInitial } from './postgresql/initial.ts';
import { MethodValidations as PostgresqlMethodValidations } from './postgresql/method-validations.ts';
import { AppendOnlyAudit as SqliteAppendOnlyAudit } from './sqlite/append-only-audit.ts';
import { Initial as SqliteInitial } from './sqlite/initial.ts';
import { MethodValidations as SqliteMethodValidations } from './sqlite/method-validations.ts';

interface Listed {
  name: string;
  class: new (...args: never[]) => Migration;
}

const lists: Record<Dialect, Listed[]> = {
  sqlite: [
    { name: '001-initial', class: SqliteInitial },
    { name: '002-append-only-audit', class: SqliteAppendOnlyAudit },
    { name: '003-method-validations', class: SqliteMethodValidations },
  ],
  postgresql: [
    { name: '001-initial', class: PostgresqlInitial },
    { name: '002-append-only-audit', class: PostgresqlAppendOnlyAudit },
    { name: '003-method-validations', class: PostgresqlMethodValidations },
  ],
};

/** The migrations of a dialect, oldest first. Both dialects have the same names. */
export const migrations = (dialect: Dialect): Listed[] => lists[dialect];
