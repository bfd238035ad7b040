import { Migration } from '@mikro-orm/migrations';

/** Which process makes the demonstration laboratory, and whether it lives. */
export class DemonstrationFilling extends Migration {
  override up(): void {
    this.addSql('create table `demonstration_filling` (`name` text not null primary key, `started_at` datetime not null, `alive_at` datetime not null, `ended_at` datetime null);');
  }
}
