import { Migration } from '@mikro-orm/migrations';

/** The audit trail can only grow: the database refuses to change, to delete or to empty it, whoever asks. */
export class AppendOnlyAudit extends Migration {
  override up(): void {
    this.addSql(`create function audit_entry_refuse() returns trigger as $$ begin raise exception 'the audit trail is append-only'; end; $$ language plpgsql`);
    this.addSql('create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function audit_entry_refuse()');
    this.addSql('create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function audit_entry_refuse()');
  }
}
