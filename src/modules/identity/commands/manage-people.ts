import { z } from 'zod';
import { roles, type Role } from '../../../kernel/actor.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { email, id, list, optionalId, optionalText, text, version } from '../../../platform/command/inputs.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { translator } from '../../../../templates/locales/index.ts';
import { welcomeMail } from '../../../../templates/mail/welcome.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { identityPolicy } from '../identity.policy.ts';
import { makeLink } from '../links.ts';
import { Person, Session } from '../person.ts';

const details = z.object({ name: text(120), title: optionalText(120), roles: list(z.enum(roles), 1), enterpriseId: optionalId() });

function checkRoles(given: readonly Role[], enterpriseId: string | null): void {
  const outside = given.includes('enterprise');
  if (outside && given.length > 1) throw Invalid.field('roles', 'identity.error.roles-mixed');
  if (outside !== (enterpriseId !== null)) throw Invalid.field('enterpriseId', outside ? 'error.required' : 'identity.error.staff-enterprise');
}

/** The administrator adds a person, who gets a link to set a password. Answers the person's id. */
export const invitePerson = command({
  name: 'identity.invite-person',
  input: details.extend({ email: email(), publicUrl: z.string(), laboratory: z.string() }),
  async handle(context, { publicUrl, laboratory, ...input }) {
    checkRoles(input.roles, input.enterpriseId);
    if (await context.em.findOne(Person, { email: input.email })) throw Invalid.field('email', 'identity.error.email-taken');
    if (input.enterpriseId) await context.em.findOneOrFail(Enterprise, { id: input.enterpriseId });
    const person = context.create(identityPolicy.invite, Person.of(input, context.now));
    const link = `${publicUrl}/password/${makeLink(context, 'set-password', person.id)}`;
    notify(context, 'welcome', person.email, welcomeMail(translator('vi'), { name: person.name, link, laboratory }));
    return person.id;
  },
});

/** Name, title and duties changed by the administrator. At least one active administrator remains. */
export const changePerson = command({
  name: 'identity.change-person',
  input: details.extend({ personId: id(), version: version() }),
  async handle(context, { personId, version: seen, ...input }) {
    const person = await context.load(identityPolicy.change, Person, personId, { version: seen });
    checkRoles(input.roles, input.enterpriseId);
    if (person.roles.includes('administrator') && !input.roles.includes('administrator')) await keepOneAdministrator(context.em, person.id);
    Object.assign(person, input);
  },
});

/** A person may no longer sign in; all their sessions end with the commit. */
export const disablePerson = command({
  name: 'identity.disable-person',
  input: z.object({ personId: id(), reason: text(500) }),
  async handle(context, { personId, reason }) {
    const person = await context.load(identityPolicy.disable, Person, personId);
    if (person.roles.includes('administrator')) await keepOneAdministrator(context.em, person.id);
    context.because(reason);
    person.state = 'disabled';
    await context.em.nativeDelete(Session, { personId });
  },
});

async function keepOneAdministrator(em: Em, except: string): Promise<void> {
  const active = await em.find(Person, { state: 'active', id: { $ne: except } });
  if (!active.some((person) => person.roles.includes('administrator'))) throw new Conflict('identity.error.last-administrator');
}
