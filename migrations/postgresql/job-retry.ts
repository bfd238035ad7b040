import { Migration } from '@mikro-orm/migrations';

/** Who asked for a failed job to be tried again. */
export class JobRetry extends Migration {
  override up(): void {
    this.addSql('create table "job_retry" ("id" uuid not null, "job_id" uuid not null, "job" varchar(255) not null, "attempts" int not null, "last_error" text null, "asked_by_id" uuid not null, "asked_at" timestamptz(3) not null, primary key ("id"));');
    this.addSql('create index "job_retry_job_id_index" on "job_retry" ("job_id");');
    this.addSql('alter table "job_retry" add constraint "job_retry_asked_by_id_foreign" foreign key ("asked_by_id") references "person" ("id");');
  }
}
