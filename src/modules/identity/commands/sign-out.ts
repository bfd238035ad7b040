import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import { Session } from '../person.ts';

/** Ends a session on the server: the cookie is worth nothing afterwards. */
export const signOut = command({
  name: 'identity.sign-out',
  input: z.object({ sessionId: z.string().length(64) }),
  async handle({ em, actor }, { sessionId }) {
    await em.nativeDelete(Session, { digest: sessionId, personId: actor.id! });
  },
});
