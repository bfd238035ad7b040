import { typed, type Rejected } from '../../platform/http/form.ts';
import type { Http } from '../../platform/http/route.ts';
import { fieldErrors, told, type FieldError, type FormValues } from '../../../templates/components/index.ts';
import { viewerOf } from '../../../templates/pages/viewer.ts';

/** What a form shows: `kept` when it is opened; after a refusal what was typed (never a password), its problems, or why it was refused as a whole. */
export function formState(http: Http, rejected: Rejected | undefined, kept: FormValues = {}): { values: FormValues; errors: FieldError[]; refusal: string | null } {
  if (!rejected) return { values: kept, errors: [], refusal: null };
  const { t } = viewerOf(http);
  return { values: { ...typed(http.body), password: '' }, errors: fieldErrors(t, rejected.problems), refusal: rejected.problems.length ? null : told(t, rejected.refusal.told) };
}
