import type { Route } from '../../platform/http/route.ts';
import { accountPages } from './account.pages.tsx';
import { homePages } from './home.pages.tsx';
import { jobsPages } from './jobs.pages.tsx';
import { searchPages } from './search.pages.tsx';
import { wellKnownPages } from './well-known.pages.ts';

export { JobRetry } from './job-retry.ts';
export { retryJob } from './commands/retry-job.ts';
export { findEverywhere, scannedPath, type Hit } from './search.queries.ts';

/** Pages that gather many rooms: first pages, search, the own account, the work of the program. */
export const deskPages = (): Route[] => [...homePages(), ...searchPages(), ...accountPages(), ...jobsPages(), ...wellKnownPages()];
