import { dayOf } from '../../kernel/calendar.ts';
import type { Problem } from '../../kernel/errors.ts';
import { classesOf } from './catalogue-lookups.ts';
import type { ViewedLine } from './requests.view.ts';
import type { LimitGap, ShortPlan } from './sample-units.ts';
import type { TestRequest } from './test-request.ts';

/** What still stands in the way of sending a request to the laboratory; paths as in its form. Empty when it can be sent. */
export function submissionProblems(request: Pick<TestRequest, 'consentExternal'>, lines: readonly ViewedLine[], now: Date): Problem[] {
  if (lines.length === 0) return [{ path: 'samples', key: 'requests.error.no-samples' }];
  const problems = lines.flatMap((line, index) => lineProblems(line, now).map(({ path, ...told }) => ({ path: `samples.${index}.${path}`, ...told })));
  const external = lines.some(({ tests }) => tests.some(({ method }) => method.external));
  if (external && !request.consentExternal) problems.push({ path: 'consentExternal', key: 'requests.error.consent-external' });
  return problems;
}

function lineProblems({ sample, regulation, tests }: ViewedLine, now: Date): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: string, key: string, params?: Problem['params']) => void problems.push(params ? { path, key, params } : { path, key });
  if (!sample.name) refuse('name', 'error.required');
  if (tests.length === 0) refuse('methodIds', 'requests.error.no-tests');
  const misfits = tests.filter(({ method }) => !method.matrices.includes(sample.matrixCode));
  if (misfits.length) refuse('methodIds', 'requests.error.matrix-misfit', { methods: misfits.map(({ method }) => method.reference).join(', ') });
  const outdated = tests.filter(({ method }) => !method.current);
  if (outdated.length) refuse('methodIds', 'requests.error.method-outdated', { methods: outdated.map(({ method }) => method.reference).join(', ') });
  for (const { method } of tests) {
    if (method.model.kind !== 'derived') continue;
    const lacking = method.model.inputs.filter(({ analyte }) => !tests.some((other) => other.method.analyteCode === analyte));
    if (lacking.length) refuse('methodIds', 'requests.error.derived-needs', { method: method.reference, names: lacking.map(({ name }) => name).join(', ') });
  }
  if (sample.sampledAt && sample.sampledAt > now) refuse('sampledAt', 'requests.error.sampled-later');
  if (sample.producedOn && sample.expiresOn && sample.expiresOn < sample.producedOn) refuse('expiresOn', 'requests.error.expires-before');
  if (!regulation) return problems;

  const day = dayOf(sample.sampledAt ?? now);
  if (!regulation.matrices.includes(sample.matrixCode)) refuse('regulationId', 'requests.error.regulation-misfit', { regulation: regulation.code });
  else if (regulation.inTransitionOn(day)) {
    if (!sample.regulationReason) refuse('regulationReason', 'requests.error.transition-reason', { regulation: regulation.code });
  } else if (!regulation.inForceOn(day)) refuse('regulationId', 'requests.error.regulation-not-in-force', { regulation: regulation.code });
  const classes = classesOf(regulation);
  if (classes.length && !classes.some(({ code }) => code === sample.regulationClass)) refuse('regulationClass', 'requests.error.class');
  return problems;
}

/** What the desk should look at before it accepts: each is told to the customer, none is forbidden (clauses 7.1.2, 7.1.3). */
export type ReviewFinding =
  | { kind: 'outdated'; methods: string[] }
  | { kind: 'external'; methods: string[] }
  | { kind: 'no-uncertainty'; methods: string[] }
  | { kind: 'transition'; regulation: string; reason: string }
  | { kind: 'no-sampling-time'; sample: string }
  | { kind: 'not-judged'; sample: string; gap: LimitGap }
  | ({ kind: 'units'; sample: string } & ShortPlan);

export function reviewFindings(request: Pick<TestRequest, 'decisionRule'>, lines: readonly ViewedLine[], now: Date, short: ReadonlyMap<string, readonly ShortPlan[]> = new Map()): ReviewFinding[] {
  const all = lines.flatMap(({ tests }) => tests);
  const references = (wanted: (method: (typeof all)[number]['method']) => boolean) => [...new Set(all.filter(({ method }) => wanted(method)).map(({ method }) => method.reference))];
  const findings: ReviewFinding[] = [];
  const outdated = references((method) => !method.current);
  if (outdated.length) findings.push({ kind: 'outdated', methods: outdated });
  const external = references((method) => method.external);
  if (external.length) findings.push({ kind: 'external', methods: external });
  const judged = lines.filter(({ regulation }) => regulation).flatMap(({ tests }) => tests);
  const unsure = [...new Set(judged.filter(({ method: { model } }) => model.kind === 'calculated' && !model.expandedUncertainty && !model.uncertaintyBudget).map(({ method }) => method.reference))];
  if (request.decisionRule !== 'simple' && unsure.length) findings.push({ kind: 'no-uncertainty', methods: unsure });
  for (const { sample, regulation, tests, gaps } of lines) {
    if (regulation?.inTransitionOn(dayOf(sample.sampledAt ?? now))) findings.push({ kind: 'transition', regulation: regulation.code, reason: sample.regulationReason ?? '' });
    if (!sample.sampledAt && tests.some(({ method }) => typeof method.holdingHours === 'number')) findings.push({ kind: 'no-sampling-time', sample: sample.name });
    for (const gap of gaps) findings.push({ kind: 'not-judged', sample: sample.name, gap });
    for (const plan of short.get(sample.id) ?? []) findings.push({ kind: 'units', sample: sample.name, ...plan });
  }
  return findings;
}
