import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { makeLink } from '../links.ts';
import { OneTimeLink } from '../person.ts';

/** Makes the link of the first start and voids the earlier ones. Answers its token, for the console alone. */
export const offerFirstAdministrator = command({
  name: 'identity.offer-first-administrator',
  input: z.object({}),
  async handle(context) {
    await context.em.nativeDelete(OneTimeLink, { purpose: 'first-administrator' });
    return makeLink(context, 'first-administrator', null);
  },
});
