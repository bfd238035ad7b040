import type { Actor } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import { authorize } from '../../kernel/policy.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Analyte, Matrix, Method, Regulation } from '../catalogue/index.ts';
import { Enterprise } from '../clients/index.ts';
import { Person } from '../identity/index.ts';
import { RequestedSample, TestRequest, isId } from '../requests/index.ts';
import { Analysis } from './analysis.ts';
import { Sample } from './sample.ts';
import { knowsCustomer, samplesPolicy } from './samples.policy.ts';

export interface ViewedAnalysis {
  analysis: Analysis;
  method: Method;
  analyte: Analyte;
  assignee: string | null;
}

/** A sample with everything its page shows. */
export interface SampleView {
  sample: Sample;
  asked: RequestedSample;
  matrix: Matrix;
  regulation: Regulation | null;
  receivedBy: string;
  analyses: ViewedAnalysis[];
  /** Null for those who work at the bench: they know the sample by its code alone. */
  customer: { enterprise: Enterprise; request: TestRequest } | null;
}

/** A sample as the actor may see it. Throws NotFound for any other. */
export async function sampleView(em: Em, actor: Actor, id: string): Promise<SampleView> {
  const sample = isId(id) ? await em.findOne(Sample, { id }) : null;
  if (!sample) throw new NotFound();
  authorize(actor, samplesPolicy.see, sample);
  const analyses = await em.find(Analysis, { sampleId: id }, { orderBy: { id: 'asc' } });
  const methods = new Map((await em.find(Method, { id: { $in: analyses.map(({ methodId }) => methodId) } })).map((row) => [row.id, row]));
  const analytes = new Map((await em.find(Analyte, { code: { $in: analyses.map(({ analyteCode }) => analyteCode) } })).map((row) => [row.code, row]));
  const people = new Map((await em.find(Person, { id: { $in: [sample.receivedById, ...analyses.flatMap(({ assigneeId }) => assigneeId ?? [])] } }, { fields: ['name'] })).map((row) => [row.id, row.name]));
  return {
    sample,
    asked: await em.findOneOrFail(RequestedSample, { id: sample.requestedSampleId }),
    matrix: await em.findOneOrFail(Matrix, { code: sample.matrixCode }),
    regulation: sample.regulationId ? await em.findOne(Regulation, { id: sample.regulationId }) : null,
    receivedBy: people.get(sample.receivedById) ?? '',
    analyses: analyses
      .map((analysis) => ({ analysis, method: methods.get(analysis.methodId)!, analyte: analytes.get(analysis.analyteCode)!, assignee: analysis.assigneeId ? (people.get(analysis.assigneeId) ?? null) : null }))
      .sort((a, b) => a.method.position - b.method.position || (a.analysis.unit ?? 0) - (b.analysis.unit ?? 0) || a.analysis.attempt - b.analysis.attempt),
    customer: knowsCustomer(actor)
      ? { enterprise: await em.findOneOrFail(Enterprise, { id: sample.enterpriseId }), request: await em.findOneOrFail(TestRequest, { id: sample.requestId }) }
      : null,
  };
}
