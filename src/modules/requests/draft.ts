import { Invalid, type Problem } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { canonical } from '../../platform/audit/chain.ts';
import type { CommandContext } from '../../platform/command/command.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Matrix, Method, Panel, Regulation } from '../catalogue/index.ts';
import type { RequestedSampleInput, RequestInput } from './requests.schemas.ts';
import { plansOf, unitsTested } from './sample-units.ts';
import { RequestedSample, RequestedTest, type TestRequest } from './test-request.ts';

/** The lines of a request as they are stored, in their order. */
export async function linesOf(em: Em, requestId: string): Promise<Array<{ sample: RequestedSample; tests: RequestedTest[] }>> {
  const samples = await em.find(RequestedSample, { requestId }, { orderBy: { position: 'asc' } });
  const tests = await em.find(RequestedTest, { requestId }, { orderBy: { id: 'asc' } });
  return samples.map((sample) => ({ sample, tests: tests.filter(({ requestedSampleId }) => requestedSampleId === sample.id) }));
}

/**
 * Makes the request what the input says: head, samples, tests, prices of today. A test by an edition that is no longer current is
 * replaced by the current edition of the same method; one that the regulation limits by a sampling plan is done, and priced, on each of
 * the sample's units that the plan asks for. Problems are those that no draft may have; the rest is asked at submission.
 */
export async function fillDraft(context: Pick<CommandContext, 'em' | 'add'>, request: TestRequest, input: RequestInput): Promise<void> {
  const { em } = context;
  const before = await linesOf(em, request.id);
  const known = new Map(before.map((line) => [line.sample.id, line]));
  const methods = await resolveTests(em, input.samples, request.enterpriseId);
  const plans = await plansOf(em, input.samples.map((line, position) => ({ ...line, regulationId: line.units > 1 ? line.regulationId : null, analyteCodes: methods[position]!.map(({ analyteCode }) => analyteCode) })));
  const { purpose, language, decisionRule, consentPublic, consentExternal, note } = input;
  Object.assign(request, { purpose, language, decisionRule, consentPublic, consentExternal, note });

  const print = () => canonical(now.map(({ sample, tests }) => ({ sample: contentOf(sample), tests: tests.map(({ methodId, units, price }) => ({ methodId, units, price })) })));
  let now = before;
  const earlier = print();
  now = input.samples.map((line, position) => {
    const stored = line.id ? known.get(line.id) : undefined;
    const sample = stored?.sample ?? context.add(Object.assign(new RequestedSample(), { id: newId(), requestId: request.id }));
    describe(sample, line, methods[position]!, position);
    return { sample, tests: [] as RequestedTest[] };
  });
  now.forEach((line, position) => {
    const stored = known.get(line.sample.id)?.tests ?? [];
    const wanted = methods[position]!;
    for (const test of stored) if (!wanted.some(({ id }) => id === test.methodId)) em.remove(test);
    line.tests = wanted.map((method) => {
      const test = stored.find(({ methodId }) => methodId === method.id) ?? context.add(Object.assign(new RequestedTest(), { id: newId(), requestId: request.id, requestedSampleId: line.sample.id, methodId: method.id }));
      const units = unitsTested(input.samples[position]!.units, plans[position]!.get(method.analyteCode));
      Object.assign(test, { units, price: method.price * units });
      return test;
    });
  });
  const kept = new Set(now.map(({ sample }) => sample.id));
  for (const { sample, tests } of before) {
    if (kept.has(sample.id)) continue;
    for (const test of tests) em.remove(test);
    em.remove(sample);
  }
  request.price = now.flatMap(({ tests }) => tests).reduce((sum, { price }) => sum + price, 0);
  if (print() !== earlier) request.revision += 1;
}

function contentOf(sample: RequestedSample): unknown {
  const { position, units, name, matrixCode, description, lot, producedOn, expiresOn, sampledAt, sampledBy, samplingPlace, regulationId, regulationClass, regulationReason, condition, declared } = sample;
  return { position, units, name, matrixCode, description, lot, producedOn, expiresOn, sampledAt, sampledBy, samplingPlace, regulationId, regulationClass, regulationReason, condition, declared };
}

function describe(sample: RequestedSample, line: RequestedSampleInput, methods: readonly Method[], position: number): void {
  const { id: _id, methodIds: _methods, panels: _panels, declared, ...given } = line;
  const analytes = new Set(methods.map(({ analyteCode }) => analyteCode));
  Object.assign(sample, given, { position });
  if (!given.regulationId) Object.assign(sample, { regulationClass: null, regulationReason: null, condition: null });
  sample.declared = declared.flatMap(({ analyteCode, value, unit }) => (value !== null && analytes.has(analyteCode) ? [{ analyteCode, value, unit }] : []));
}

/** The methods of every line, panels taken apart, current editions, in the catalogue's order. Throws Invalid for what does not exist, or is another enterprise's own standard. */
async function resolveTests(em: Em, samples: readonly RequestedSampleInput[], enterpriseId: string): Promise<Method[][]> {
  const named = async <Row extends object>(entity: new () => Row, key: string, values: string[]): Promise<Row[]> =>
    values.length ? em.find(entity as never, { [key]: { $in: [...new Set(values)] } } as never) : [];
  const matrices = new Set((await named(Matrix, 'code', samples.map(({ matrixCode }) => matrixCode))).map(({ code }) => code));
  const regulations = new Set((await named(Regulation, 'id', samples.flatMap(({ regulationId }) => regulationId ?? []))).filter(({ ownerId }) => !ownerId || ownerId === enterpriseId).map(({ id }) => id));
  const panels = new Map((await named(Panel, 'code', samples.flatMap((line) => line.panels))).map((panel) => [panel.code, panel]));
  const chosen = new Map((await named(Method, 'id', samples.flatMap(({ methodIds }) => methodIds))).map((method) => [method.id, method]));
  const codes = [...[...panels.values()].flatMap(({ methodCodes }) => methodCodes), ...[...chosen.values()].map(({ code }) => code)];
  const current = new Map((codes.length ? await em.find(Method, { code: { $in: [...new Set(codes)] }, current: true }) : []).map((method) => [method.code, method]));

  const problems: Problem[] = [];
  const result = samples.map(({ matrixCode, regulationId, methodIds, panels: wanted }, index) => {
    const refuse = (field: string, key: string) => void problems.push({ path: `samples.${index}.${field}`, key });
    if (!matrices.has(matrixCode)) refuse('matrixCode', 'error.choose');
    if (regulationId && !regulations.has(regulationId)) refuse('regulationId', 'error.choose');
    if (methodIds.some((id) => !chosen.has(id))) refuse('methodIds', 'error.choose');
    if (wanted.some((code) => panels.get(code)?.matrixCode !== matrixCode)) refuse('panels', 'error.choose');
    const all = [
      ...methodIds.flatMap((id) => chosen.get(id) ?? []).map((method) => current.get(method.code) ?? method),
      ...wanted.flatMap((code) => panels.get(code)?.methodCodes ?? []).flatMap((code) => current.get(code) ?? []),
    ];
    return [...new Map(all.map((method) => [method.id, method])).values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  });
  if (problems.length) throw new Invalid(problems);
  return result;
}
