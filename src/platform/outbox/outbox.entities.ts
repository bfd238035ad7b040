import { defineEntity, p } from '@mikro-orm/core';
import { unaudited } from '../audit/streams.ts';
import { idColumn, instantColumn } from '../database/columns.ts';

export const outboxStates = ['waiting', 'leased', 'done', 'failed'] as const;

/**
 * Work that a command asked for, written in its transaction. It is done only when the transaction of its own handler says so;
 * a lease that ran out is given out again.
 */
const OutboxItemSchema = defineEntity({
  name: 'OutboxItem',
  tableName: 'outbox_item',
  indexes: [{ properties: ['state', 'availableAt'] }],
  properties: {
    id: idColumn(),
    job: p.string(),
    /** Ids only. */
    payload: p.json<Record<string, string>>(),
    state: p.enum(outboxStates).default('waiting'),
    attempts: p.integer().default(0),
    createdAt: instantColumn(),
    availableAt: instantColumn(),
    leasedUntil: instantColumn().nullable(),
    doneAt: instantColumn().nullable(),
    lastError: p.text().nullable(),
  },
});

export class OutboxItem extends OutboxItemSchema.class {}
OutboxItemSchema.setClass(OutboxItem);
unaudited(OutboxItem, 'work in progress; its effects are audited');
