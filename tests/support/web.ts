import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.tsx';
import { testPassword, type Product } from './product.ts';

export interface Web {
  url: string;
  /** A visitor with cookies of their own; signed in when an address is given. */
  visitor(email?: string): Promise<Visitor>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  /** Where a redirect leads. */
  to: string | null;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Answer>;
  json(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: any }>;
  upload(path: string, fields: Record<string, string>, file: { field: string; name: string; type: string; bytes: Uint8Array }): Promise<Answer>;
  cookies: Map<string, string>;
}

/** Serves the product on a loopback port of its own. */
export async function serve(product: Product): Promise<Web> {
  const server: Server = createServer(createApp(product));
  // A test may be silent for longer than a server keeps a connection; a request on one that was just closed would fail.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async visitor(email) {
      const visitor = newVisitor(url);
      if (email) {
        const answer = await visitor.post('/sign-in', { email, password: testPassword });
        if (answer.status !== 303) throw new Error(`could not sign in as ${email}: ${answer.status}`);
      }
      return visitor;
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

function newVisitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url + path, {
      ...init,
      redirect: 'manual',
      headers: { origin: url, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const answer = async (response: Response): Promise<Answer> => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, text: new TextDecoder().decode(bytes), bytes, to: response.headers.get('location') };
  };
  return {
    cookies,
    get: async (path, headers = {}) => answer(await send(path, { headers })),
    async post(path, fields, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) for (const each of Array.isArray(value) ? value : [value]) body.append(name, each);
      return answer(await send(path, { method: 'POST', body, headers }));
    },
    async json(method, path, body, headers = {}) {
      const response = await send(path, { method, headers: { 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null };
    },
    async upload(path, fields, { field, name, type, bytes }) {
      const body = new FormData();
      for (const [key, value] of Object.entries(fields)) body.append(key, value);
      body.append(field, new Blob([new Uint8Array(bytes)], { type }), name);
      return answer(await send(path, { method: 'POST', body }));
    },
  };
}
