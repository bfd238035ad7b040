import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../src/app.tsx';
import { openContainer } from './laboratory.ts';

/** The product's web application on the laboratory in this folder, alone in its process; told by the parent when to stop. */
const container = await openContainer(process.argv[2]!);
const server = createServer(createApp(container));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send!({ usage: process.cpuUsage() }));
process.once('disconnect', () => process.exit(0));
