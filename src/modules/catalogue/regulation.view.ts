import type { Day } from '../../kernel/calendar.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { RegulationView } from '../../../templates/pages/catalogue/regulation.page.tsx';
import { Enterprise } from '../clients/index.ts';
import { matrices } from './catalogue.queries.ts';
import { inBoth } from './notes.ts';
import { stateOn } from './regulation-list.queries.ts';
import { Regulation, type Limit } from './regulation.ts';

/** A regulation as its page shows it on a day. */
export async function regulationView(em: Em, regulation: Regulation, limits: readonly Limit[], day: Day): Promise<RegulationView> {
  const { id, code, title, issuer, instrument, issuedOn, effectiveOn, endedOn, transitionUntil, transitionNote, scope, datesToConfirm, gaps } = regulation;
  const successor = regulation.replacedBy ? await em.findOne(Regulation, { code: regulation.replacedBy }) : null;
  const replaces = await em.find(Regulation, { replacedBy: code }, { orderBy: { code: 'asc' }, limit: 20 });
  const owner = regulation.ownerId ? await em.findOne(Enterprise, { id: regulation.ownerId }) : null;
  return {
    id, code, title, issuer, instrument, effectiveOn, datesToConfirm, gaps: gaps.map(inBoth),
    issuedOn: issuedOn ?? null, endedOn: endedOn ?? null, transitionUntil: transitionUntil ?? null, transitionNote: transitionNote ?? null, scope: scope ?? null,
    replacedBy: regulation.replacedBy ? { code: regulation.replacedBy, id: successor?.id ?? null } : null,
    replaces: replaces.map((former) => ({ id: former.id, code: former.code })),
    matrices: (await matrices(em)).filter((matrix) => regulation.matrices.includes(matrix.code)),
    owner: owner && { id: owner.id, name: owner.name }, entered: regulation.digest === null, state: stateOn(regulation, day),
    limits: limits.length, adopted: limits.filter(({ adoption }) => adoption !== null).length,
  };
}
