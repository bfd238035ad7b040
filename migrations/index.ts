import type { Migration } from '@mikro-orm/migrations';
import type { Dialect } from '../src/platform/database/orm.ts';
import { AppendOnlyAudit as PostgresqlAppendOnlyAudit } from './postgresql/append-only-audit.ts';
import { DependentLimits as PostgresqlDependentLimits } from './postgresql/dependent-limits.ts';
import { DerivedTests as PostgresqlDerivedTests } from './postgresql/derived-tests.ts';
import { DemonstrationFilling as PostgresqlDemonstrationFilling } from './postgresql/demonstration-filling.ts';
import { Initial as PostgresqlInitial } from './postgresql/initial.ts';
import { ResultsWithoutWorking as PostgresqlResultsWithoutWorking } from './postgresql/results-without-working.ts';
import { JobRetry as PostgresqlJobRetry } from './postgresql/job-retry.ts';
import { MethodValidations as PostgresqlMethodValidations } from './postgresql/method-validations.ts';
import { SampleUnits as PostgresqlSampleUnits } from './postgresql/sample-units.ts';
import { PersonLanguage as PostgresqlPersonLanguage } from './postgresql/person-language.ts';
import { VerifiedElsewhere as PostgresqlVerifiedElsewhere } from './postgresql/verified-elsewhere.ts';
import { SampleCondition as PostgresqlSampleCondition } from './postgresql/sample-condition.ts';
import { BilingualNotes as PostgresqlBilingualNotes } from './postgresql/bilingual-notes.ts';
import { RegulationOwner as PostgresqlRegulationOwner } from './postgresql/regulation-owner.ts';
import { AppendOnlyAudit as SqliteAppendOnlyAudit } from './sqlite/append-only-audit.ts';
import { DependentLimits as SqliteDependentLimits } from './sqlite/dependent-limits.ts';
import { DerivedTests as SqliteDerivedTests } from './sqlite/derived-tests.ts';
import { DemonstrationFilling as SqliteDemonstrationFilling } from './sqlite/demonstration-filling.ts';
import { Initial as SqliteInitial } from './sqlite/initial.ts';
import { ResultsWithoutWorking as SqliteResultsWithoutWorking } from './sqlite/results-without-working.ts';
import { JobRetry as SqliteJobRetry } from './sqlite/job-retry.ts';
import { MethodValidations as SqliteMethodValidations } from './sqlite/method-validations.ts';
import { SampleUnits as SqliteSampleUnits } from './sqlite/sample-units.ts';
import { PersonLanguage as SqlitePersonLanguage } from './sqlite/person-language.ts';
import { VerifiedElsewhere as SqliteVerifiedElsewhere } from './sqlite/verified-elsewhere.ts';
import { SampleCondition as SqliteSampleCondition } from './sqlite/sample-condition.ts';
import { BilingualNotes as SqliteBilingualNotes } from './sqlite/bilingual-notes.ts';
import { RegulationOwner as SqliteRegulationOwner } from './sqlite/regulation-owner.ts';

interface Listed {
  name: string;
  class: new (...args: never[]) => Migration;
}

const lists: Record<Dialect, Listed[]> = {
  sqlite: [
    { name: '001-initial', class: SqliteInitial },
    { name: '002-append-only-audit', class: SqliteAppendOnlyAudit },
    { name: '003-results-without-working', class: SqliteResultsWithoutWorking },
    { name: '004-derived-tests', class: SqliteDerivedTests },
    { name: '005-job-retry', class: SqliteJobRetry },
    { name: '006-method-validations', class: SqliteMethodValidations },
    { name: '007-demonstration-filling', class: SqliteDemonstrationFilling },
    { name: '008-dependent-limits', class: SqliteDependentLimits },
    { name: '009-sample-units', class: SqliteSampleUnits },
    { name: '010-person-language', class: SqlitePersonLanguage },
    { name: '011-verified-elsewhere', class: SqliteVerifiedElsewhere },
    { name: '012-sample-condition', class: SqliteSampleCondition },
    { name: '013-bilingual-notes', class: SqliteBilingualNotes },
    { name: '014-regulation-owner', class: SqliteRegulationOwner },
  ],
  postgresql: [
    { name: '001-initial', class: PostgresqlInitial },
    { name: '002-append-only-audit', class: PostgresqlAppendOnlyAudit },
    { name: '003-results-without-working', class: PostgresqlResultsWithoutWorking },
    { name: '004-derived-tests', class: PostgresqlDerivedTests },
    { name: '005-job-retry', class: PostgresqlJobRetry },
    { name: '006-method-validations', class: PostgresqlMethodValidations },
    { name: '007-demonstration-filling', class: PostgresqlDemonstrationFilling },
    { name: '008-dependent-limits', class: PostgresqlDependentLimits },
    { name: '009-sample-units', class: PostgresqlSampleUnits },
    { name: '010-person-language', class: PostgresqlPersonLanguage },
    { name: '011-verified-elsewhere', class: PostgresqlVerifiedElsewhere },
    { name: '012-sample-condition', class: PostgresqlSampleCondition },
    { name: '013-bilingual-notes', class: PostgresqlBilingualNotes },
    { name: '014-regulation-owner', class: PostgresqlRegulationOwner },
  ],
};

/** The migrations of a dialect, oldest first. Both dialects have the same names. */
export const migrations = (dialect: Dialect): Listed[] => lists[dialect];
