import { z } from 'zod';
import type { CertificateSnapshot } from '../../../../templates/certificates/certificate.ts';
import { certificateMail } from '../../../../templates/mail/certificate.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { sha256 } from '../../../platform/audit/chain.ts';
import { command } from '../../../platform/command/command.ts';
import { id } from '../../../platform/command/inputs.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { certificatesPolicy } from '../certificates.policy.ts';
import { Certificate } from '../certificate.ts';
import { certificateWorkflow } from '../certificate.workflow.ts';

/**
 * Draws an authorised certificate from its frozen data, stores the file under its hash and publishes it; run by the program.
 * Drawing is repeatable, so a run that died half-way is simply run again. What it replaces is superseded with it.
 */
export const issueCertificate = command({
  name: 'certificates.issue',
  input: z.object({ certificateId: id() }),
  async prepare({ storage, threads }, { certificateId }, _actor, em) {
    const certificate = await em.findOneOrFail(Certificate, { id: certificateId });
    if (sha256(certificate.snapshot) !== certificate.snapshotHash) throw new Error(`the frozen data of ${certificate.number} was altered`);
    return storage.put(await threads.run<Uint8Array>('draw-certificate', { snapshot: JSON.parse(certificate.snapshot) as CertificateSnapshot, draft: false }));
  },
  async handle(context, { certificateId }, fileHash) {
    const certificate = await context.load(certificatesPolicy.issue, Certificate, certificateId);
    if (certificate.state !== 'rendering') return;
    certificateWorkflow.move(certificate, 'issue');
    certificate.fileHash = fileHash;
    certificate.issuedAt = context.now;
    if (certificate.replacesId) {
      const replaced = await context.load(certificatesPolicy.issue, Certificate, certificate.replacesId);
      // A withdrawn one stays withdrawn; the new one merely takes its place.
      if (replaced.state === 'issued') {
        certificateWorkflow.move(replaced, 'supersede');
        replaced.closedAt = context.now;
      }
    }
    const enterprise = await context.em.findOneOrFail(Enterprise, { id: certificate.enterpriseId });
    const snapshot = JSON.parse(certificate.snapshot) as CertificateSnapshot;
    notify(context, 'certificate', enterprise.email, letter(snapshot.language, (t) => certificateMail(t, {
      name: enterprise.contactName,
      number: certificate.number,
      request: snapshot.request.number,
      laboratory: t.name(snapshot.laboratory.name),
      link: snapshot.verification.url.replace(/\/verify\/.*$/, `/certificates/${certificate.id}`),
      verify: snapshot.verification.url,
      replaces: snapshot.supersedes ? { number: snapshot.supersedes.number, reason: certificate.reason ?? '' } : null,
    })));
  },
});
