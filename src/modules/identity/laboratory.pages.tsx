import type { Role } from '../../kernel/actor.ts';
import { Stale } from '../../kernel/errors.ts';
import { timelineOf } from '../../platform/audit/index.ts';
import { submitted, typed } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Route } from '../../platform/http/route.ts';
import { fieldErrors, told, type FormValues } from '../../../templates/components/index.ts';
import { LaboratoryPage, type LaboratoryPageState } from '../../../templates/pages/identity/laboratory.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { savedOnce, saveLaboratory, stateOf } from './commands/save-laboratory.ts';
import { laboratoryOf, type LaboratoryDetails } from './laboratory.ts';

const administrator: readonly Role[] = ['administrator'];

/** The details as the form's fields have them. */
function valuesOf(details: LaboratoryDetails | null): FormValues {
  if (!details) return { complaintDays: '7' };
  const { demonstration: _demonstration, accreditation, complaintDays, ...rest } = details;
  return typed({ ...rest, accreditation: accreditation ?? {}, complaintDays: String(complaintDays) });
}

async function laboratoryPage(http: Http, state: Partial<LaboratoryPageState> = {}, status = 200) {
  const details = await laboratoryOf(http.em);
  const history = await timelineOf(http.em, ['laboratory:laboratory'], 20);
  return page(<LaboratoryPage viewer={viewerOf(http)} entered={details !== null} demonstration={details?.demonstration ?? false} seen={stateOf(details)} values={valuesOf(details)} history={history} {...state} />, status);
}

/** What certificates say of the laboratory itself. */
export const laboratoryPages = (): Route[] => [
  get('/laboratory', administrator, (http) => laboratoryPage(http)),

  post('/laboratory', administrator, (http) =>
    submitted(
      async () => {
        await savedOnce(() => http.run(saveLaboratory, http.body));
        return seeOther('/laboratory', { flash: 'laboratory.done.saved' });
      },
      ({ status, problems, refusal }) => {
        const { t } = viewerOf(http);
        const stale = refusal instanceof Stale ? (refusal.current as LaboratoryDetails | null) : null;
        const seen = stale ? stateOf(stale) : String(http.body['seen'] ?? '');
        return laboratoryPage(http, {
          seen, values: typed(http.body), errors: fieldErrors(t, problems), refusal: problems.length || stale ? null : told(t, refusal.told), now: stale && valuesOf(stale),
        }, status);
      },
    )),
];
