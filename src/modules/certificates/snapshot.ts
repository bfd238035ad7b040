import { dayOf } from '../../kernel/calendar.ts';
import { NotFound } from '../../kernel/errors.ts';
import { fold } from '../../kernel/fold.ts';
import { inBoth } from '../../../templates/locales/index.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import type { Em } from '../../platform/database/orm.ts';
import type { CertificateSample, CertificateSignatory, CertificateSnapshot, Words } from '../../../templates/certificates/certificate.ts';
import { Matrix, Regulation } from '../catalogue/index.ts';
import { Enterprise } from '../clients/index.ts';
import { laboratoryOf } from '../identity/index.ts';
import { RequestedSample, TestRequest } from '../requests/index.ts';
import { Sample } from '../samples/index.ts';
import { resultLines, testingPeriod } from './snapshot.results.ts';

/** What is decided at the moment of authorising; everything else is read from the records. */
export interface Authorisation {
  sampleIds: readonly string[];
  /** '' in a draft. */
  number: string;
  now: Date;
  token: string;
  publicUrl: string;
  signatories: CertificateSignatory[];
  replaces: { number: string; issuedOn: string; reason: string; revision: number } | null;
}

/** The title under which somebody signs: as entered, or the function itself, in both languages, where none was entered or it is called the same. */
export function signingTitle({ title }: { title: string }): Words {
  const role = inBoth('role.technical-manager');
  return title === '' || fold(title) === fold(role.vi) ? role : title;
}

/** Reads everything that a certificate of these samples (of one request) says, as it stands now. */
export async function buildSnapshot(em: Em, { sampleIds, number, now, token, publicUrl, signatories, replaces }: Authorisation): Promise<CertificateSnapshot> {
  const samples = await em.find(Sample, { id: { $in: [...sampleIds] } }, { orderBy: { code: 'asc' } });
  const [first] = samples;
  if (!first) throw new NotFound();
  const [request, enterprise, laboratory] = await Promise.all([
    em.findOneOrFail(TestRequest, { id: first.requestId }),
    em.findOneOrFail(Enterprise, { id: first.enterpriseId }),
    laboratoryOf(em),
  ]);
  if (!laboratory) throw new Error('the laboratory has not entered its name and address yet');
  const drawn = await Promise.all(samples.map((sample) => sampleOf(em, sample)));
  const retention = await em.find(Matrix, { code: { $in: samples.map((sample) => sample.matrixCode) } });
  const judged = drawn.some((sample) => sample.results.some((result) => result.verdict !== null));
  return {
    schema: 1,
    number,
    revision: replaces ? replaces.revision + 1 : 0,
    supersedes: replaces ? { number: replaces.number, issuedOn: replaces.issuedOn, reason: replaces.reason } : null,
    issuedOn: number === '' ? '' : dayOf(now),
    issuedAt: laboratory.place,
    frozenAt: now.toISOString(),
    language: request.language,
    laboratory: {
      governingBody: laboratory.governingBody,
      name: laboratory.name,
      address: laboratory.address,
      phone: laboratory.phone || null,
      email: laboratory.email || null,
      web: laboratory.web || null,
      logo: null,
      accreditation: laboratory.accreditation ? { body: laboratory.accreditation.body, number: laboratory.accreditation.number, mark: null } : null,
    },
    placeOfTesting: null,
    customer: { name: enterprise.name, address: enterprise.address, contact: enterprise.contactName },
    request: { number: request.number, date: dayOf(request.submittedAt ?? request.createdAt) },
    purpose: inBoth(`requests.purpose.${request.purpose}`),
    samples: drawn,
    decisionRule: judged ? { code: request.decisionRule, text: inBoth(`certificates.rule.${request.decisionRule}`) } : null,
    opinions: [],
    notes: [
      ...(laboratory.demonstration ? [inBoth('certificates.demonstration-note')] : []),
      ...(drawn.some((sample) => sample.results.some((result) => result.verdict === 'inconclusive')) ? [inBoth('certificates.inconclusive-note')] : []),
    ],
    marks: { accredited: { sign: '*', on: 'accredited' }, external: { sign: '**' }, customer: { sign: '(c)' } },
    signatories,
    verification: { url: `${publicUrl}/verify/${token}`, token },
    retentionDays: retention.length ? Math.min(...retention.map((matrix) => matrix.retentionDays)) : null,
    complaintDays: laboratory.complaintDays,
    form: laboratory.form,
  };
}

/** The condition in words when the desk wrote none: what the checks of the reception found, nothing more. */
function conditionOf({ checks }: Sample): Bilingual {
  const failed = Object.entries(checks).filter(([, right]) => !right).map(([name]) => inBoth(`certificates.check.${name}`));
  if (failed.length === 0) return inBoth('certificates.condition-good');
  return { vi: failed.map(({ vi }) => vi).join('; '), en: failed.map(({ en }) => en).join('; ') };
}

async function sampleOf(em: Em, sample: Sample): Promise<CertificateSample> {
  const [asked, matrix, regulation] = await Promise.all([
    em.findOneOrFail(RequestedSample, { id: sample.requestedSampleId }),
    em.findOneOrFail(Matrix, { code: sample.matrixCode }),
    sample.regulationId ? em.findOne(Regulation, { id: sample.regulationId }) : null,
  ]);
  const lines = await resultLines(em, sample, asked);
  const period = testingPeriod(lines);
  const condition = lines.find((line) => line.condition)?.condition;
  const byCustomer = sample.sampledBy === 'customer';
  const classOf = regulation?.classes.find(({ code }) => code === sample.regulationClass);
  return {
    code: sample.code,
    name: sample.name,
    description: asked.description || null,
    matrix: { vi: matrix.vi, en: matrix.en },
    ...(sample.units > 1 ? { units: sample.units } : {}),
    quantity: sample.quantity || null,
    container: sample.container || null,
    conditionOnReceipt: sample.condition || conditionOf(sample),
    reservation: sample.reservation ?? null,
    lot: asked.lot || null,
    manufacturedOn: asked.producedOn ?? null,
    expiresOn: asked.expiresOn ?? null,
    receivedAt: sample.receivedAt.toISOString(),
    sampling: {
      by: sample.sampledBy,
      at: sample.sampledAt?.toISOString() ?? null,
      sampler: null, record: null, plan: null, method: null,
      place: sample.samplingPlace || null,
      environment: null,
    },
    customerSupplied: ['name', ...(asked.description ? ['description' as const] : []), ...(asked.lot ? ['lot' as const] : []), ...(asked.producedOn ? ['manufacturedOn' as const] : []), ...(asked.expiresOn ? ['expiresOn' as const] : []), ...(byCustomer && sample.sampledAt ? ['sampledAt' as const] : []), ...(byCustomer && sample.samplingPlace ? ['place' as const] : [])],
    customerDataCanAffectValidity: byCustomer && (sample.sampledAt !== null || asked.declared.length > 0),
    testedFrom: period?.from ?? dayOf(sample.receivedAt),
    testedTo: period?.to ?? dayOf(sample.receivedAt),
    regulation: regulation
      ? {
          code: regulation.code,
          title: regulation.title,
          edition: null,
          class: classOf ? { vi: classOf.vi, en: classOf.en } : null,
          ...(condition ? { condition } : {}),
          effectiveFrom: regulation.effectiveOn,
          basis: { kind: sample.regulationBasis ?? 'receipt', date: dayOf(sample.regulationBasis === 'sampling' && sample.sampledAt ? sample.sampledAt : sample.receivedAt) },
        }
      : null,
    conclusion: null,
    results: lines.map(({ line }) => line),
  };
}
