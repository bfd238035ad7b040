import { jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { anonymous } from '../../src/kernel/actor.ts';
import { createWeb } from '../../src/platform/http/app.ts';
import { api } from '../../src/platform/http/route.ts';
import { createProduct, type Product } from '../support/product.ts';

let product: Product;
let server: Server;
let url: string;
const answering = (path: string, value: unknown) =>
  api({ method: 'get', path, tag: 't', summary: 's', access: 'public', answer: z.object({ name: z.string(), parts: z.array(z.object({ at: z.iso.datetime() })) }), handle: async () => value });
const at = new Date('2026-11-25T02:00:00Z');
beforeAll(async () => {
  product = await createProduct();
  const app = createWeb({
    orm: product.orm, runner: product.runner, services: product.services, assets: [], texts: [], proxies: 0,
    identify: async () => ({ actor: anonymous, sessionId: null, locale: null }), errorPage: () => null as never, render: () => '',
    routes: [
      answering('/kept', { name: 'x', parts: [{ at }] }),
      answering('/missing', { parts: [] }),
      answering('/more', { name: 'x', parts: [], passwordHash: 'y' }),
      answering('/deeper', { name: 'x', parts: [{ at, enterpriseId: 'z' }] }),
      answering('/other', { name: 'x', parts: [{ at: 'tomorrow' }] }),
    ],
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});
afterAll(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await product.close();
});

test('in tests an answer that is not what its description says is a failure, be it too little or too much', async () => {
  const heard = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const statusOf = async (path: string) => (await fetch(url + path)).status;
  expect(await statusOf('/kept')).toBe(200);
  for (const path of ['/missing', '/more', '/deeper', '/other']) expect(await statusOf(path)).toBe(500);
  expect(heard.mock.calls.map(([text]) => String(text)).join('\n')).toMatch(/passwordHash is not declared[^]*parts\.0\.enterpriseId is not declared/);
  heard.mockRestore();
});

test('what failed is told to nobody but the log', async () => {
  const heard = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const answer = await fetch(`${url}/more`);
  expect(await answer.json()).toEqual({ error: { key: 'error.failure' } });
  heard.mockRestore();
});
