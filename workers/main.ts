import { readConfigOrStop } from '../src/config.ts';
import { createContainer } from '../src/container.ts';
import { bullWorker } from '../src/platform/queue/bullmq.ts';
import { handler } from './job.ts';
import { jobs } from './registry.ts';
import { redisPrefix } from './start.ts';

/** A worker process: runs handlers for BullMQ until it is told to stop. Any number of them may run. */
const config = readConfigOrStop();
if (!config.redisUrl) {
  console.error('REDIS_URL is not set: without Redis the web process does the work itself and no worker is needed.');
  process.exit(1);
}
const container = await createContainer(config);
const worker = bullWorker(config.redisUrl, process.env['REDIS_PREFIX'] ?? redisPrefix, handler(container, jobs), (error) => container.log.warn({ err: error.message }, 'redis'));
container.log.info({ jobs: [...jobs.keys()] }, 'worker started');

const stop = async (): Promise<void> => {
  await worker.close();
  await container.close();
  process.exit(0);
};
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
