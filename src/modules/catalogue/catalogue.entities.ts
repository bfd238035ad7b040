import { defineEntity, p } from '@mikro-orm/core';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { MeasurementModel } from '../../science/measurement-model.ts';
import { auditing } from '../../platform/audit/index.ts';
import type { KeptNote } from './notes.ts';
import { idColumn, instantColumn } from '../../platform/database/columns.ts';

const MatrixSchema = defineEntity({
  name: 'Matrix',
  tableName: 'matrix',
  properties: {
    code: p.string().primary(),
    vi: p.string(),
    en: p.string(),
    container: p.json<Bilingual>().nullable(),
    minimumQuantity: p.string().nullable(),
    retentionDays: p.integer(),
    position: p.integer(),
  },
});
/** A kind of material that is tested: soil, domestic water, fertilizer, food … */
export class Matrix extends MatrixSchema.class {}
MatrixSchema.setClass(Matrix);
auditing(Matrix, { stream: () => 'catalogue:matrices' });

const AnalyteSchema = defineEntity({
  name: 'Analyte',
  tableName: 'analyte',
  properties: {
    code: p.string().primary(),
    vi: p.string(),
    en: p.string(),
    cas: p.string().nullable(),
    symbol: p.string().nullable(),
    searchText: p.text(),
  },
});
/** What is measured or looked for. */
export class Analyte extends AnalyteSchema.class {}
AnalyteSchema.setClass(Analyte);
auditing(Analyte, { stream: () => 'catalogue:analytes' });

/** What stands beside a method for its readers; nothing is calculated with it. */
export interface MethodFacts {
  title: Bilingual | null;
  /** `laboratory`: LOD, LOQ, repeatability and uncertainty must be confirmed by the laboratory's own validation. */
  lodSource: 'laboratory' | 'standard' | null;
  /** The rule that the holding time follows. */
  holdingRegime: string | null;
  note: KeptNote | null;
}

/** Figures of a calculated method that the laboratory finds for itself. */
export const ownFigureNames = ['lod', 'loq', 'repeatabilityLimit', 'expandedUncertainty'] as const;
export type OwnFigureName = (typeof ownFigureNames)[number];

/** A figure that a record of the laboratory gave a method, and which record. */
export interface OwnFigure {
  /** As it stands in the model: decimal text, or a formula over `mean` or `x`. */
  text: string;
  source: { kind: 'validation'; id: string; number: string };
}

const MethodSchema = defineEntity({
  name: 'Method',
  tableName: 'method',
  uniques: [{ properties: ['code', 'edition'] }],
  properties: {
    id: idColumn(),
    code: p.string(),
    /** Counts the editions of the data; an edition in use is never changed, a change makes the next one. */
    edition: p.integer(),
    /** Whether this is the edition that new requests get. */
    current: p.boolean(),
    analyteCode: () => p.manyToOne(Analyte).mapToPk().fieldName('analyte_code'),
    matrices: p.json<string[]>(),
    /** "TCVN 6194:1996", as printed on certificates. */
    reference: p.string(),
    technique: p.json<Bilingual>(),
    unit: p.string(),
    basis: p.enum(['dry', 'as-received'] as const).nullable(),
    model: p.json<MeasurementModel>(),
    holdingHours: p.integer().nullable(),
    preservation: p.json<Bilingual>().nullable(),
    container: p.json<Bilingual>().nullable(),
    accredited: p.boolean(),
    /** Normally sent to an external provider. */
    external: p.boolean(),
    /** In đồng, without VAT. */
    price: p.integer(),
    workingDays: p.integer(),
    about: p.json<MethodFacts>(),
    /** Figures of the model that are the laboratory's own, and where they come from; null of an edition that is the files' alone. */
    own: p.json<Partial<Record<OwnFigureName, OwnFigure>>>().nullable(),
    /** SHA-256 of the entry of the files that this edition goes back to; an edition that the laboratory made keeps that of the one before it. */
    digest: p.string().length(64),
    position: p.integer(),
    loadedAt: instantColumn(),
  },
});
/** One edition of a measurement procedure for one analyte in given matrices. */
export class Method extends MethodSchema.class {}
MethodSchema.setClass(Method);
auditing(Method, { stream: (row) => `method:${row.code}` });

const PanelSchema = defineEntity({
  name: 'Panel',
  tableName: 'panel',
  properties: {
    code: p.string().primary(),
    vi: p.string(),
    en: p.string(),
    matrixCode: () => p.manyToOne(Matrix).mapToPk().fieldName('matrix_code'),
    methodCodes: p.json<string[]>(),
    position: p.integer(),
  },
});
/** Tests that are usually asked for together. */
export class Panel extends PanelSchema.class {}
PanelSchema.setClass(Panel);
auditing(Panel, { stream: () => 'catalogue:panels' });

const HolidaySchema = defineEntity({
  name: 'Holiday',
  tableName: 'holiday',
  properties: { day: p.string().length(10).primary(), vi: p.string(), en: p.string() },
});
/** A day on which the laboratory is closed. */
export class Holiday extends HolidaySchema.class {}
HolidaySchema.setClass(Holiday);
auditing(Holiday, { stream: () => 'catalogue:holidays' });
