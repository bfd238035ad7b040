import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Delivery } from '../outbox/lease.ts';
import type { Handle, Queue } from './queue.ts';

const queueName = 'chuan';

/** Hands deliveries to BullMQ. Jobs leave Redis when they end: a job id that stayed would silently swallow a later add. */
export function bullQueue(redisUrl: string, prefix: string, onError: (error: Error) => void): Queue {
  // Without an offline queue an add fails at once while Redis is away; the rows wait in the outbox instead.
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  connection.on('error', onError);
  let ready: Promise<BullQueue> | null = null;
  const open = async (): Promise<BullQueue> => {
    if (connection.status === 'wait' || connection.status === 'end') await connection.connect();
    const queue = new BullQueue(queueName, { connection, prefix, defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 } });
    queue.on('error', onError);
    return queue;
  };
  return {
    async add(deliveries) {
      ready ??= open();
      const queue = await ready.catch((error: unknown) => {
        ready = null;
        throw error;
      });
      await queue.addBulk(deliveries.map((delivery) => ({ name: delivery.job, data: delivery, opts: { jobId: delivery.id } })));
    },
    async close() {
      const queue = await ready?.catch(() => null);
      await queue?.close();
      connection.disconnect();
    },
  };
}

/** A process that runs handlers for BullMQ. Closed before its connection, so that no running job is cut off. */
export function bullWorker(redisUrl: string, prefix: string, handle: Handle, onError: (error: Error) => void, concurrency = 4): { close(): Promise<void> } {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  connection.on('error', onError);
  const worker = new Worker<Delivery>(queueName, (job) => handle(job.data), { connection, prefix, concurrency });
  worker.on('error', onError);
  return {
    async close() {
      await worker.close();
      connection.disconnect();
    },
  };
}
