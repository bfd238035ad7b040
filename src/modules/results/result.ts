import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import type { Message } from '../../kernel/i18n.ts';
import type { Observation, ResultQualifier } from '../../science/measurement-model.ts';
import type { Limit as JudgedLimit, Verdict } from '../../science/conformity/index.ts';
import { Limit, Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import { Analysis } from '../samples/index.ts';
import { Worksheet } from '../worksheets/index.ts';

const ReadingSchema = defineEntity({
  name: 'Reading',
  tableName: 'reading',
  uniques: [{ properties: ['analysisId', 'attempt', 'replicate', 'name', 'revision'] }],
  properties: {
    id: idColumn(),
    analysisId: () => p.manyToOne(Analysis).mapToPk().fieldName('analysis_id'),
    attempt: p.integer(),
    /** 0 for a reading made once for the analysis or its worksheet; otherwise the replicate's number. */
    replicate: p.integer(),
    /** Input of the method, or the place of a count: "-2.1" is plate 1 of dilution 10⁻². */
    name: p.string(),
    /** 1 for what was first recorded; a correction, or the same count read again, is the next revision and the earlier stays. */
    revision: p.integer(),
    /** What was typed, as understood: decimal text with a point, a choice's code, or "tntc". */
    text: p.string(),
    recordedById: () => p.manyToOne(Person).mapToPk().fieldName('recorded_by_id'),
    recordedAt: instantColumn(),
    /** Required of a value that differs from the one before; a count that was read again and is the same has none. */
    reason: p.text().nullable(),
  },
});

/** One value that was observed. Inserted, never updated: of two people correcting the same cell, one is refused. */
export class Reading extends ReadingSchema.class {}
ReadingSchema.setClass(Reading);
auditing(Reading, { stream: (row) => `analysis:${row.analysisId}` });

/** A result taken from another laboratory's report. */
export interface ExternalReport {
  provider: string;
  reportNumber: string;
  reportedOn: string;
  /** SHA-256 of the stored report. */
  fileHash: string | null;
}

/** A result of the same sample that decides which limit counts. */
export interface ConsultedResult {
  analyteCode: string;
  analysisId: string;
  /** As it was reported when it was consulted. Null: it was on its way. */
  figure: { qualifier: ResultQualifier; text: string; unit: string } | null;
}

/** How a result stands to the limit it was compared with. */
export interface Judgement {
  verdict: Verdict;
  reason: Message | null;
  probability: string | null;
  guardBand: string | null;
  acceptanceLimit: string | null;
  regulationCode: string;
  rule: string;
  /** Analytes of which another result chooses the limit, with those results of the sample. Left out where no limit depends on any. */
  dependsOn?: { analyteCodes: string[]; results: ConsultedResult[] };
  /** A limit that is no figure of the regulation, as it was reckoned from the other result; in the unit of the limit. */
  reckoned?: JudgedLimit;
}

/** The latest earlier results of the same customer, site and method. */
export interface HistoryComparison {
  earlier: Array<{ sampleCode: string; on: string; text: string; qualifier: ResultQualifier }>;
  /** Ratio to the mean of the earlier ones, decimal text; null when there are none. */
  ratio: string | null;
  unusual: boolean;
}

const ResultSchema = defineEntity({
  name: 'Result',
  tableName: 'result',
  uniques: [{ properties: ['analysisId', 'attempt'] }],
  properties: {
    id: idColumn(),
    version: versionColumn(),
    analysisId: () => p.manyToOne(Analysis).mapToPk().fieldName('analysis_id'),
    attempt: p.integer(),
    /** The edition whose formula was used. */
    methodId: () => p.manyToOne(Method).mapToPk().fieldName('method_id'),
    worksheetId: () => p.manyToOne(Worksheet).mapToPk().fieldName('worksheet_id').nullable().deleteRule('no action'),
    observation: p.json<Observation>().nullable(),
    qualifier: p.string().$type<ResultQualifier>(),
    text: p.string(),
    unrounded: p.string().nullable(),
    /** For sorting and charts only. */
    numeric: p.double().nullable().fieldName('numeric_value'),
    unit: p.string(),
    expandedUncertainty: p.string().nullable(),
    warnings: p.json<Message[]>(),
    external: p.json<ExternalReport>().nullable(),
    recordedById: () => p.manyToOne(Person).mapToPk().fieldName('recorded_by_id'),
    recordedAt: instantColumn(),
    limitId: () => p.manyToOne(Limit).mapToPk().fieldName('limit_id').nullable().deleteRule('no action'),
    judgement: p.json<Judgement>().nullable(),
    history: p.json<HistoryComparison>().nullable(),
    evaluatedAt: instantColumn().nullable(),
    verifiedById: () => p.manyToOne(Person).mapToPk().fieldName('verified_by_id').nullable().deleteRule('no action'),
    verifiedAt: instantColumn().nullable(),
    /** Why this attempt was set aside for a retest. */
    setAsideReason: p.text().nullable(),
  },
});

/** The result of one attempt at an analysis. */
export class Result extends ResultSchema.class {}
ResultSchema.setClass(Result);
auditing(Result, { stream: (row) => `analysis:${row.analysisId}` });
