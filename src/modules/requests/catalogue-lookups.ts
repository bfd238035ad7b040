import { dayOf, type Day } from '../../kernel/calendar.ts';
import type { Em } from '../../platform/database/orm.ts';
import {
  Matrix, Method, analytesByCodes, conditionText, conditionsIn, currentMethods, currentMethodsByCodes, everyClass, holidaySet, limitsOf, panelsOf, promiseFrom, regulationsFor,
  type Analyte, type ChoosableRegulation, type MethodRow, type Panel, type Regulation,
} from '../catalogue/index.ts';

/** What can be asked for one kind of material: panels, single tests, regulations to compare with. */
export interface Offer {
  matrix: Matrix;
  methods: MethodRow[];
  panels: Panel[];
  regulations: Array<ChoosableRegulation & { conditions: Array<{ value: string; vi: string; en: string }>; /** It limits something by a sampling plan, over several units of a sample. */ plans: boolean; /** Current limits, and how many of them the laboratory has adopted. */ limits: number; adopted: number }>;
}

/** The offers of the matrices named to an enterprise, on a day. */
export async function offersOf(em: Em, matrixCodes: readonly string[], day: Day, enterpriseId: string): Promise<Map<string, Offer>> {
  const wanted = [...new Set(matrixCodes)];
  const found = wanted.length ? await em.find(Matrix, { code: { $in: wanted } }) : [];
  const offers = new Map<string, Offer>();
  for (const matrix of found) {
    const regulations = [];
    for (const choice of await regulationsFor(em, matrix.code, day, enterpriseId)) {
      const limits = await limitsOf(em, choice.regulation.id);
      const conditions = conditionsIn(limits).map((each) => {
        const value = conditionText(each)!;
        return { value, vi: each.vi ?? value, en: each.en ?? value };
      });
      regulations.push({ ...choice, conditions, plans: limits.some(({ value }) => value.kind === 'sampling-plan' && value.n > 1), limits: limits.length, adopted: limits.filter(({ adoption }) => adoption).length });
    }
    const { rows } = await currentMethods(em, { matrix: matrix.code, limit: 500 });
    offers.set(matrix.code, { matrix, methods: rows, panels: await panelsOf(em, matrix.code), regulations });
  }
  return offers;
}

/** The classes of a regulation that a customer chooses from: one that holds for all is no choice. */
export const classesOf = (regulation: Regulation): Regulation['classes'] => regulation.classes.filter(({ code }) => code !== everyClass);

export const analytesOf = (em: Em, methods: readonly Method[]): Promise<Map<string, Analyte>> =>
  methods.length ? analytesByCodes(em, methods.map(({ analyteCode }) => analyteCode)) : Promise.resolve(new Map());

/** For editions that are no longer current, by their ids: the current edition of the same method. */
export async function replacementsOf(em: Em, methods: readonly Method[]): Promise<Map<string, string>> {
  const outdated = methods.filter(({ current }) => !current);
  if (outdated.length === 0) return new Map();
  const current = new Map((await currentMethodsByCodes(em, outdated.map(({ code }) => code))).map((method) => [method.code, method.id]));
  return new Map(outdated.flatMap(({ id, code }) => (current.has(code) ? [[id, current.get(code)!] as const] : [])));
}

export const methodsById = async (em: Em, ids: readonly string[]): Promise<Map<string, Method>> =>
  new Map((ids.length ? await em.find(Method, { id: { $in: [...new Set(ids)] } }) : []).map((method) => [method.id, method]));

/** The day a certificate can be promised for: the slowest test, in working days from the day of acceptance; null without a test. */
export async function promisedDay(em: Em, tests: ReadonlyArray<Pick<Method, 'workingDays'>>, now: Date): Promise<Day | null> {
  if (tests.length === 0) return null;
  return promiseFrom(dayOf(now), Math.max(...tests.map(({ workingDays }) => workingDays)), await holidaySet(em));
}
