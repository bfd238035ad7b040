import { createServer } from 'node:http';
import { createApp } from './app.tsx';
import { readConfig } from './config.ts';
import { createContainer } from './container.ts';
import { migrate } from './platform/database/orm.ts';
import { startWork } from '../workers/start.ts';
import { prepareInstallation } from './start.ts';

const config = readConfig();
const container = await createContainer(config);
await migrate(container.orm);
await prepareInstallation(container);

const server = createServer(createApp(container));
const work = startWork(container);
server.listen(config.port, config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.log(`Chuẩn: ${config.production ? config.publicUrl : `http://localhost:${port}`}`);
});

/** Stops in order: no new requests, the running ones, the work in progress, the database. */
async function stop(): Promise<void> {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
  await work.stop();
  await container.close();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
