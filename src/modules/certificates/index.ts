export { Certificate, certificateStates, type CertificateState } from './certificate.ts';
export { certificateWorkflow } from './certificate.workflow.ts';
export { certificatesPolicy } from './certificates.policy.ts';
export { certificatesPages } from './certificates.pages.tsx';
export { verifyPages } from './verify.pages.tsx';
export { authoriseCertificate } from './commands/authorise-certificate.ts';
export { issueCertificate } from './commands/issue-certificate.ts';
export { replaceCertificate } from './commands/replace-certificate.ts';
export { withdrawCertificate } from './commands/withdraw-certificate.ts';
