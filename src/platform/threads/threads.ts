import { Worker } from 'node:worker_threads';

/** Runs named tasks outside the event loop, so that no page waits for a drawing. */
export interface Threads {
  /** `input` is copied to the thread; the answer comes back. Throws what the task threw, as an Error with its message. */
  run<Output>(task: string, input: unknown): Promise<Output>;
  close(): Promise<void>;
}

/** What a thread's entry module is asked and answers. */
export interface Ask {
  id: number;
  task: string;
  input: unknown;
}
export type Answer = { id: number; output: unknown } | { id: number; error: string };

interface Waiting {
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** One thread, started at first use and again after it died; it is idle otherwise and does not keep the process alive. */
export function createThreads(entry: URL): Threads {
  let worker: Worker | null = null;
  let next = 1;
  const waiting = new Map<number, Waiting>();

  const fail = (error: Error): void => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(entry, { execArgv: ['--no-warnings'] });
    started.unref();
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.output as never);
    });
    started.on('error', (error: Error) => worker === started && fail(error));
    started.on('exit', () => worker === started && fail(new Error('the thread ended')));
    return started;
  };

  return {
    run: (task, input) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const id = next++;
        // What cannot be copied throws here, before anything waits for it.
        worker.postMessage({ id, task, input } satisfies Ask);
        // While something is awaited the process must live.
        worker.ref();
        waiting.set(id, { resolve, reject });
      }),
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
