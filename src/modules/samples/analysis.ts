import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { Analyte, Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import { Sample } from './sample.ts';

export const analysisStates = ['waiting', 'in-progress', 'submitted', 'evaluated', 'verified', 'reported', 'cancelled'] as const;
export type AnalysisState = (typeof analysisStates)[number];

/** Who tests it instead of the laboratory. */
export interface ExternalProvider {
  name: string;
  dispatchedAt: string;
}

const AnalysisSchema = defineEntity({
  name: 'Analysis',
  tableName: 'analysis',
  indexes: [{ properties: ['state', 'dueOn', 'id'] }, { properties: ['methodId', 'state'] }, { properties: ['worksheetId', 'position'] }],
  properties: {
    id: idColumn(),
    version: versionColumn(),
    sampleId: () => p.manyToOne(Sample).mapToPk().fieldName('sample_id').index(),
    methodId: () => p.manyToOne(Method).mapToPk().fieldName('method_id'),
    analyteCode: () => p.manyToOne(Analyte).mapToPk().fieldName('analyte_code'),
    state: p.enum(analysisStates),
    /** 1 for the first test; a retest is the next, and the earlier stays. */
    attempt: p.integer(),
    /** The unit of the sample that it is done on, from 1; null: on the sample as a whole. */
    unit: p.integer().nullable(),
    /** Calculated from other results of the sample when they are there: nobody takes it onto a worksheet. */
    derived: p.boolean().default(false),
    assigneeId: () => p.manyToOne(Person).mapToPk().fieldName('assignee_id').nullable().deleteRule('no action'),
    /** Set by the worksheets module; without a foreign key, for that module stands later. */
    worksheetId: p.uuid().nullable(),
    position: p.integer().nullable(),
    holdUntil: instantColumn().nullable(),
    dueOn: p.string().length(10),
    external: p.json<ExternalProvider>().nullable(),
    startedAt: instantColumn().nullable(),
    submittedAt: instantColumn().nullable(),
    /** Why the verifier sent it back, shown to the technician. */
    sentBackReason: p.text().nullable(),
  },
});

/** The code of a sample's unit as the bench knows it, "M26-00012/3"; of the sample itself where a test is done on the whole. */
export const unitCode = (code: string, unit: number | null | undefined): string => (unit ? `${code}/${unit}` : code);

/** What is looked for when somebody types or scans a code: that of the sample, also from the label of one of its units. */
export const sampleCodeIn = (text: string): string => text.replace(/^(M\d+-\d+)\/\d{1,2}$/, '$1');

/** One test of one sample by one method; of a sampling plan, on one unit of the sample. */
export class Analysis extends AnalysisSchema.class {}
AnalysisSchema.setClass(Analysis);
auditing(Analysis, { stream: (row) => `analysis:${row.id}` });
