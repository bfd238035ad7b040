import { Migration } from '@mikro-orm/migrations';

/** Notes of limits in Vietnamese beside the English ones. */
export class BilingualNotes extends Migration {
  override up(): void {
    this.addSql('alter table "limit_value" add "note_vi" text null;');
  }
}
