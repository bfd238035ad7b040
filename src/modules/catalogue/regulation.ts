import { defineEntity, p } from '@mikro-orm/core';
import type { Bilingual } from '../../kernel/i18n.ts';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn } from '../../platform/database/columns.ts';
import { Enterprise } from '../clients/index.ts';
import { Analyte } from './catalogue.entities.ts';
import type { Dependence } from './files/index.ts';
import type { KeptNote } from './notes.ts';
import type { LimitValue } from './limit-value.ts';

const RegulationSchema = defineEntity({
  name: 'Regulation',
  tableName: 'regulation',
  properties: {
    id: idColumn(),
    /** "QCVN 01-1:2024/BYT": the edition is part of the code, as in law. */
    code: p.string().unique(),
    title: p.json<Bilingual>(),
    issuer: p.string(),
    /** Circular or decision. */
    instrument: p.string(),
    matrices: p.json<string[]>(),
    classes: p.json<Array<Bilingual & { code: string }>>(),
    /** Days, both inclusive of the first; null where not known or still in force. */
    effectiveOn: p.string().length(10),
    endedOn: p.string().length(10).nullable(),
    /** Until this day it may still be chosen, with a reason, beside its successor. */
    transitionUntil: p.string().length(10).nullable(),
    replacedBy: p.string().nullable(),
    issuedOn: p.string().length(10).nullable(),
    /** What it applies to, in words. */
    scope: p.json<Bilingual>().nullable(),
    /** Who may still use it in the transition, and on what ground. */
    transitionNote: p.json<Bilingual>().nullable(),
    /** Dates that come from professional knowledge and were not read in a source: `issued`, `effective`, `ended`. */
    datesToConfirm: p.json<string[]>(),
    /** What the data lacks; shown to the quality manager. */
    gaps: p.json<KeptNote[]>(),
    /** SHA-256 of the catalogue's entry without its limits; null when the laboratory entered it from a spreadsheet. */
    digest: p.string().length(64).nullable(),
    /** Of an enterprise's own standard: whose it is. Nobody else but the laboratory's people learns of it. Null of what is public. */
    ownerId: () => p.manyToOne(Enterprise).mapToPk().fieldName('owner_id').nullable().deleteRule('no action'),
    searchText: p.text(),
    loadedAt: instantColumn(),
  },
});

/** A technical regulation in one legal edition. */
export class Regulation extends RegulationSchema.class {
  /** Whether it is the law on that day. */
  inForceOn(day: string): boolean {
    return this.effectiveOn <= day && (!this.endedOn || day < this.endedOn);
  }

  /** Whether it may still be chosen on that day by a declared transition. */
  inTransitionOn(day: string): boolean {
    return !this.inForceOn(day) && !!this.endedOn && day >= this.endedOn && !!this.transitionUntil && day <= this.transitionUntil;
  }
}
RegulationSchema.setClass(Regulation);
auditing(Regulation, { stream: (row) => `regulation:${row.id}` });

/** From which text the laboratory took a value over. */
export interface Adoption {
  byId: string;
  byName: string;
  at: string;
  document: string;
  documentDate: string;
  /** Why the value differs from the one before; '' when it was confirmed as it stood. */
  reason: string;
  /** Only of the demonstration laboratory: no signed text was compared. */
  demonstration: boolean;
}

const LimitSchema = defineEntity({
  name: 'Limit',
  tableName: 'limit_value',
  uniques: [{ properties: ['regulationId', 'key', 'edition'] }],
  indexes: [{ properties: ['regulationId', 'analyteCode'] }],
  properties: {
    id: idColumn(),
    regulationId: () => p.manyToOne(Regulation).mapToPk().fieldName('regulation_id'),
    /** Its id within the regulation's data. */
    key: p.string(),
    /** Counts corrections and adoptions; an edition in use is never changed. */
    edition: p.integer(),
    current: p.boolean(),
    /** Place in the regulation's tables; the same in all editions. */
    position: p.integer(),
    group: p.string().nullable().fieldName('limit_group'),
    analyteCode: () => p.manyToOne(Analyte).mapToPk().fieldName('analyte_code'),
    class: p.string().nullable().fieldName('limit_class'),
    /** How the regulation itself names the analyte, where that differs from the catalogue's name. */
    stated: p.json<Bilingual>().nullable(),
    condition: p.json<Partial<Bilingual>>().nullable().fieldName('limit_condition'),
    unit: p.string(),
    /** It holds only in this band of another result of the sample. */
    dependsOn: p.json<Dependence>().nullable().fieldName('depends_on'),
    value: p.json<LimitValue>().fieldName('limit_json'),
    /** Methods the regulation names. */
    methods: p.json<string[]>(),
    /** English, or the only text where it was entered from a spreadsheet. */
    note: p.text().nullable(),
    noteVi: p.text().nullable(),
    source: p.text().nullable(),
    sourceGrade: p.string().nullable(),
    /** Somebody read the figure in a public source. Not enough for a statement of conformity. */
    verified: p.boolean(),
    adoption: p.json<Adoption>().nullable(),
    /** SHA-256 of the catalogue's entry this edition goes back to; null when the laboratory entered it from a spreadsheet. */
    digest: p.string().length(64).nullable(),
    loadedAt: instantColumn(),
  },
});

/** One limit of a regulation, in one edition of the data. */
export class Limit extends LimitSchema.class {}
LimitSchema.setClass(Limit);
auditing(Limit, { stream: (row) => `regulation:${row.regulationId}` });
