import { defineEntity, p } from '@mikro-orm/core';
import type { Bilingual, Locale } from '../../kernel/i18n.ts';
import { auditing } from '../../platform/audit/index.ts';
import type { Em } from '../../platform/database/orm.ts';

/** The laboratory as its certificates name it. */
export interface LaboratoryDetails {
  governingBody: Bilingual;
  name: Bilingual;
  address: Bilingual;
  phone: string;
  email: string;
  web: string;
  /** Named beside the date of issue: "Gia Lai". */
  place: string;
  /** Body and number of the accreditation ("VILAS 000"), null when there is none. */
  accreditation: { body: Bilingual; number: string } | null;
  /** Days in which a complaint is taken, counted from the certificate's date. */
  complaintDays: number;
  /** Form code, version and date printed in the footer. */
  form: { code: string; version: string; effective: string };
  /** A plain mark on everything that comes from a demonstration. */
  demonstration: boolean;
}

const LaboratorySchema = defineEntity({
  name: 'Laboratory',
  tableName: 'laboratory',
  properties: { code: p.string().primary(), details: p.json<LaboratoryDetails>() },
});
/** The one laboratory this installation serves (`code` is "laboratory"). */
export class Laboratory extends LaboratorySchema.class {}
LaboratorySchema.setClass(Laboratory);
auditing(Laboratory, { stream: () => 'laboratory:laboratory' });

/** The laboratory's details, or null before they were entered. */
export const laboratoryOf = async (em: Em): Promise<LaboratoryDetails | null> => (await em.findOne(Laboratory, { code: 'laboratory' }))?.details ?? null;

/** The laboratory's name in both languages. */
export const laboratoryNames = async (em: Em): Promise<Bilingual> => (await laboratoryOf(em))?.name ?? { vi: 'Chuẩn', en: 'Chuẩn' };

export const laboratoryName = async (em: Em, locale: Locale): Promise<string> => (await laboratoryNames(em))[locale];
