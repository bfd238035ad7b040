import { Migration } from '@mikro-orm/migrations';

/** Samples of several units, and the tests that are done on each of them. */
export class SampleUnits extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table "requested_sample" add "units" int not null default 1;`);

    this.addSql(`alter table "sample" add "units" int not null default 1;`);

    this.addSql(`alter table "analysis" add "unit" int null;`);

    this.addSql(`alter table "requested_test" add "units" int not null default 1;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "analysis" drop column "unit";`);

    this.addSql(`alter table "requested_sample" drop column "units";`);

    this.addSql(`alter table "requested_test" drop column "units";`);

    this.addSql(`alter table "sample" drop column "units";`);
  }

}
