import { Migration } from '@mikro-orm/migrations';

/** The working of a result is made when it is asked for. */
export class ResultsWithoutWorking extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table \`result\` drop column \`working\`;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`result\` add column \`working\` json not null;`);
  }

}
