import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn } from '../../platform/database/columns.ts';
import { Person } from '../identity/index.ts';

const JobRetrySchema = defineEntity({
  name: 'JobRetry',
  tableName: 'job_retry',
  properties: {
    id: idColumn(),
    /** The outbox row; without a foreign key, for the outbox is swept. */
    jobId: p.uuid().index(),
    job: p.string(),
    /** How often the program had tried, and what it failed on last. */
    attempts: p.integer(),
    lastError: p.text().nullable(),
    askedById: () => p.manyToOne(Person).mapToPk().fieldName('asked_by_id'),
    askedAt: instantColumn(),
  },
});

/** An administrator asked for a failed job to be tried again. */
export class JobRetry extends JobRetrySchema.class {}
JobRetrySchema.setClass(JobRetry);
auditing(JobRetry, { stream: (row) => `job:${row.jobId}` });
