import { Conflict, Invalid, Stale, type Problem, type Refusal } from '../../kernel/errors.ts';
import type { Reply } from './route.ts';

/** Why a form comes back: every problem of its fields, or a refusal as a whole (stale, not in this state). */
export interface Rejected {
  status: number;
  problems: readonly Problem[];
  refusal: Refusal;
}

/**
 * Does what a form asks. What cannot be taken comes back as the same page (422), a stale form or a wrong state as 409, with
 * everything that was typed; all other refusals go to the error page.
 */
export async function submitted(attempt: () => Promise<Reply>, again: (rejected: Rejected) => Promise<Reply>): Promise<Reply> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Invalid) return again({ status: 422, problems: error.problems, refusal: error });
    if (error instanceof Stale || error instanceof Conflict) return again({ status: error.status, problems: [], refusal: error });
    throw error;
  }
}

/** A form's body as flat field names and the texts typed, to be shown again: `samples.0.name` → text. */
export function typed(body: Record<string, unknown>): Record<string, string | string[]> {
  const flat: Record<string, string | string[]> = {};
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') flat[path] = value;
    else if (Array.isArray(value) && value.every((inner) => typeof inner === 'string')) flat[path] = value as string[];
    else if (value !== null && typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(body, '');
  return flat;
}
