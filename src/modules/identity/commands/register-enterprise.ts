import { z } from 'zod';
import { locales } from '../../../kernel/i18n.ts';
import { command } from '../../../platform/command/command.ts';
import { ticked, told } from '../../../platform/command/inputs.ts';
import { translator } from '../../../../templates/locales/index.ts';
import { welcomeMail } from '../../../../templates/mail/welcome.ts';
import { clientsPolicy, Enterprise, enterpriseInput, notify } from '../../clients/index.ts';
import { laboratoryName } from '../laboratory.ts';
import { identityPolicy } from '../identity.policy.ts';
import { makeLink } from '../links.ts';
import { Person } from '../person.ts';

/**
 * An enterprise registers itself; run by the system. It can sign in once it has set a password by the link sent to its
 * address, which is how the address is confirmed; who registers on English pages goes on in English. Whether an address is already known is not told: that person gets a new link.
 */
export const registerEnterprise = command({
  name: 'identity.register-enterprise',
  input: enterpriseInput.extend({ agrees: ticked().refine((value) => value, told('identity.error.agree')), locale: z.enum(locales).default('vi') }),
  prepare: async ({ publicUrl }) => publicUrl,
  async handle(context, { agrees: _agrees, locale, ...details }, publicUrl) {
    const known = await context.em.findOne(Person, { email: details.email });
    let personId = known?.id;
    if (!known) {
      const enterprise = context.create(clientsPolicy.create, Enterprise.of(details, context.now));
      const person = Person.of({ email: details.email, name: details.contactName, roles: ['enterprise'], enterpriseId: enterprise.id, language: locale === 'en' ? locale : null }, context.now);
      personId = context.create(identityPolicy.invite, person).id;
    }
    const link = `${publicUrl}/password/${makeLink(context, 'set-password', personId!)}`;
    const language = known?.language ?? locale;
    const laboratory = await laboratoryName(context.em, language);
    notify(context, 'welcome', details.email, welcomeMail(translator(language), { name: details.contactName, link, laboratory }));
  },
});
