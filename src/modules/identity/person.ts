import { defineEntity, p } from '@mikro-orm/core';
import type { Actor, Role } from '../../kernel/actor.ts';
import { fold } from '../../kernel/fold.ts';
import { locales, type Locale } from '../../kernel/i18n.ts';
import { auditing, unaudited } from '../../platform/audit/index.ts';
import { idColumn, instantColumn, versionColumn } from '../../platform/database/columns.ts';
import { Enterprise } from '../clients/index.ts';

export const personStates = ['invited', 'active', 'disabled'] as const;

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: {
    id: idColumn(),
    version: versionColumn(),
    /** Lower case; the name one signs in with. */
    email: p.string().unique(),
    name: p.string(),
    /** Printed under a signature: "Trưởng phòng Thử nghiệm". */
    title: p.string().default(''),
    passwordHash: p.string().nullable(),
    roles: p.json<Role[]>(),
    enterpriseId: () => p.manyToOne(Enterprise).mapToPk().fieldName('enterprise_id').nullable().deleteRule('no action'),
    /** Of their pages on every device and of mails to them; null until they chose one. */
    language: p.enum(locales).nullable(),
    state: p.enum(personStates),
    createdAt: instantColumn(),
    lastSignInAt: instantColumn().nullable(),
    /** Folded name and address, for searching without diacritics. */
    searchText: p.text().index(),
  },
});

/** A person who signs in: of the laboratory, of the department, or of an enterprise. */
export class Person extends PersonSchema.class {
  static of(details: { email: string; name: string; title?: string; roles: Role[]; enterpriseId?: string | null; language?: Locale | null }, now: Date): Person {
    const person = new Person();
    Object.assign(person, {
      email: details.email.toLowerCase(), title: details.title ?? '', roles: details.roles,
      enterpriseId: details.enterpriseId ?? null, language: details.language ?? null, state: 'invited', passwordHash: null, createdAt: now, lastSignInAt: null,
    });
    person.rename(details.name);
    return person;
  }

  rename(name: string): void {
    this.name = name;
    this.searchText = fold(`${name} ${this.email}`);
  }

  /** Takes a password (its hash) and with it becomes able to sign in. */
  activate(passwordHash: string): void {
    this.passwordHash = passwordHash;
    this.state = 'active';
  }

  get actor(): Actor {
    return { kind: 'person', id: this.id, name: this.name, roles: this.roles, enterpriseId: this.enterpriseId ?? null };
  }
}
PersonSchema.setClass(Person);
auditing(Person, { stream: (row) => `person:${row.id}`, personal: ['email', 'searchText'], secret: ['passwordHash'] });

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    /** SHA-256 of the token in the cookie: who reads the table cannot sign in with it. */
    digest: p.string().length(64).primary(),
    personId: () => p.manyToOne(Person).mapToPk().fieldName('person_id').index(),
    createdAt: instantColumn(),
    seenAt: instantColumn(),
    /** The end whatever happens; a session that nobody uses ends earlier. */
    expiresAt: instantColumn(),
  },
});

export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
unaudited(Session, 'ends by itself; signing in and out are audited on the person');

const OneTimeLinkSchema = defineEntity({
  name: 'OneTimeLink',
  tableName: 'one_time_link',
  properties: {
    digest: p.string().length(64).primary(),
    purpose: p.enum(['first-administrator', 'set-password'] as const),
    personId: () => p.manyToOne(Person).mapToPk().fieldName('person_id').nullable().deleteRule('no action'),
    expiresAt: instantColumn(),
    usedAt: instantColumn().nullable(),
  },
});

export class OneTimeLink extends OneTimeLinkSchema.class {}
OneTimeLinkSchema.setClass(OneTimeLink);
unaudited(OneTimeLink, 'used once; its use is audited on the person');

const SignInFailureSchema = defineEntity({
  name: 'SignInFailure',
  tableName: 'sign_in_failure',
  properties: {
    /** Digest of what is counted: an address or a name. */
    key: p.string().length(64).primary(),
    count: p.integer(),
    since: instantColumn(),
  },
});

export class SignInFailure extends SignInFailureSchema.class {}
SignInFailureSchema.setClass(SignInFailure);
unaudited(SignInFailure, 'counts attempts; they are logged');
