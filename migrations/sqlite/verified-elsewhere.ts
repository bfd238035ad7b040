import { Migration } from '@mikro-orm/migrations';

/** Decisions that a method was verified outside the program. */
export class VerifiedElsewhere extends Migration {
  override up(): void {
    this.addSql('create table `verified_elsewhere` (`id` text not null primary key, `version` integer not null default 1, `method_id` text not null, `document` text not null, `reason` text not null, `decided_by_id` text not null, `decided_at` datetime not null, `ended_at` datetime null, `ended_reason` text null, constraint `verified_elsewhere_method_id_foreign` foreign key (`method_id`) references `method` (`id`), constraint `verified_elsewhere_decided_by_id_foreign` foreign key (`decided_by_id`) references `person` (`id`));');
    this.addSql('create index `verified_elsewhere_method_id_index` on `verified_elsewhere` (`method_id`);');
    this.addSql('create index `verified_elsewhere_decided_by_id_index` on `verified_elsewhere` (`decided_by_id`);');
  }
}
