import { Migration } from '@mikro-orm/migrations';

/** Of an enterprise's own standard: whose it is. */
export class RegulationOwner extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table "regulation" add "owner_id" uuid null;`);
    this.addSql(`alter table "regulation" add constraint "regulation_owner_id_foreign" foreign key ("owner_id") references "enterprise" ("id") on delete no action;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "regulation" drop constraint "regulation_owner_id_foreign";`);

    this.addSql(`alter table "regulation" drop column "owner_id";`);
  }

}
