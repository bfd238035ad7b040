import { Migration } from '@mikro-orm/migrations';

/** The audit trail can only grow: the database refuses to change or to delete an entry, whoever asks. */
export class AppendOnlyAudit extends Migration {
  override up(): void {
    for (const event of ['update', 'delete']) {
      this.addSql(`create trigger audit_entry_no_${event} before ${event} on audit_entry begin select raise(abort, 'the audit trail is append-only'); end`);
    }
  }
}
