import { Migration } from '@mikro-orm/migrations';

/** Studies of methods; and, on a method's edition, the figures that the laboratory found for itself. */
export class MethodValidations extends Migration {
  override up(): void | Promise<void> {
    this.addSql(`create table \`validation_study\` (\`id\` text not null primary key, \`version\` integer not null default 1, \`number\` text not null, \`state\` text check (\`state\` in ('draft', 'submitted', 'returned', 'authorised', 'withdrawn')) not null, \`kind\` text check (\`kind\` in ('validation', 'verification')) not null, \`method_id\` text not null, \`purpose\` text not null, \`procedure\` text not null, \`sections\` json not null, \`created_by_id\` text not null, \`author_ids\` json not null, \`created_at\` datetime not null, \`submitted_by_id\` text null, \`submitted_at\` datetime null, \`reason\` text null, \`conclusion\` text check (\`conclusion\` in ('fit', 'limited', 'unfit')) null, \`authorised_by_id\` text null, \`authorised_at\` datetime null, \`frozen\` text null, \`frozen_hash\` text null, \`edition_id\` text null, \`search_text\` text not null, constraint \`validation_study_method_id_foreign\` foreign key (\`method_id\`) references \`method\` (\`id\`), constraint \`validation_study_created_by_id_foreign\` foreign key (\`created_by_id\`) references \`person\` (\`id\`), constraint \`validation_study_submitted_by_id_foreign\` foreign key (\`submitted_by_id\`) references \`person\` (\`id\`) on delete no action, constraint \`validation_study_authorised_by_id_foreign\` foreign key (\`authorised_by_id\`) references \`person\` (\`id\`) on delete no action, constraint \`validation_study_edition_id_foreign\` foreign key (\`edition_id\`) references \`method\` (\`id\`) on delete no action);`);
    this.addSql(`create unique index \`validation_study_number_unique\` on \`validation_study\` (\`number\`);`);
    this.addSql(`create index \`validation_study_method_id_index\` on \`validation_study\` (\`method_id\`);`);
    this.addSql(`create index \`validation_study_created_by_id_index\` on \`validation_study\` (\`created_by_id\`);`);
    this.addSql(`create index \`validation_study_submitted_by_id_index\` on \`validation_study\` (\`submitted_by_id\`);`);
    this.addSql(`create index \`validation_study_authorised_by_id_index\` on \`validation_study\` (\`authorised_by_id\`);`);
    this.addSql(`create index \`validation_study_edition_id_index\` on \`validation_study\` (\`edition_id\`);`);

    this.addSql(`alter table \`method\` add column \`own\` json null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`validation_study\`;`);

    this.addSql(`alter table \`method\` drop column \`own\`;`);
  }
}
