import { workflow } from '../../kernel/workflow.ts';
import { certificatesPolicy } from './certificates.policy.ts';
import { certificateStates, type Certificate, type CertificateState } from './certificate.ts';

export const certificateWorkflow = workflow<Certificate, CertificateState, 'issue' | 'supersede' | 'withdraw'>({
  name: 'certificates',
  initial: 'rendering',
  states: certificateStates,
  transitions: {
    issue: { from: ['rendering'], to: 'issued', permission: certificatesPolicy.issue },
    supersede: { from: ['issued'], to: 'superseded', permission: certificatesPolicy.replace, reason: 'required', signature: 'certificates.signature.replace' },
    withdraw: { from: ['issued'], to: 'withdrawn', permission: certificatesPolicy.withdraw, reason: 'required', signature: 'certificates.signature.withdraw' },
  },
});
