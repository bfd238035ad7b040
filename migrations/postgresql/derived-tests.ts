import { Migration } from '@mikro-orm/migrations';

/** Tests that are calculated from other results of their sample. */
export class DerivedTests extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table "analysis" add "derived" boolean not null default false;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "analysis" drop column "derived";`);
  }

}
