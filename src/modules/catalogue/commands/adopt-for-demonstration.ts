import { z } from 'zod';
import { Forbidden, NotFound } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { list, text } from '../../../platform/command/inputs.ts';
import { laboratoryOf } from '../../identity/index.ts';
import { adoptLimit } from '../adoption.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';
import { Limit, Regulation } from '../regulation.ts';

/**
 * Takes over, for a demonstration laboratory only, the limits that were read in a public source, under a plain mark: no signed text was
 * compared. Those not read in a source stay unadopted. Answers how many were adopted. Throws NotFound for an unknown code.
 */
export const adoptForDemonstration = command({
  name: 'catalogue.adopt-for-demonstration',
  input: z.object({ regulationCodes: list(text(60), 1, 100) }),
  async handle(context, { regulationCodes }) {
    if (!(await laboratoryOf(context.em))?.demonstration) throw new Forbidden('catalogue.error.not-demonstration');
    const found = await context.em.find(Regulation, { code: { $in: regulationCodes } });
    if (found.length !== new Set(regulationCodes).size) throw new NotFound();
    const regulations = await context.loadMany(cataloguePolicy.adoptForDemonstration, Regulation, found.map(({ id }) => id));
    let adopted = 0;
    for (const regulation of regulations) {
      const open = await context.em.find(Limit, { regulationId: regulation.id, current: true, verified: true, adoption: null }, { orderBy: { position: 'asc' } });
      for (const limit of open) {
        adoptLimit(context, limit, limit.value, {
          byId: '', byName: context.actor.name, at: context.now.toISOString(), reason: '', demonstration: true,
          document: regulation.code, documentDate: regulation.issuedOn ?? regulation.effectiveOn,
        });
      }
      adopted += open.length;
    }
    return adopted;
  },
});
