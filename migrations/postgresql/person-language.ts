import { Migration } from '@mikro-orm/migrations';

/** The language that a person chose. */
export class PersonLanguage extends Migration {
  override up(): void {
    this.addSql('alter table "person" add "language" text null;');
    this.addSql('alter table "person" add constraint "person_language_check" check ("language" in (\'vi\', \'en\'));');
  }
}
