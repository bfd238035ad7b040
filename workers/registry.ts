import { issueCertificate } from '../src/modules/certificates/index.ts';
import { sendNotice } from '../src/modules/clients/index.ts';
import { sendPasswordLink } from '../src/modules/identity/index.ts';
import { evaluateResults, judgeAnew } from '../src/modules/results/index.ts';
import { revokeTokensOf } from '../src/modules/integrations/index.ts';
import { job, type Job } from './job.ts';

/** Every job that a command may ask for. The program refuses to start a relay for a job that has no handler here. */
export const jobs: ReadonlyMap<string, Job> = new Map([
  job('send-notice', sendNotice),
  job('send-password-link', sendPasswordLink),
  job('revoke-tokens', revokeTokensOf),
  job('evaluate-results', evaluateResults),
  job('judge-anew', judgeAnew),
  job('render-certificate', issueCertificate),
].map((each) => [each.name, each]));
