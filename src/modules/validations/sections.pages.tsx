import { submitted, type Rejected } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { SectionFormPage } from '../../../templates/pages/validations/section-form.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { sectionNames, type SectionName } from '../../../templates/validation/study.types.ts';
import { methodById } from '../catalogue/index.ts';
import { removeSection, saveSection } from './commands/save-section.ts';
import { formState } from './form-state.ts';
import { outcomesOf, sections } from './sections/index.ts';
import { studyFor } from './study.view.ts';
import { studyWriters } from './validations.policy.ts';

async function sectionPage(http: Http, name: SectionName, rejected?: Rejected): Promise<Reply> {
  const study = await studyFor(http.em, http.actor, http.params['id']!);
  const { unit } = await methodById(http.em, study.methodId);
  const outcome = outcomesOf(study.sections).find((each) => each.name === name) ?? null;
  const { fields, criteria } = sections[name];
  return page(
    <SectionFormPage
      viewer={viewerOf(http)} study={{ id: study.id, number: study.number, version: study.version, unit }} name={name} fields={fields} criteria={criteria}
      outcome={outcome} {...formState(http, rejected, study.sections[name] ?? {})}
    />,
    rejected?.status ?? 200,
  );
}

type StudyPage = (http: Http, rejected?: Rejected) => Promise<Reply>;

/** The form of each section. Saving shows the same form again with what was calculated. */
export const sectionPages = (studyPage: StudyPage): Route[] => sectionNames.flatMap((name): Route[] => [
  get(`/validations/:id/${name}`, studyWriters, (http) => sectionPage(http, name)),
  post(`/validations/:id/${name}`, studyWriters, (http) =>
    submitted(
      async () => {
        const { id } = http.params;
        await http.run(saveSection, { studyId: id, section: name, given: http.body, version: http.body['version'] });
        return seeOther(`/validations/${id}/${name}`, { flash: 'validations.done.calculated' });
      },
      (rejected) => sectionPage(http, name, rejected),
    )),
  post(`/validations/:id/${name}/removal`, studyWriters, (http) =>
    submitted(
      async () => {
        const { id } = http.params;
        await http.run(removeSection, { studyId: id, section: name, version: http.body['version'] });
        return seeOther(`/validations/${id}`, { flash: 'validations.done.removed' });
      },
      (rejected) => studyPage(http, rejected),
    )),
]);
