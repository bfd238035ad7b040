import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

/** As strict as the program's own; anything inline that creeps into a component is refused by the browser and seen in a test. */
export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** What a page of the tests answers: HTML, or JSON for a preview. `null` falls through to 404. */
type Said = string | object | { redirect: string } | null;
export type Answer = (request: { method: string; path: string; body: URLSearchParams }) => Said | Promise<Said>;

/** Compiles the client code as the build does, into a folder of its own. */
export function compileAssets(root: string): string {
  const out = mkdtempSync(join(tmpdir(), 'chuan-assets-'));
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'templates/assets'), '--outDir', out, '--sourceMap', 'false'], { stdio: 'inherit' });
  return out;
}

/** Serves pages with the real styles, fonts and client code on loopback. */
export async function serve(root: string, scripts: string, answer: Answer): Promise<{ url: string; server: Server }> {
  const folders: Array<[string, string]> = [
    ['/assets/styles/', join(root, 'templates/assets/styles')],
    ['/assets/fonts/', join(root, 'node_modules/@fontsource-variable/inter/files')],
    ['/assets/vendor/', join(root, 'node_modules/htmx.org/dist')],
    ['/assets/', scripts],
    ['/assets/', join(root, 'templates/assets')],
  ];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    for (const [prefix, folder] of folders) {
      const file = join(folder, normalize(path.slice(prefix.length)));
      if (!path.startsWith(prefix) || !file.startsWith(folder) || !existsSync(file)) continue;
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' });
      return response.end(await readFile(file));
    }
    const said = await answer({ method: request.method!, path: request.url!, body: await bodyOf(request) });
    if (said === null) return response.writeHead(404).end();
    if (typeof said === 'string') return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(said);
    if ('redirect' in said) return response.writeHead(303, { location: said.redirect as string }).end();
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}
