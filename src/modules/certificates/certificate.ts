import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { Enterprise } from '../clients/index.ts';
import { Person } from '../identity/index.ts';
import { TestRequest } from '../requests/index.ts';

export const certificateStates = ['rendering', 'issued', 'superseded', 'withdrawn'] as const;
export type CertificateState = (typeof certificateStates)[number];

const CertificateSchema = defineEntity({
  name: 'Certificate',
  tableName: 'certificate',
  indexes: [{ properties: ['enterpriseId', 'id'] }],
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** "PKQ26-00031": gapless within a year, on every page. */
    number: p.string().unique(),
    /** In the address of the public page; says nothing by itself. */
    token: p.string().length(22).unique(),
    state: p.enum(certificateStates),
    requestId: () => p.manyToOne(TestRequest).mapToPk().fieldName('request_id').index(),
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().fieldName('enterprise_id'),
    sampleIds: p.json<string[]>(),
    /** Everything that is printed, as canonical JSON text; what the signature covers. */
    snapshot: p.text(),
    snapshotHash: p.string().length(64),
    authorisedById: () => p.manyToOne(Person).mapToPk().fieldName('authorised_by_id'),
    authorisedAt: instantColumn(),
    /** SHA-256 of the PDF; null until it is drawn. */
    fileHash: p.string().length(64).nullable().index(),
    issuedAt: instantColumn().nullable(),
    consentPublic: p.boolean(),
    /** The certificate this one replaces (clause 7.8.8). */
    replacesId: p.uuid().nullable().unique(),
    /** Why it replaces another, or why it was withdrawn. */
    reason: p.text().nullable(),
    closedAt: instantColumn().nullable(),
    /** When the certificate that replaces it was signed. */
    replacing: instantColumn().nullable(),
  },
});

/** A test report as authorised: the frozen data, the number, and the drawn file. */
export class Certificate extends CertificateSchema.class {}
CertificateSchema.setClass(Certificate);
auditing(Certificate, { stream: (row) => `certificate:${row.id}`, personal: ['snapshot'] });
