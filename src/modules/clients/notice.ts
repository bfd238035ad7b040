import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn } from '../../platform/database/columns.ts';

export const noticeStates = ['waiting', 'sent', 'kept'] as const;

/** A message to a person outside: written with the change it tells of, sent after it, kept as it was written. */
const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: {
    id: idColumn(),
    kind: p.string(),
    recipient: p.string(),
    subject: p.string(),
    body: p.text(),
    /** `sent` by SMTP, or `kept` as a file when no mail server is configured. */
    state: p.enum(noticeStates).default('waiting'),
    createdAt: instantColumn().index(),
    sentAt: instantColumn().nullable(),
  },
});

export class Notice extends NoticeSchema.class {
  sent(how: 'smtp' | 'file', now: Date): void {
    this.state = how === 'smtp' ? 'sent' : 'kept';
    this.sentAt = now;
  }
}
NoticeSchema.setClass(Notice);
auditing(Notice, { stream: (row) => `notice:${row.id}`, personal: ['recipient'], secret: ['body'] });
