import { canonical } from '../../platform/audit/chain.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Method } from '../catalogue/index.ts';
import { Person } from '../identity/index.ts';
import { ValidationStudy } from './study.ts';
import { VerifiedElsewhere } from './verified-elsewhere.ts';

/** Whether it is on record that the laboratory can carry a method out (ISO/IEC 17025:2017, 7.2.1.5). */
export type Standing =
  /** By a study of this edition, or of another one that measures in the same way; the newest. */
  | { kind: 'studied'; study: { id: string; number: string; authorisedAt: Date; limited: boolean } }
  /** By a record outside this program. */
  | { kind: 'elsewhere'; decision: { id: string; document: string; reason: string; by: string; at: Date } }
  | { kind: 'none' }
  /** Calculated from other tests, or carried out by an external provider: not the laboratory's own to verify. */
  | { kind: 'not-own' };

export type StandingMethod = Pick<Method, 'id' | 'code' | 'reference' | 'technique' | 'unit' | 'basis' | 'matrices' | 'model' | 'external'>;

/** What a verification speaks of. Another price, another working day or another place in the list is not another procedure. */
const procedureOf = ({ reference, technique, unit, basis, matrices, model }: StandingMethod): string => canonical({ reference, technique, unit, basis: basis ?? null, matrices: [...matrices].sort(), model });

/** The standing of each of the methods, by id; four queries for however many. A study that found its method unfit gives none. */
export async function standingsOf(em: Em, methods: readonly StandingMethod[]): Promise<Map<string, Standing>> {
  const own = methods.filter(({ model, external }) => model.kind !== 'derived' && !external);
  const standings = new Map<string, Standing>(methods.map(({ id }) => [id, { kind: 'not-own' }]));
  if (own.length === 0) return standings;
  const studies = await em.find(ValidationStudy, { state: 'authorised', conclusion: { $in: ['fit', 'limited'] } }, { orderBy: { authorisedAt: 'desc' }, fields: ['id', 'number', 'methodId', 'editionId', 'authorisedAt', 'conclusion'] });
  const decisions = await em.find(VerifiedElsewhere, { endedAt: null }, { orderBy: { decidedAt: 'desc' } });
  const about = [...studies.flatMap(({ methodId, editionId }) => [methodId, editionId ?? methodId]), ...decisions.map(({ methodId }) => methodId)];
  const procedures = new Map((await em.find(Method, { id: { $in: [...new Set(about)] } })).map((method) => [method.id, `${method.code} ${procedureOf(method)}`]));
  const people = new Map((await em.find(Person, { id: { $in: [...new Set(decisions.map(({ decidedById }) => decidedById))] } }, { fields: ['id', 'name'] })).map(({ id, name }) => [id, name]));
  for (const method of own) {
    const procedure = `${method.code} ${procedureOf(method)}`;
    const same = (id: string | null | undefined): boolean => id === method.id || (id ? procedures.get(id) === procedure : false);
    const study = studies.find(({ methodId, editionId }) => same(methodId) || same(editionId));
    const decision = decisions.find(({ methodId }) => same(methodId));
    if (study) standings.set(method.id, { kind: 'studied', study: { id: study.id, number: study.number, authorisedAt: study.authorisedAt!, limited: study.conclusion === 'limited' } });
    else if (decision) standings.set(method.id, { kind: 'elsewhere', decision: { id: decision.id, document: decision.document, reason: decision.reason, by: people.get(decision.decidedById) ?? '', at: decision.decidedAt } });
    else standings.set(method.id, { kind: 'none' });
  }
  return standings;
}

/** Of the methods those that nothing on record shows the laboratory to master. */
export async function withoutStanding<M extends StandingMethod>(em: Em, methods: readonly M[]): Promise<M[]> {
  const standings = await standingsOf(em, methods);
  return methods.filter(({ id }) => standings.get(id)!.kind === 'none');
}

/** Every current method with its standing, in the order of the catalogue. */
export async function currentStandings(em: Em): Promise<Array<{ method: Method; standing: Standing }>> {
  const methods = await em.find(Method, { current: true }, { orderBy: { position: 'asc', code: 'asc' } });
  const standings = await standingsOf(em, methods);
  return methods.map((method) => ({ method, standing: standings.get(method.id)! }));
}
