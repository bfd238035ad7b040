import { Migration } from '@mikro-orm/migrations';

/** Of an enterprise's own standard: whose it is. */
export class RegulationOwner extends Migration {

  override up(): void | Promise<void> {
    this.addSql(`alter table \`regulation\` add column \`owner_id\` text null constraint \`regulation_owner_id_foreign\` references \`enterprise\` (\`id\`) on delete no action;`);
    this.addSql(`create index \`regulation_owner_id_index\` on \`regulation\` (\`owner_id\`);`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`regulation_owner_id_index\`;`);
    this.addSql(`alter table \`regulation\` drop column \`owner_id\`;`);
  }

}
