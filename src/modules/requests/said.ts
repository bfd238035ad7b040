import { typed, type Rejected } from '../../platform/http/form.ts';
import type { Http } from '../../platform/http/route.ts';
import { fieldErrors, told, type FieldError, type FormValues } from '../../../templates/components/index.ts';
import { viewerOf } from '../../../templates/pages/viewer.ts';

/** What a form that came back says: what was typed, the problems of its fields, or the refusal of the whole. A fresh form says nothing. */
export function said(http: Http, rejected: Rejected | undefined): { values: FormValues; errors: FieldError[]; refusal: string | null } {
  if (!rejected) return { values: {}, errors: [], refusal: null };
  const { t } = viewerOf(http);
  return { values: typed(http.body), errors: fieldErrors(t, rejected.problems), refusal: rejected.problems.length ? null : told(t, rejected.refusal.told) };
}
