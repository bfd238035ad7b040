import { z } from 'zod';
import { command } from '../platform/command/command.ts';
import { identityPolicy, Laboratory, Person, type LaboratoryDetails } from '../modules/identity/index.ts';
import type { Role } from '../kernel/actor.ts';

/** The laboratory's own record, marked as a demonstration: the only command that can set the mark. */
export const openLaboratory = command({
  name: 'demonstration.open-laboratory',
  input: z.custom<LaboratoryDetails>(),
  async handle(context, details) {
    context.create(identityPolicy.laboratory, Object.assign(new Laboratory(), { code: 'laboratory', details: { ...details, demonstration: true } }));
  },
});

export interface Account {
  email: string;
  name: string;
  title: string;
  roles: Role[];
  enterpriseId: string | null;
  /** Of the demonstration's password, which stands on the sign-in page. */
  passwordHash: string;
}

/** Accounts that can be used at once. Answers their ids. */
export const openAccounts = command({
  name: 'demonstration.open-accounts',
  input: z.custom<Account[]>(),
  async handle(context, accounts) {
    return accounts.map(({ passwordHash, ...details }) => {
      const person = Person.of(details, context.now);
      person.activate(passwordHash);
      return context.create(identityPolicy.invite, person).id;
    });
  },
});
