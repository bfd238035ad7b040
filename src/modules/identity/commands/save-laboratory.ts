import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { Stale } from '../../../kernel/errors.ts';
import { canonical, sha256 } from '../../../platform/audit/chain.ts';
import { command } from '../../../platform/command/command.ts';
import { identityPolicy } from '../identity.policy.ts';
import { Laboratory, type LaboratoryDetails } from '../laboratory.ts';
import { detailsOf, laboratoryInput } from '../laboratory.schemas.ts';

/** Tells one state of the details from another; the form carries what its reader saw. Empty while nothing was entered. */
export const stateOf = (details: LaboratoryDetails | null): string => (details ? sha256(canonical(details)) : '');

/**
 * What certificates print of the laboratory, entered or changed by the administrator. Certificates that were issued stay as they are.
 * `seen` is the state the person had before them ('': none); a change since then is Stale.
 */
export const saveLaboratory = command({
  name: 'identity.save-laboratory',
  input: laboratoryInput.safeExtend({ seen: z.string().max(64).nullish() }),
  async handle(context, { seen, ...entered }) {
    const found = await context.em.findOne(Laboratory, { code: 'laboratory' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const laboratory = context.create(identityPolicy.laboratory, found ?? Object.assign(new Laboratory(), { code: 'laboratory' }));
    if (typeof seen === 'string' && seen !== stateOf(found?.details ?? null)) throw new Stale(found?.details ?? null);
    laboratory.details = detailsOf(entered, found?.details.demonstration ?? false);
  },
});

/** Runs it; of two first entries at the same instant the second, which could not know of the first, is run again and sees it. */
export async function savedOnce(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if ((error as { name?: string }).name !== 'UniqueConstraintViolationException') throw error;
    await run();
  }
}
