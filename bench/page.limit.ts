import Database from 'better-sqlite3';
import express from 'express';
import type { AddressInfo } from 'node:net';

/** Bare Express: one row by its token, read at every request with a statement prepared once, told in one line of HTML. */
const db = new Database(process.argv[2]!, { readonly: true });
const find = db.prepare<[string], { number: string; state: string; issued_at: number }>('select number, state, issued_at from certificate where token = ?');
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/verify/:token', (request, response) => {
  const row = find.get(request.params.token);
  if (!row) return void response.status(404).send('not found');
  response.type('html').send(`<!doctype html><title>${row.number}</title><p>${row.number}: ${row.state}, ${row.issued_at}</p>`);
});
const server = app.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send!({ usage: process.cpuUsage() }));
process.once('disconnect', () => process.exit(0));
