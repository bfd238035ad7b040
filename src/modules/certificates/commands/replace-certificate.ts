import { z } from 'zod';
import { Conflict } from '../../../kernel/errors.ts';
import { command } from '../../../platform/command/command.ts';
import { id, text } from '../../../platform/command/inputs.ts';
import type { CertificateSnapshot } from '../../../../templates/certificates/certificate.ts';
import { confirmIdentity } from '../../identity/index.ts';
import { certificatesPolicy } from '../certificates.policy.ts';
import { Certificate } from '../certificate.ts';
import { freeze, issuedOn } from './authorise-certificate.ts';

/**
 * An amended certificate (ISO/IEC 17025 clause 7.8.8): a new document with a new number, made from the records as they stand
 * now, that names the one it replaces and why. The replaced one stays readable and is shown as superseded once the new one is
 * issued; one that was withdrawn can be replaced too and stays withdrawn. Answers the new certificate's id.
 */
export const replaceCertificate = command({
  name: 'certificates.replace',
  input: z.object({ certificateId: id(), reason: text(500), password: z.string().min(1).max(1000), publicUrl: z.string() }),
  prepare: (services, { password }, actor, em) => confirmIdentity(services, actor, password, em),
  async handle(context, { certificateId, reason, publicUrl }) {
    const replaced = await context.load(certificatesPolicy.replace, Certificate, certificateId);
    if (replaced.state !== 'issued' && replaced.state !== 'withdrawn') throw new Conflict('certificates.state-refuses', { state: replaced.state });
    if (await context.em.findOne(Certificate, { replacesId: replaced.id })) throw new Conflict('certificates.error.already-replaced');
    context.because(reason);
    const { revision } = JSON.parse(replaced.snapshot) as CertificateSnapshot;
    const replaces = { number: replaced.number, issuedOn: issuedOn(replaced), reason, revision };
    const certificate = await freeze(context, { sampleIds: replaced.sampleIds, publicUrl, replaces }, replaced, replaced);
    // A change of the replaced record makes its version grow: of two replacements at once, one is refused.
    replaced.replacing = context.now;
    return certificate.id;
  },
});
