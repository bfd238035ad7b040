import { Migration } from '@mikro-orm/migrations';

/** Studies of methods; and, on a method's edition, the figures that the laboratory found for itself. */
export class MethodValidations extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`create table "validation_study" ("id" uuid not null, "version" int not null default 1, "number" varchar(255) not null, "state" text not null, "kind" text not null, "method_id" uuid not null, "purpose" text not null, "procedure" text not null, "sections" jsonb not null, "created_by_id" uuid not null, "author_ids" jsonb not null, "created_at" timestamptz(3) not null, "submitted_by_id" uuid null, "submitted_at" timestamptz(3) null, "reason" text null, "conclusion" text null, "authorised_by_id" uuid null, "authorised_at" timestamptz(3) null, "frozen" text null, "frozen_hash" varchar(64) null, "edition_id" uuid null, "search_text" text not null, primary key ("id"));`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_number_unique" unique ("number");`);
    this.addSql(`create index "validation_study_method_id_index" on "validation_study" ("method_id");`);

    this.addSql(`alter table "method" add "own" jsonb null;`);

    this.addSql(`alter table "validation_study" add constraint "validation_study_method_id_foreign" foreign key ("method_id") references "method" ("id");`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_created_by_id_foreign" foreign key ("created_by_id") references "person" ("id");`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_submitted_by_id_foreign" foreign key ("submitted_by_id") references "person" ("id") on delete no action;`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_authorised_by_id_foreign" foreign key ("authorised_by_id") references "person" ("id") on delete no action;`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_edition_id_foreign" foreign key ("edition_id") references "method" ("id") on delete no action;`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_state_check" check ("state" in ('draft', 'submitted', 'returned', 'authorised', 'withdrawn'));`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_kind_check" check ("kind" in ('validation', 'verification'));`);
    this.addSql(`alter table "validation_study" add constraint "validation_study_conclusion_check" check ("conclusion" in ('fit', 'limited', 'unfit'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "validation_study" cascade;`);

    this.addSql(`alter table "method" drop column "own";`);
  }
}
