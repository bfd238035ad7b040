import { z } from 'zod';
import type { CertificateSnapshot } from '../../../../templates/certificates/certificate.ts';
import { letter } from '../../../../templates/mail/languages.ts';
import { command } from '../../../platform/command/command.ts';
import { id, text } from '../../../platform/command/inputs.ts';
import { Enterprise, notify } from '../../clients/index.ts';
import { confirmIdentity } from '../../identity/index.ts';
import { certificatesPolicy } from '../certificates.policy.ts';
import { Certificate } from '../certificate.ts';
import { certificateWorkflow } from '../certificate.workflow.ts';

/** A certificate is no longer valid and nothing replaces it. The file stays; the public page says so from the commit on. */
export const withdrawCertificate = command({
  name: 'certificates.withdraw',
  input: z.object({ certificateId: id(), reason: text(500), password: z.string().min(1).max(1000) }),
  prepare: (services, { password }, actor, em) => confirmIdentity(services, actor, password, em),
  async handle(context, { certificateId, reason }) {
    const certificate = await context.load(certificatesPolicy.withdraw, Certificate, certificateId);
    certificateWorkflow.move(certificate, 'withdraw');
    context.because(reason);
    certificate.reason = reason;
    certificate.closedAt = context.now;
    const enterprise = await context.em.findOneOrFail(Enterprise, { id: certificate.enterpriseId });
    const { language } = JSON.parse(certificate.snapshot) as CertificateSnapshot;
    notify(context, 'certificate-withdrawn', enterprise.email, letter(language, (t) => ({
      subject: t('mail.withdrawn.subject', { number: certificate.number }),
      body: t('mail.withdrawn.body', { name: enterprise.contactName, number: certificate.number, reason }),
    })));
  },
});
