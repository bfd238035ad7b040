import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';

export const worksheetStates = ['open', 'closed'] as const;

const WorksheetSchema = defineEntity({
  name: 'Worksheet',
  tableName: 'worksheet',
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** "PL26-00007". */
    number: p.string().unique(),
    state: p.enum(worksheetStates),
    methodId: () => p.manyToOne(Method).mapToPk().fieldName('method_id'),
    technicianId: () => p.manyToOne(Person).mapToPk().fieldName('technician_id').index(),
    createdAt: instantColumn(),
  },
});

/** Analyses of one method that are worked on together. */
export class Worksheet extends WorksheetSchema.class {}
WorksheetSchema.setClass(Worksheet);
auditing(Worksheet, { stream: (row) => `worksheet:${row.id}` });
