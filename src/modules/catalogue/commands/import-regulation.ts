import { z } from 'zod';
import { Invalid } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { optionalId } from '../../../platform/command/inputs.ts';
import { Enterprise } from '../../clients/index.ts';
import { cataloguePolicy } from '../catalogue.policy.ts';
import { factsOf, limitFacts } from '../loading/load-regulations.ts';
import { readRegulationSheet, storedSheet } from '../regulation-sheet.ts';
import { Limit, Regulation } from '../regulation.ts';

/**
 * A regulation that the catalogue does not have, entered from a spreadsheet that was looked through before. `file` is the hash of the
 * stored sheet, `ownerId` the enterprise whose own standard it is (none: it is public). Its limits are unverified and not adopted. A
 * regulation of which the catalogue has the head but no limit yet gets them from the sheet, and is the laboratory's own from then on. A
 * regulation of the same owner that it replaces is linked to it and ends on its first day in force, unless that was already known.
 * Answers the id.
 */
export const importRegulation = command({
  name: 'catalogue.import-regulation',
  input: z.object({ file: z.string().regex(/^[0-9a-f]{64}$/), ownerId: optionalId() }),
  async prepare({ storage }, { file }, _actor, em) {
    const bytes = await storedSheet(storage, file);
    if (!bytes) throw Invalid.field('file', 'catalogue.error.no-file');
    return readRegulationSheet(em, bytes);
  },
  async handle(context, { ownerId }, reading) {
    if (!reading.ok) throw new Invalid(reading.problems.map(({ row, column, key, params }) => ({ path: `${column}${row}`, key, ...(params ? { params } : {}) })));
    const { regulation: entry } = reading;
    if (!entry.effective) throw Invalid.field('effective', 'catalogue.error.no-effective');
    if (ownerId && !(await context.em.findOne(Enterprise, { id: ownerId }))) throw Invalid.field('ownerId', 'error.choose');
    const known = await context.em.findOne(Regulation, { code: entry.code });
    if (known && (await context.em.count(Limit, { regulationId: known.id })) > 0) throw Invalid.field('code', 'catalogue.error.code-taken', { code: entry.code });
    if (known && ownerId) throw Invalid.field('ownerId', 'catalogue.error.owner-of-public', { code: entry.code });

    const regulation = known
      ? Object.assign(await context.load(cataloguePolicy.enter, Regulation, known.id), { matrices: entry.matrices, classes: entry.classes, gaps: [], digest: null })
      : context.create(cataloguePolicy.enter, Object.assign(new Regulation(), factsOf(entry), { digest: null, ownerId, loadedAt: context.now }));
    entry.limits.forEach((limit, position) => context.add(Object.assign(new Limit(), limitFacts(limit), {
      regulationId: regulation.id, edition: 1, current: true, position, verified: false, adoption: null, digest: null, loadedAt: context.now,
    })));

    const replaced = await context.em.find(Regulation, { code: { $in: entry.replaces }, replacedBy: null });
    // An own standard that ended a public regulation would tell everybody of it.
    const others = replaced.filter((former) => (former.ownerId ?? null) !== ownerId);
    if (others.length) throw Invalid.field('ownerId', 'catalogue.error.owner-replaces', { codes: others.map(({ code }) => code).join(', ') });
    for (const former of await context.loadMany(cataloguePolicy.enter, Regulation, replaced.map(({ id }) => id))) {
      former.replacedBy = entry.code;
      former.endedOn ??= entry.effective;
    }
    return regulation.id;
  },
});
