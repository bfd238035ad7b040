import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';

const VerifiedElsewhereSchema = defineEntity({
  name: 'VerifiedElsewhere',
  tableName: 'verified_elsewhere',
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** The edition that was decided about; it holds for later ones that measure in the same way. */
    methodId: () => p.manyToOne(Method).mapToPk().fieldName('method_id').index(),
    /** Number, date and place of the record outside this program. */
    document: p.string().length(300),
    /** Why that record is enough. */
    reason: p.text(),
    decidedById: () => p.manyToOne(Person).mapToPk().fieldName('decided_by_id'),
    decidedAt: instantColumn(),
    endedAt: instantColumn().nullable(),
    /** Why it no longer holds. */
    endedReason: p.text().nullable(),
  },
});

/** The decision of somebody authorised that a method was verified outside this program (ISO/IEC 17025:2017, 7.2.1.5), and by which record. */
export class VerifiedElsewhere extends VerifiedElsewhereSchema.class {}
VerifiedElsewhereSchema.setClass(VerifiedElsewhere);
auditing(VerifiedElsewhere, { stream: (row) => `verified-elsewhere:${row.id}` });
