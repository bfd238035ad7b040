import type { Problem } from '../../kernel/errors.ts';
import { receptionChecks } from './sample.ts';

/** What the form asks once for all samples; a sample that says something else has it its own way. */
const shared = ['receivedAt', 'container', 'temperature', 'condition'] as const;

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields => (value !== null && typeof value === 'object' ? (value as Fields) : {});
const blank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
const listOf = (body: Fields): Fields[] => (Array.isArray(body['samples']) ? body['samples'].map(fieldsOf) : []);

/** The samples as the command takes them: what was said for all, and the checks that were ticked for all less those that failed on one. */
export function arrivalsOf(body: Fields): Fields[] {
  if (body['all'] === undefined) return listOf(body);
  const all = fieldsOf(body['all']);
  const passed = fieldsOf(all['checks']);
  return listOf(body).map(({ fails, ...sample }) => ({
    ...sample,
    ...Object.fromEntries(shared.map((field) => [field, blank(sample[field]) ? all[field] : sample[field]])),
    checks: Object.fromEntries(receptionChecks.map((check) => [check, fieldsOf(fails)[check] ? '' : passed[check]])),
  }));
}

/** Problems where the person typed: of a value said for all, beside the field for all, once. */
export function problemsInForm(problems: readonly Problem[], body: Fields): Problem[] {
  if (body['all'] === undefined) return [...problems];
  const samples = listOf(body);
  const moved = problems.map((problem) => {
    const [, index, field] = /^samples\.(\d+)\.(\w+)$/.exec(problem.path) ?? [];
    const forAll = shared.some((each) => each === field) && blank(samples[Number(index)]?.[field!]);
    return forAll ? { ...problem, path: `all.${field}` } : problem;
  });
  return [...new Map(moved.map((problem) => [`${problem.path} ${problem.key}`, problem])).values()];
}
