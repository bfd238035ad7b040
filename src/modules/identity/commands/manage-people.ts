import { z } from 'zod';
import { roles, type Role } from '../../../kernel/actor.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { email, id, list, optionalId, optionalText, text, version } from '../../../platform/command/inputs.ts';
import type { Services } from '../../../platform/command/services.ts';
import type { Em } from '../../../platform/database/orm.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { welcomeMail } from '../../../../templates/mail/welcome.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { identityPolicy } from '../identity.policy.ts';
import { laboratoryNames } from '../laboratory.ts';
import { makeLink } from '../links.ts';
import { Person, Session } from '../person.ts';

/** Where links lead. */
const address = async ({ publicUrl }: Services): Promise<string> => publicUrl;

const details = z.object({ name: text(120), title: optionalText(120), roles: list(z.enum(roles), 1), enterpriseId: optionalId() });

function checkRoles(given: readonly Role[], enterpriseId: string | null): void {
  const outside = given.includes('enterprise');
  if (outside && given.length > 1) throw Invalid.field('roles', 'identity.error.roles-mixed');
  if (outside !== (enterpriseId !== null)) throw Invalid.field('enterpriseId', outside ? 'error.required' : 'identity.error.staff-enterprise');
}

/** The administrator adds a person, who gets a link to set a password. Answers the person's id. */
export const invitePerson = command({
  name: 'identity.invite-person',
  input: details.extend({ email: email() }),
  prepare: address,
  async handle(context, input, publicUrl) {
    checkRoles(input.roles, input.enterpriseId);
    if (await context.em.findOne(Person, { email: input.email })) throw Invalid.field('email', 'identity.error.email-taken');
    if (input.enterpriseId && !(await context.em.findOne(Enterprise, { id: input.enterpriseId }))) throw Invalid.field('enterpriseId', 'error.choose');
    const person = context.create(identityPolicy.invite, Person.of(input, context.now));
    await sendWelcome(context, person, publicUrl);
    return person.id;
  },
});

/** Name, title and duties changed by the administrator. At least one active administrator remains. */
export const changePerson = command({
  name: 'identity.change-person',
  input: details.extend({ personId: id(), version: version() }),
  async handle(context, { personId, version: seen, name, ...input }) {
    const person = await context.load(identityPolicy.change, Person, personId, { version: seen });
    checkRoles(input.roles, input.enterpriseId);
    if (person.roles.includes('administrator') && !input.roles.includes('administrator')) await keepOneAdministrator(context.em, person.id);
    Object.assign(person, input);
    person.rename(name);
  },
});

/** A person may no longer sign in; all their sessions end with the commit, their programs' tokens right after it. */
export const disablePerson = command({
  name: 'identity.disable-person',
  input: z.object({ personId: id(), reason: text(500) }),
  async handle(context, { personId, reason }) {
    const person = await context.load(identityPolicy.disable, Person, personId);
    if (person.state === 'disabled') throw new Conflict('people.error.already-disabled');
    if (person.roles.includes('administrator')) await keepOneAdministrator(context.em, person.id);
    context.because(reason);
    person.state = 'disabled';
    await context.em.nativeDelete(Session, { personId });
    context.enqueue('revoke-tokens', { personId });
  },
});

/** A disabled person may come back: by a new link and a new password. */
export const enablePerson = command({
  name: 'identity.enable-person',
  input: z.object({ personId: id(), reason: text(500) }),
  prepare: address,
  async handle(context, { personId, reason }, publicUrl) {
    const person = await context.load(identityPolicy.change, Person, personId);
    if (person.state !== 'disabled') throw new Conflict('people.error.not-disabled');
    context.because(reason);
    person.state = 'invited';
    person.passwordHash = null;
    await sendWelcome(context, person, publicUrl);
  },
});

/** A new link to set a password, for whoever lost the first or forgot the password. */
export const sendLink = command({
  name: 'identity.send-link',
  input: z.object({ personId: id() }),
  prepare: address,
  async handle(context, { personId }, publicUrl) {
    const person = await context.load(identityPolicy.change, Person, personId);
    if (person.state === 'disabled') throw new Conflict('identity.error.disabled');
    await sendWelcome(context, person, publicUrl);
  },
});

/** A customer's person corrects their own name. Names of the laboratory's people stand under signatures: the administrator changes those. */
export const changeName = command({
  name: 'identity.change-name',
  input: z.object({ name: text(120), version: version() }),
  async handle(context, { name, version: seen }) {
    const person = await context.load(identityPolicy.rename, Person, context.actor.id!, { version: seen });
    person.rename(name);
  },
});

/** The link for a password. In which language a customer reads who has chosen none is not known: Vietnamese first, English below. */
async function sendWelcome(context: CommandContext, person: Person, publicUrl: string): Promise<void> {
  const link = `${publicUrl}/password/${makeLink(context, 'set-password', person.id)}`;
  const laboratory = await laboratoryNames(context.em);
  notify(context, 'welcome', person.email, letter(person.language ?? (person.enterpriseId ? 'bilingual' : 'vi'), (t) => welcomeMail(t, { name: person.name, link, laboratory: t.name(laboratory) })));
}

async function keepOneAdministrator(em: Em, except: string): Promise<void> {
  const active = await em.find(Person, { state: 'active', id: { $ne: except } });
  if (!active.some((person) => person.roles.includes('administrator'))) throw new Conflict('identity.error.last-administrator');
}
