import { NotFound } from '../../kernel/errors.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Actor } from '../../kernel/actor.ts';
import { authorize } from '../../kernel/policy.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { SampleLabel } from '../../../templates/labels/sample-label.ts';
import { Analyte, Matrix, Method } from '../catalogue/index.ts';
import { isId } from '../requests/index.ts';
import { Analysis, unitCode } from './analysis.ts';
import { Sample } from './sample.ts';
import { samplesPolicy } from './samples.policy.ts';

/** The labels of samples, in the order asked for: one each, or one for each unit with the sample's own where a test is done on the whole. The holding time is that of the most pressing test done on what the label is stuck to. Throws NotFound when one is unknown. */
export async function labelsOf(em: Em, actor: Actor, ids: readonly string[], publicUrl: string): Promise<SampleLabel[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > 240 || !wanted.every(isId)) throw new NotFound();
  const samples = new Map((await em.find(Sample, { id: { $in: wanted } })).map((row) => [row.id, row]));
  if (samples.size !== wanted.length) throw new NotFound();
  for (const sample of samples.values()) authorize(actor, samplesPolicy.receive, sample);
  const analyses = await em.find(Analysis, { sampleId: { $in: wanted }, state: { $ne: 'cancelled' } }, { orderBy: { id: 'asc' } });
  const methods = new Map((await em.find(Method, { id: { $in: [...new Set(analyses.map(({ methodId }) => methodId))] } })).map((row) => [row.id, row]));
  const analytes = new Map((await em.find(Analyte, { code: { $in: [...new Set(analyses.map(({ analyteCode }) => analyteCode))] } })).map((row) => [row.code, row]));
  const matrices = new Map((await em.find(Matrix, { code: { $in: [...new Set([...samples.values()].map(({ matrixCode }) => matrixCode))] } })).map((row) => [row.code, row]));
  return ids.flatMap((id) => {
    const sample = samples.get(id)!;
    const tests = analyses.filter(({ sampleId }) => sampleId === id);
    const { vi, en } = matrices.get(sample.matrixCode)!;
    const label = (code: string, own: readonly Analysis[]): SampleLabel => {
      const pressing = own.filter(({ holdUntil }) => holdUntil).sort((a, b) => a.holdUntil!.getTime() - b.holdUntil!.getTime())[0];
      const analyte = pressing ? analytes.get(pressing.analyteCode) : undefined;
      return {
        code,
        url: `${publicUrl}/samples/${sample.id}`,
        matrix: { vi, en },
        receivedAt: sample.receivedAt.toISOString(),
        holdUntil: pressing ? { at: pressing.holdUntil!.toISOString(), analyte: analyte ? { vi: analyte.vi, en: analyte.en } : null } : null,
        storage: storageOf(own.map(({ methodId }) => methods.get(methodId)?.preservation ?? null)),
      };
    };
    if (sample.units === 1) return [label(sample.code, tests)];
    const units = Array.from({ length: sample.units }, (_, index) => index + 1);
    const whole = tests.length === 0 || tests.some(({ unit }) => !unit);
    return [...(whole ? [null] : []), ...units].map((unit) => label(unitCode(sample.code, unit), tests.filter((test) => (test.unit ?? null) === unit)));
  });
}

/** The rule of a method that names kinds of product says how each is kept, not how this one is. */
const byProduct = /\bproducts?\b/i;

/** How the container is kept: what its tests ask for, where they all ask for the same. Null where they differ or where it depends on what the product is. */
function storageOf(rules: ReadonlyArray<Bilingual | null>): Bilingual | null {
  const [rule, ...others] = new Map(rules.flatMap((each) => (each ? [[each.vi, each] as const] : []))).values();
  return rule && others.length === 0 && !byProduct.test(rule.en) ? rule : null;
}
