import { Migration } from '@mikro-orm/migrations';

/** Samples of several units, and the tests that are done on each of them. */
export class SampleUnits extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table \`requested_sample\` add column \`units\` integer not null default 1;`);

    this.addSql(`alter table \`sample\` add column \`units\` integer not null default 1;`);

    this.addSql(`alter table \`analysis\` add column \`unit\` integer null;`);

    this.addSql(`alter table \`requested_test\` add column \`units\` integer not null default 1;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`analysis\` drop column \`unit\`;`);

    this.addSql(`alter table \`requested_sample\` drop column \`units\`;`);

    this.addSql(`alter table \`requested_test\` drop column \`units\`;`);

    this.addSql(`alter table \`sample\` drop column \`units\`;`);
  }

}
