import { defineEntity, p } from '@mikro-orm/core';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { conclusions, studyKinds, studyStates } from '../../../templates/validation/study.types.ts';
import { Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import type { GivenSections } from './sections/index.ts';

const StudySchema = defineEntity({
  name: 'ValidationStudy',
  tableName: 'validation_study',
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** "XN26-00003": gapless within a year. */
    number: p.string().unique(),
    state: p.enum(studyStates),
    kind: p.enum(studyKinds),
    /** The edition that is studied. */
    methodId: () => p.manyToOne(Method).mapToPk().fieldName('method_id').index(),
    /** What the method must do, for which use (ISO/IEC 17025:2017, 7.2.2.4 b). */
    purpose: p.text(),
    /** How it is found out (7.2.2.4 a). */
    procedure: p.text(),
    /** What was typed into the sections, as it was typed. Everything else is calculated from it. */
    sections: p.json<GivenSections>(),
    createdById: () => p.manyToOne(Person).mapToPk().fieldName('created_by_id'),
    /** Whoever planned it or typed into it: none of them may authorise it. */
    authorIds: p.json<string[]>(),
    createdAt: instantColumn(),
    submittedById: () => p.manyToOne(Person).mapToPk().fieldName('submitted_by_id').nullable().deleteRule('no action'),
    submittedAt: instantColumn().nullable(),
    /** Why it was sent back or withdrawn. */
    reason: p.text().nullable(),
    conclusion: p.enum(conclusions).nullable(),
    authorisedById: () => p.manyToOne(Person).mapToPk().fieldName('authorised_by_id').nullable().deleteRule('no action'),
    authorisedAt: instantColumn().nullable(),
    /** The study as it was authorised, with its figures and the version of the program, as canonical JSON text; what the signature covers. */
    frozen: p.text().nullable(),
    frozenHash: p.string().length(64).nullable(),
    /** The edition of the method that came of it. */
    editionId: () => p.manyToOne(Method).mapToPk().fieldName('edition_id').nullable().deleteRule('no action'),
    /** Folded number, code, reference and analyte. */
    searchText: p.text(),
  },
});

/** The validation or verification of one edition of a method (ISO/IEC 17025:2017, 7.2.1.5 and 7.2.2). */
export class ValidationStudy extends StudySchema.class {}
StudySchema.setClass(ValidationStudy);
auditing(ValidationStudy, { stream: (row) => `validation:${row.id}` });
