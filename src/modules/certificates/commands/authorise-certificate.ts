import { z } from 'zod';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Conflict, Invalid } from '../../../kernel/errors.ts';
import { newToken } from '../../../kernel/ids.ts';
import { canonical, sha256 } from '../../../platform/audit/chain.ts';
import { command, type CommandContext } from '../../../platform/command/command.ts';
import { id, list } from '../../../platform/command/inputs.ts';
import { formatNumber, takeNumbers } from '../../../platform/database/number-series.ts';
import { inBoth } from '../../../../templates/locales/index.ts';
import { confirmIdentity, Person } from '../../identity/index.ts';
import { TestRequest } from '../../requests/index.ts';
import { Analysis, analysesPolicy, analysisWorkflow, Sample, samplesPolicy, sampleWorkflow } from '../../samples/index.ts';
import { certificatesPolicy } from '../certificates.policy.ts';
import { Certificate } from '../certificate.ts';
import { buildSnapshot, signingTitle, type Authorisation } from '../snapshot.ts';

/**
 * The technical manager authorises the results of verified samples of one request: in one transaction the number is taken,
 * everything that will be printed is frozen and hashed, and the drawing is asked for. The password is entered again.
 * Answers the certificate's id.
 */
export const authoriseCertificate = command({
  name: 'certificates.authorise',
  input: z.object({ sampleIds: list(id(), 1, 60), password: z.string().min(1).max(1000), publicUrl: z.string() }),
  prepare: (services, { password }, actor, em) => confirmIdentity(services, actor, password, em),
  async handle(context, { sampleIds, publicUrl }) {
    const samples = await context.loadMany(samplesPolicy.report, Sample, sampleIds);
    const requestIds = new Set(samples.map(({ requestId }) => requestId));
    if (requestIds.size !== 1) throw Invalid.field('sampleIds', 'certificates.error.one-request');
    for (const sample of samples) {
      sampleWorkflow.move(sample, 'report');
      sample.reportedAt = context.now;
    }
    const listed = await context.em.find(Analysis, { sampleId: { $in: samples.map((sample) => sample.id) }, state: 'verified' }, { fields: ['id'] });
    const analyses = await context.loadMany(analysesPolicy.report, Analysis, listed.map((analysis) => analysis.id));
    if (analyses.length === 0) throw new Conflict('certificates.error.no-results');
    const certificate = await freeze(context, { sampleIds, publicUrl, replaces: null }, samples[0]!);
    for (const analysis of analyses) analysisWorkflow.move(analysis, 'report');
    return certificate.id;
  },
});

/** Takes the number, freezes what is printed and asks for the drawing; part of the command that authorises. */
export async function freeze(
  context: CommandContext, { sampleIds, publicUrl, replaces }: Pick<Authorisation, 'sampleIds' | 'publicUrl' | 'replaces'>,
  { requestId, enterpriseId }: Pick<Sample, 'requestId' | 'enterpriseId'>, replaced?: Certificate,
): Promise<Certificate> {
  const { em, now, actor } = context;
  const year = yearOf(now);
  const [person, request] = await Promise.all([em.findOneOrFail(Person, { id: actor.id! }), em.findOneOrFail(TestRequest, { id: requestId })]);
  const number = formatNumber('PKQ', year, await takeNumbers(em, `certificate-${year}`));
  // 128 bits: nobody guesses it, and it can still be typed from paper.
  const token = newToken(16);
  const snapshot = await buildSnapshot(em, {
    sampleIds, number, now, token, publicUrl, replaces,
    signatories: [{ name: person.name, title: signingTitle(person), prefix: null, meaning: inBoth('certificates.signature.authorise'), signedAt: now.toISOString() }],
  });
  const text = canonical(snapshot);
  const certificate = Object.assign(new Certificate(), {
    number, token, requestId, enterpriseId,
    state: 'rendering', sampleIds: [...sampleIds],
    snapshot: text, snapshotHash: sha256(text),
    authorisedById: person.id, authorisedAt: now,
    fileHash: null, issuedAt: null,
    consentPublic: request.consentPublic,
    replacesId: replaced?.id ?? null, reason: replaces?.reason ?? null, closedAt: null, replacing: null,
  });
  context.create(certificatesPolicy.authorise, certificate);
  context.enqueue('render-certificate', { certificateId: certificate.id });
  return certificate;
}

/** The day of issue of a certificate, as it is printed. */
export const issuedOn = (certificate: Certificate): string => dayOf(certificate.authorisedAt);
