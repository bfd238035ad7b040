import { holds } from '../../kernel/actor.ts';
import { permission } from '../../kernel/policy.ts';
import type { JobRetry } from './job-retry.ts';

export const deskPolicy = {
  /** Work of the program that failed is looked after by the administrator. */
  retryJob: permission<JobRetry>('desk.retry-job', (actor) => (holds(actor, 'administrator') ? 'allow' : 'hide')),
};
