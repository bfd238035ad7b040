import { Migration } from '@mikro-orm/migrations';

/** Which process makes the demonstration laboratory, and whether it lives. */
export class DemonstrationFilling extends Migration {
  override up(): void {
    this.addSql('create table "demonstration_filling" ("name" varchar(255) not null, "started_at" timestamptz(3) not null, "alive_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("name"));');
  }
}
