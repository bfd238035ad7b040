import { Migration } from '@mikro-orm/migrations';

/** Decisions that a method was verified outside the program. */
export class VerifiedElsewhere extends Migration {
  override up(): void {
    this.addSql('create table "verified_elsewhere" ("id" uuid not null, "version" int not null default 1, "method_id" uuid not null, "document" varchar(300) not null, "reason" text not null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "ended_reason" text null, primary key ("id"));');
    this.addSql('create index "verified_elsewhere_method_id_index" on "verified_elsewhere" ("method_id");');
    this.addSql('alter table "verified_elsewhere" add constraint "verified_elsewhere_method_id_foreign" foreign key ("method_id") references "method" ("id");');
    this.addSql('alter table "verified_elsewhere" add constraint "verified_elsewhere_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id");');
  }
}
