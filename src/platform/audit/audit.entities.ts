import { defineEntity, p } from '@mikro-orm/core';
import { idColumn, instantColumn } from '../database/columns.ts';
import { unaudited } from './streams.ts';

/**
 * What one command did to one aggregate. Append-only: triggers of the
 * database itself refuse UPDATE and DELETE (migration `append-only-audit`).
 * `hash` = SHA-256 over `prev` and the canonical text of everything else, so that no entry can be changed, taken out or put
 * in without every later hash of its stream being wrong.
 */
const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  uniques: [{ properties: ['stream', 'seq'] }],
  properties: {
    id: idColumn(),
    stream: p.string(),
    seq: p.integer(),
    at: instantColumn(),
    actorKind: p.string(),
    actorId: p.uuid().nullable(),
    actorName: p.string(),
    command: p.string().index(),
    permission: p.string().nullable(),
    reason: p.text().nullable(),
    requestId: p.string().nullable(),
    /** Canonical JSON of the list of changes. Text, not JSON: its bytes are hashed. */
    changes: p.text(),
    prev: p.string().length(64),
    hash: p.string().length(64),
  },
});

export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);

/** The last entry of each stream; its row is locked while an entry is added, so that a chain never forks. */
const AuditHeadSchema = defineEntity({
  name: 'AuditHead',
  tableName: 'audit_head',
  properties: { stream: p.string().primary(), seq: p.integer(), hash: p.string().length(64) },
});

export class AuditHead extends AuditHeadSchema.class {}
AuditHeadSchema.setClass(AuditHead);

/** The clear values behind salted digests in the chain: personal data, which can be erased without breaking the chain. */
const AuditPersonalSchema = defineEntity({
  name: 'AuditPersonal',
  tableName: 'audit_personal',
  properties: {
    /** The digest that stands in the chain. */
    digest: p.string().length(64).primary(),
    stream: p.string().index(),
    salt: p.string(),
    value: p.text(),
  },
});

export class AuditPersonal extends AuditPersonalSchema.class {}
AuditPersonalSchema.setClass(AuditPersonal);

unaudited(AuditEntry, 'is the trail');
unaudited(AuditHead, 'is the trail');
unaudited(AuditPersonal, 'is the trail');
