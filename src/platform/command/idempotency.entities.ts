import { defineEntity, p } from '@mikro-orm/core';
import { unaudited } from '../audit/streams.ts';
import { instantColumn } from '../database/columns.ts';

/** The answer given to a form or an API call that carried a key, so that the same key gets the same answer, once. */
const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  properties: {
    /** Who asked and the key, so that nobody can read another person's answer. */
    key: p.string().primary(),
    command: p.string(),
    result: p.json<unknown>().nullable(),
    at: instantColumn(),
  },
});

export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
unaudited(IdempotencyKey, 'remembers answers, not records');
