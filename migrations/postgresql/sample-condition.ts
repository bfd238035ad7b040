import { Migration } from '@mikro-orm/migrations';

/** The food or product that the desk chose where the edition that counts does not name the one asked for. */
export class SampleCondition extends Migration {
  override up(): void {
    this.addSql('alter table "sample" add "limit_condition" varchar(255) null;');
  }
}
