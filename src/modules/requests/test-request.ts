import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import type { DecisionRule } from '../../science/conformity/index.ts';
import { Method, Matrix, Regulation } from '../catalogue/index.ts';
import { Enterprise } from '../clients/index.ts';
import { Person } from '../identity/index.ts';

export const requestStates = ['draft', 'submitted', 'accepted', 'declined', 'cancelled'] as const;
export type RequestState = (typeof requestStates)[number];

export const purposes = ['internal-control', 'self-declaration', 'ocop', 'vietgap', 'inspection', 'complaint', 'other'] as const;
export type Purpose = (typeof purposes)[number];

export const certificateLanguages = ['vi', 'bilingual'] as const;

/** What the laboratory checked before it took the request on (ISO/IEC 17025 clause 7.1.1). */
export interface ContractReview {
  capability: boolean;
  method: boolean;
  capacity: boolean;
  decisionRule: boolean;
  note: string;
}

const TestRequestSchema = defineEntity({
  name: 'TestRequest',
  tableName: 'test_request',
  indexes: [{ properties: ['state', 'id'] }, { properties: ['enterpriseId', 'id'] }],
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** Counts the savings of its samples and tests, so that the version moves when only those were changed. */
    revision: p.integer().default(0),
    /** "YC26-00012", given when it is made; never reused. */
    number: p.string().unique(),
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().fieldName('enterprise_id'),
    state: p.enum(requestStates),
    purpose: p.enum(purposes),
    language: p.enum(certificateLanguages),
    decisionRule: p.enum(['simple', 'guarded-acceptance', 'guarded-rejection', 'non-binary'] as const).$type<DecisionRule>(),
    /** The customer agrees that whoever checks the certificate sees its name and the results. */
    consentPublic: p.boolean(),
    /** The customer agrees that tests go to an external provider (clause 7.1.1 c). */
    consentExternal: p.boolean(),
    note: p.text(),
    /** Sum of the tests in đồng, as agreed. */
    price: p.integer(),
    /** The day the certificate is promised for; computed from the day of acceptance. */
    promisedOn: p.string().length(10).nullable(),
    createdById: () => p.manyToOne(Person).mapToPk().fieldName('created_by_id'),
    createdAt: instantColumn(),
    submittedAt: instantColumn().nullable(),
    review: p.json<ContractReview>().nullable(),
    reviewedById: () => p.manyToOne(Person).mapToPk().fieldName('reviewed_by_id').nullable().deleteRule('no action'),
    acceptedAt: instantColumn().nullable(),
    /** Why it was declined or cancelled. */
    closedReason: p.text().nullable(),
  },
});

/** What a customer asks the laboratory for; once accepted, the contract of test. */
export class TestRequest extends TestRequestSchema.class {}
TestRequestSchema.setClass(TestRequest);
auditing(TestRequest, { stream: (row) => `request:${row.id}` });

export const samplers = ['customer', 'laboratory', 'authority'] as const;

/** A value declared on the label of a fertilizer, which the result is compared with. */
export interface DeclaredValue {
  analyteCode: string;
  /** Decimal text. */
  value: string;
  unit: string;
}

const RequestedSampleSchema = defineEntity({
  name: 'RequestedSample',
  tableName: 'requested_sample',
  properties: {
    id: idColumn(),
    requestId: () => p.manyToOne(TestRequest).mapToPk().fieldName('request_id').index(),
    position: p.integer(),
    /** Units (packages) of one lot that the sample consists of; 1: a sample like any other. */
    units: p.integer().default(1),
    name: p.string(),
    matrixCode: () => p.manyToOne(Matrix).mapToPk().fieldName('matrix_code'),
    description: p.text(),
    lot: p.string(),
    producedOn: p.string().length(10).nullable(),
    expiresOn: p.string().length(10).nullable(),
    sampledAt: instantColumn().nullable(),
    sampledBy: p.enum(samplers),
    samplingPlace: p.text(),
    /** The regulation to compare with; null when none is wanted. */
    regulationId: () => p.manyToOne(Regulation).mapToPk().fieldName('regulation_id').nullable().deleteRule('no action'),
    regulationClass: p.string().nullable(),
    /** Why an edition in its transition was chosen instead of the one in force. */
    regulationReason: p.text().nullable(),
    /** Food or product named in a condition of the regulation. */
    condition: p.string().nullable().fieldName('limit_condition'),
    declared: p.json<DeclaredValue[]>(),
  },
});

export class RequestedSample extends RequestedSampleSchema.class {}
RequestedSampleSchema.setClass(RequestedSample);
auditing(RequestedSample, { stream: (row) => `request:${row.requestId}` });

const RequestedTestSchema = defineEntity({
  name: 'RequestedTest',
  tableName: 'requested_test',
  properties: {
    id: idColumn(),
    requestId: () => p.manyToOne(TestRequest).mapToPk().fieldName('request_id').index(),
    requestedSampleId: () => p.manyToOne(RequestedSample).mapToPk().fieldName('requested_sample_id').index(),
    methodId: () => p.manyToOne(Method).mapToPk().fieldName('method_id'),
    /** How many of the sample's units it is done on, each by itself; 1: once, on the whole. */
    units: p.integer().default(1),
    /** For all units together. */
    price: p.integer(),
  },
});

export class RequestedTest extends RequestedTestSchema.class {}
RequestedTestSchema.setClass(RequestedTest);
auditing(RequestedTest, { stream: (row) => `request:${row.requestId}` });
