import { createServer } from 'node:http';
import { createApp } from './app.tsx';
import { readConfigOrStop } from './config.ts';
import { createContainer } from './container.ts';
import { migrate } from './platform/database/orm.ts';
import { startWork, type Working } from '../workers/start.ts';
import { prepareInstallation } from './start.ts';

const config = readConfigOrStop();
const container = await createContainer(config);
await migrate(container.orm);
const rest = await prepareInstallation(container);

const server = createServer(createApp(container));
const stopping = new AbortController();
let work: Working | null = null;

/** The relay starts after the demonstration's past is made, for it would do past work today. */
async function begin(): Promise<void> {
  if (!rest.demonstration) work = startWork(container);
  else if (rest.elsewhere) console.log('Another process makes the demonstration laboratory: this one works when it is ready.');
  else console.log('Making the demonstration laboratory: people can sign in already, five months of requests, samples and certificates follow.');
  const from = performance.now();
  try {
    await rest.run(stopping.signal);
    if (rest.demonstration && !stopping.signal.aborted) console.log(`The demonstration laboratory is ready (${((performance.now() - from) / 1000).toFixed(1)} s).`);
  } catch (error) {
    container.log.error({ err: error }, rest.demonstration ? 'the demonstration laboratory could not be made to the end' : 'the catalogue was not loaded; the one from before stays');
  }
  if (!stopping.signal.aborted) work ??= startWork(container);
}

let began: Promise<void> = Promise.resolve();
server.listen(config.port, config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.log(`Chuẩn: ${config.production ? config.publicUrl : `http://localhost:${port}`}`);
  began = begin();
});

/** Stops in order: no new requests, the running ones, the work in progress, the database. */
async function stop(): Promise<void> {
  stopping.abort();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
  await began;
  await work?.stop();
  await container.close();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
