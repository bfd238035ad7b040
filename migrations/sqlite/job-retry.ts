import { Migration } from '@mikro-orm/migrations';

/** Who asked for a failed job to be tried again. */
export class JobRetry extends Migration {
  override up(): void {
    this.addSql('create table `job_retry` (`id` text not null primary key, `job_id` text not null, `job` text not null, `attempts` integer not null, `last_error` text null, `asked_by_id` text not null, `asked_at` datetime not null, constraint `job_retry_asked_by_id_foreign` foreign key (`asked_by_id`) references `person` (`id`));');
    this.addSql('create index `job_retry_job_id_index` on `job_retry` (`job_id`);');
    this.addSql('create index `job_retry_asked_by_id_index` on `job_retry` (`asked_by_id`);');
  }
}
