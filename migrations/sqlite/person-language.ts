import { Migration } from '@mikro-orm/migrations';

/** The language that a person chose. */
export class PersonLanguage extends Migration {
  override up(): void {
    this.addSql('alter table `person` add column `language` text null;');
  }
}
