import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { authorize } from '../../kernel/policy.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Matrix, Regulation, analytesByCodes, dependentLimits, lackingAnalytes, type Analyte, type Method } from '../catalogue/index.ts';
import { Enterprise } from '../clients/index.ts';
import { Person } from '../identity/index.ts';
import { analytesOf, methodsById } from './catalogue-lookups.ts';
import { linesOf } from './draft.ts';
import { requestsPolicy } from './requests.policy.ts';
import { gapsOf, namedGaps, plansOf, shortPlans, type LimitGap, type PlannedSample, type ShortPlan } from './sample-units.ts';
import { TestRequest, type RequestedSample, type RequestedTest } from './test-request.ts';

export interface ViewedTest {
  test: RequestedTest;
  method: Method;
  analyte: Analyte;
}

/** One line of a request with what it refers to; tests in the catalogue's order. */
export interface ViewedLine {
  sample: RequestedSample;
  matrix: Matrix;
  regulation: Regulation | null;
  tests: ViewedTest[];
  /** Tests that its regulation will not judge, by why. */
  gaps: LimitGap[];
  /** Analytes that nobody asked for and that limits depend on, with the tests that will not be judged without them. */
  lacking: Array<{ other: Analyte; tests: Analyte[] }>;
}

/** A request with everything its pages show. */
export interface RequestView {
  request: TestRequest;
  enterprise: Enterprise;
  createdBy: string;
  reviewedBy: string | null;
  lines: ViewedLine[];
}

/** The lines of a request with what they refer to. */
export async function viewLines(em: Em, requestId: string): Promise<ViewedLine[]> {
  const lines = await linesOf(em, requestId);
  const methods = await methodsById(em, lines.flatMap(({ tests }) => tests.map(({ methodId }) => methodId)));
  const analytes = await analytesOf(em, [...methods.values()]);
  const matrixCodes = [...new Set(lines.map(({ sample }) => sample.matrixCode))];
  const matrices = new Map((matrixCodes.length ? await em.find(Matrix, { code: { $in: matrixCodes } }) : []).map((row) => [row.code, row]));
  const regulationIds = [...new Set(lines.flatMap(({ sample }) => sample.regulationId ?? []))];
  const regulations = new Map((regulationIds.length ? await em.find(Regulation, { id: { $in: regulationIds } }) : []).map((row) => [row.id, row]));
  const analyteOf = (test: RequestedTest) => analytes.get(methods.get(test.methodId)!.analyteCode)!;
  const testsOf = ({ tests }: (typeof lines)[number]) => tests.map((test) => ({ test, method: methods.get(test.methodId)!, analyte: analyteOf(test) })).sort((a, b) => a.method.position - b.method.position);
  const gaps = await gapsOf(em, lines.map((line) => plannedOf(line.sample, testsOf(line))));
  const limits = await dependentLimits(em, regulationIds);
  const others = limits.length ? await analytesByCodes(em, limits.map(({ dependsOn }) => dependsOn.analyte)) : new Map<string, Analyte>();
  const lackingOf = ({ sample, tests }: (typeof lines)[number]) => {
    const asked = tests.map(analyteOf);
    const lacking = lackingAnalytes(limits.filter(({ regulationId }) => regulationId === sample.regulationId), asked.map(({ code }) => code), sample.regulationClass ?? null, sample.condition ?? null);
    return [...lacking].map(([other, codes]) => ({ other: others.get(other)!, tests: asked.filter(({ code }) => codes.includes(code)) }));
  };
  return lines.map((line, index) => {
    const { sample } = line;
    const regulation = sample.regulationId ? (regulations.get(sample.regulationId) ?? null) : null;
    const tests = testsOf(line);
    return {
      sample, regulation, tests, lacking: lackingOf(line), matrix: matrices.get(sample.matrixCode)!,
      gaps: regulation ? namedGaps(regulation.code, gaps[index]!, tests.map(({ analyte }) => ({ analyteCode: analyte.code, analyte }))) : [],
    };
  });
}

const plannedOf = (sample: RequestedSample, tests: readonly ViewedTest[]): PlannedSample =>
  ({ regulationId: sample.regulationId ?? null, regulationClass: sample.regulationClass ?? null, condition: sample.condition ?? null, analyteCodes: tests.map(({ analyte }) => analyte.code) });

/** The sampling plans that ask for more units than a sample has, by requested sample; of samples compared with a regulation. */
export async function shortPlansOf(em: Em, lines: readonly ViewedLine[]): Promise<Map<string, ShortPlan[]>> {
  const plans = await plansOf(em, lines.map(({ sample, tests }) => plannedOf(sample, tests)));
  return new Map(lines.flatMap(({ sample, regulation, tests }, index) => {
    const short = regulation ? shortPlans(regulation.code, sample.units, plans[index]!, tests.map(({ analyte }) => ({ analyteCode: analyte.code, analyte }))) : [];
    return short.length ? [[sample.id, short] as const] : [];
  }));
}

/** A request as the actor may see it. Throws NotFound for any other. */
export async function requestView(em: Em, actor: Actor, id: string): Promise<RequestView> {
  const request = isId(id) ? await em.findOne(TestRequest, { id }) : null;
  if (!request) throw new NotFound();
  authorize(actor, requestsPolicy.see, request);
  const [enterprise, lines] = [await em.findOneOrFail(Enterprise, { id: request.enterpriseId }), await viewLines(em, id)];
  const people = await em.find(Person, { id: { $in: [request.createdById, ...(request.reviewedById ? [request.reviewedById] : [])] } }, { fields: ['name'] });
  const nameOf = (person: string | null | undefined) => people.find(({ id: each }) => each === person)?.name ?? null;
  return { request, enterprise, lines, createdBy: nameOf(request.createdById) ?? '', reviewedBy: nameOf(request.reviewedById) };
}

/** Whether a text from an address can be a key: PostgreSQL refuses to compare a UUID with anything else. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
