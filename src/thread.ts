import { parentPort } from 'node:worker_threads';
import { drawCertificate, type CertificateSnapshot } from '../templates/certificates/certificate.ts';
import { drawLabels, type LabelFormat, type SampleLabel } from '../templates/labels/sample-label.ts';
import type { StudyFacts } from '../templates/validation/study.types.ts';
import type { ValidationReport } from '../templates/validation/validation-report.ts';
import type { Locale } from './kernel/i18n.ts';
import type { Answer, Ask } from './platform/threads/threads.ts';

/** What is done outside the event loop, by name. This module is a thread's entry; it loads no pages. */
const tasks: Record<string, (input: never) => Promise<unknown>> = {
  'draw-certificate': ({ snapshot, draft }: { snapshot: CertificateSnapshot; draft: boolean }) => drawCertificate(snapshot, { draft }),
  compute: async (request: unknown) => (await import('./modules/calculator/in-thread.ts')).computed(request),
  validate: async (on: { day: string; version: string; node: string }) => {
    const [{ readReferenceCases }, { validate }] = await Promise.all([import('./modules/calculator/validation/reference-cases.ts'), import('./modules/calculator/validation/validate.ts')]);
    return validate(readReferenceCases(), on);
  },
  'draw-validation': async ({ report, locale }: { report: ValidationReport; locale: Locale }) => {
    const [{ drawValidationReport }, { translator }] = await Promise.all([import('../templates/validation/validation-report.ts'), import('../templates/locales/index.ts')]);
    return drawValidationReport(report, translator(locale));
  },
  'draw-study': async ({ facts, now, locale }: { facts: StudyFacts; now: string; locale: Locale }) => {
    const [{ drawStudyReport }, { translator }] = await Promise.all([import('../templates/validation/study-report.ts'), import('../templates/locales/index.ts')]);
    return drawStudyReport(facts, new Date(now), translator(locale));
  },
  'draw-labels': ({ labels, format }: { labels: SampleLabel[]; format: LabelFormat }) => drawLabels(labels, { format }),
};

parentPort!.on('message', ({ id, task, input }: Ask) => {
  const run = tasks[task];
  const work = run ? run(input as never) : Promise.reject(new Error(`no task ${task}`));
  work.then(
    (output) => parentPort!.postMessage({ id, output } satisfies Answer),
    (error: unknown) => parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer),
  );
});
