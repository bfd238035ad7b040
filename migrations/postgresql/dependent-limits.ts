import { Migration } from '@mikro-orm/migrations';

/** Limits that hold only in a band of another result of the sample. */
export class DependentLimits extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table "limit_value" add "depends_on" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "limit_value" drop column "depends_on";`);
  }

}
