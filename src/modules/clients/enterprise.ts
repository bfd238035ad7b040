import { defineEntity, p } from '@mikro-orm/core';
import { fold } from '../../kernel/fold.ts';
import { auditing } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';

export const enterpriseKinds = ['company', 'cooperative', 'cooperative-group', 'household', 'state-agency', 'institute', 'individual'] as const;
export type EnterpriseKind = (typeof enterpriseKinds)[number];

/** What a customer says of itself. */
export interface EnterpriseDetails {
  kind: EnterpriseKind;
  /** As it must stand on the certificate and the invoice. */
  name: string;
  taxCode: string | null;
  address: string;
  contactName: string;
  phone: string;
  email: string;
}

const EnterpriseSchema = defineEntity({
  name: 'Enterprise',
  tableName: 'enterprise',
  properties: {
    id: idColumn(),
    version: versionColumn(),
    kind: p.enum(enterpriseKinds),
    name: p.string(),
    taxCode: p.string().nullable().index(),
    address: p.string(),
    contactName: p.string(),
    phone: p.string(),
    email: p.string(),
    /** Folded name and tax code, for searching without diacritics. */
    searchText: p.text().index(),
    createdAt: instantColumn(),
  },
});

/** A customer of the laboratory: company, cooperative, household producer, agency. */
export class Enterprise extends EnterpriseSchema.class {
  /** A new customer, not yet saved. */
  static of(details: EnterpriseDetails, now: Date): Enterprise {
    const enterprise = new Enterprise();
    enterprise.createdAt = now;
    enterprise.describe(details);
    return enterprise;
  }

  describe({ kind, name, taxCode, address, contactName, phone, email }: EnterpriseDetails): void {
    Object.assign(this, { kind, name, taxCode, address, contactName, phone, email });
    this.searchText = fold(`${name} ${taxCode ?? ''}`);
  }
}
EnterpriseSchema.setClass(Enterprise);
auditing(Enterprise, { stream: (row) => `enterprise:${row.id}`, personal: ['contactName', 'phone', 'email'] });
