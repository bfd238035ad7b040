import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { Matrix, Regulation } from '../catalogue/index.ts';
import { Enterprise } from '../clients/index.ts';
import { Person } from '../identity/index.ts';
import { RequestedSample, TestRequest, samplers } from '../requests/index.ts';

export const sampleStates = ['received', 'tested', 'verified', 'reported', 'rejected'] as const;
export type SampleState = (typeof sampleStates)[number];

/** What is looked at when a sample comes in; true is as it should be. */
export interface ReceptionChecks {
  containerIntact: boolean;
  labelMatches: boolean;
  sealIntact: boolean;
  quantityEnough: boolean;
  preserved: boolean;
}

/** The checks, in the order of the hands. */
export const receptionChecks = ['containerIntact', 'labelMatches', 'sealIntact', 'quantityEnough', 'preserved'] as const satisfies ReadonlyArray<keyof ReceptionChecks>;

const SampleSchema = defineEntity({
  name: 'Sample',
  tableName: 'sample',
  indexes: [{ properties: ['state', 'id'] }, { properties: ['enterpriseId', 'matrixCode', 'siteKey'] }],
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** "M26-00042": for life, never given to another sample. The bench knows the sample by this alone. */
    code: p.string().unique(),
    state: p.enum(sampleStates),
    requestId: () => p.manyToOne(TestRequest).mapToPk().fieldName('request_id').index(),
    requestedSampleId: () => p.manyToOne(RequestedSample).mapToPk().fieldName('requested_sample_id').unique(),
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().fieldName('enterprise_id'),
    matrixCode: () => p.manyToOne(Matrix).mapToPk().fieldName('matrix_code'),
    name: p.string(),
    receivedAt: instantColumn(),
    receivedById: () => p.manyToOne(Person).mapToPk().fieldName('received_by_id'),
    sampledAt: instantColumn().nullable(),
    sampledBy: p.enum(samplers),
    samplingPlace: p.text(),
    /** Folded place of sampling, by which results are compared with earlier ones. */
    siteKey: p.text(),
    /** Units (packages) of one lot that came in; 1: a sample like any other. */
    units: p.integer().default(1),
    quantity: p.string(),
    container: p.string(),
    /** Temperature on receipt in °C, decimal text. */
    temperature: p.string().nullable(),
    checks: p.json<ReceptionChecks>(),
    condition: p.text(),
    /** Taken although something was not as it should be: what the customer agreed to, repeated on the certificate (7.4.3). */
    reservation: p.text().nullable(),
    rejectedReason: p.text().nullable(),
    regulationId: () => p.manyToOne(Regulation).mapToPk().fieldName('regulation_id').nullable().deleteRule('no action'),
    regulationClass: p.string().nullable(),
    /** The food or product under which its limits are chosen, where the edition that counts calls it otherwise or the desk chose another: '' none; null as the request says. */
    limitCondition: p.string().nullable(),
    /** By which date the edition was chosen. */
    regulationBasis: p.enum(['sampling', 'receipt'] as const).nullable(),
    /** Earliest instant by which a test must have begun, null when no test has a holding time or the sampling time is unknown. */
    holdUntil: instantColumn().nullable(),
    dueOn: p.string().length(10),
    reportedAt: instantColumn().nullable(),
    searchText: p.text(),
  },
});

/** A sample in the laboratory's hands. */
export class Sample extends SampleSchema.class {}
SampleSchema.setClass(Sample);
auditing(Sample, { stream: (row) => `sample:${row.id}` });
