import type { z } from 'zod';
import { Invalid, type Problem } from '../../kernel/errors.ts';

/** Parses a command's input, or throws Invalid with every problem, its path written as in forms. */
export function parse<Input extends z.ZodType>(schema: Input, input: unknown): z.output<Input> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw new Invalid(result.error.issues.flatMap((issue) => problemsOf(issue)));
}

/** Of several forms that a value may have, the problems of the one that it comes nearest to. */
function problemsOf(issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): Problem[] {
  const path = [...within, ...issue.path];
  const nearest = issue.code === 'invalid_union'
    ? issue.errors.filter(([first]) => first && (first.path.length > 0 || first.code === 'custom' || first.code === 'unrecognized_keys')).toSorted((a, b) => a.length - b.length)[0]
    : undefined;
  return nearest ? nearest.flatMap((each) => problemsOf(each, path)) : [problemOf({ ...issue, path })];
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.join('.');
  const custom = issue.code === 'custom' ? (issue.params as { key?: string; values?: Record<string, string> } | undefined) : undefined;
  if (custom?.key) return { path, key: custom.key, ...(custom.values ? { params: custom.values } : {}) };
  switch (issue.code) {
    case 'too_small': return issue.origin === 'string' ? { path, key: 'error.required' } : { path, key: 'error.too-small', params: { min: String(issue.minimum) } };
    case 'too_big': return issue.origin === 'string' ? { path, key: 'error.too-long', params: { max: String(issue.maximum) } } : { path, key: 'error.too-big', params: { max: String(issue.maximum) } };
    case 'unrecognized_keys': return { path: [...issue.path, issue.keys[0]].join('.'), key: 'error.unknown-field' };
    case 'invalid_value': return { path, key: 'error.choose' };
    case 'invalid_format': return { path, key: `error.format.${['email', 'uuid'].includes(issue.format) ? issue.format : 'other'}` };
    case 'invalid_union':
    case 'invalid_type': return { path, key: issue.input === undefined || issue.input === null ? 'error.required' : 'error.type' };
    default: return { path, key: 'error.type' };
  }
}
