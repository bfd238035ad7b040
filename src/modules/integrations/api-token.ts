import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn } from '../../platform/database/columns.ts';
import { Person } from '../identity/index.ts';

const ApiTokenSchema = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    id: idColumn(),
    /** SHA-256 of the token; the token itself is shown once. */
    digest: p.string().length(64).unique(),
    personId: () => p.manyToOne(Person).mapToPk().fieldName('person_id').index(),
    label: p.string(),
    createdAt: instantColumn(),
    revokedAt: instantColumn().nullable(),
  },
});

/** A key with which a program acts for a person: it can do what the person can, but never sign. */
export class ApiToken extends ApiTokenSchema.class {}
ApiTokenSchema.setClass(ApiToken);
auditing(ApiToken, { stream: (row) => `api-token:${row.id}`, secret: ['digest'] });
