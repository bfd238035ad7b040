import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { VNode } from 'preact';
import { anonymous, holds, type Actor } from '../../kernel/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound, Refusal, Unauthenticated } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isLocale, type Locale } from '../../kernel/i18n.ts';
import type { Em, Orm } from '../database/orm.ts';
import type { Runner } from '../command/runner.ts';
import { parse } from '../command/parse.ts';
import type { Services } from '../command/services.ts';
import { readBody, withoutNul } from './body.ts';
import type { Access, ApiRoute, Http, Reply, Route, SetCookie } from './route.ts';
import { sameOriginOnly, securityHeaders } from './security.ts';

/** Who the request comes from. */
export interface Identified {
  actor: Actor;
  sessionId: string | null;
  /** The language that this person chose for themselves, on whatever device. */
  locale: Locale | null;
}

/** What a page needs to know of its reader. */
export type Viewed = Pick<Http, 'actor' | 'locale' | 'path' | 'theme' | 'flash'>;

export interface WebOptions {
  orm: Orm;
  runner: Runner;
  services: Services;
  routes: readonly Route[];
  /** Texts served at an address of their own, before the folders. */
  texts: ReadonlyArray<{ at: string; type: string; text: string }>;
  /** Folders served below /assets, first match wins. */
  assets: ReadonlyArray<{ at: string; folder: string }>;
  identify: (credentials: { session: string | null; bearer: string | null }, em: Em) => Promise<Identified>;
  errorPage: (http: Viewed, refusal: Refusal) => VNode;
  /** Writes a page (with its doctype) or a part of one. */
  render: (node: VNode, part: boolean) => string;
  /** Number of reverse proxies in front whose X-Forwarded-* headers are believed. */
  proxies: number;
}

export const sessionCookie = (secure: boolean) => (secure ? '__Host-session' : 'session');

/** The Express app: headers, identity, routes, errors. Listens to nothing by itself. */
export function createWeb({ orm, runner, services, routes, texts, assets, identify, errorPage, render, proxies }: WebOptions): Express {
  const secure = services.publicUrl.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
  app.set('query parser', 'simple');
  // Pages are never kept by browsers, and files under /assets carry their own.
  app.set('etag', false);
  app.use(securityHeaders(secure));
  for (const { at, type, text } of texts) app.get(at, (_request, response) => void response.set('cache-control', 'public, max-age=31536000, immutable').type(type).send(text));
  for (const { at, folder } of assets) app.use(at, express.static(folder, { index: false, redirect: false, cacheControl: false, setHeaders: (response) => void response.setHeader('cache-control', 'no-cache'), fallthrough: true }));
  app.get('/healthz', (_request, response) => void response.type('text/plain').send('ok'));
  app.use(sameOriginOnly(() => [services.publicUrl]));

  const open = async (request: Request, response: Response): Promise<Http> => {
    const cookies = readCookies(request.headers.cookie);
    const em = orm.em.fork() as Em;
    const { authorization } = request.headers;
    // Whatever follows the word is a token, good or not: such a request never falls back on a session.
    const bearer = authorization !== undefined && /^bearer /i.test(authorization) ? authorization.slice(7).trim() : null;
    const { actor, sessionId, locale } = await identify({ session: cookies.get(sessionCookie(secure)) ?? null, bearer }, em);
    const requestId = String(response.getHeader('x-request-id'));
    const flash = cookies.get('flash') ?? null;
    if (actor.kind !== 'anonymous') response.setHeader('cache-control', 'no-store');
    const body = request.method === 'GET' ? { fields: {}, uploads: [] } : await readBody(request);
    const key = request.headers['idempotency-key'] ?? body.fields['idempotencyKey'];
    return {
      ...reader(cookies, locale), actor, services, em, sessionId, requestId, flash,
      params: request.params as Record<string, string>,
      query: Object.fromEntries(Object.entries(request.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, withoutNul(value)]] : []))),
      body: body.fields,
      uploads: body.uploads,
      path: request.originalUrl,
      remote: request.ip ?? '',
      run: (command, input) => runner.run(command, input, { actor, requestId, idempotencyKey: typeof key === 'string' && key ? key.slice(0, 100) : undefined }),
    };
  };

  app.use((request, response, next) => {
    response.setHeader('x-request-id', randomUUID());
    next();
  });

  const draw = remembering(render);

  for (const route of routes) {
    const path = route.kind === 'api' ? `/api/v1${route.path}` : route.path;
    app[route.method](path, async (request: Request, response: Response) => {
      const http = await open(request, response);
      admit(http.actor, route.access);
      checkIds(http.params);
      if (route.kind === 'page') send(response, await route.handle(http), secure, draw, http.flash !== null);
      else await answer(response, route, http);
    });
  }

  app.use((_request: Request, _response: Response, next: NextFunction) => next(new NotFound()));

  app.use(async (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    try {
      await refuse(error, request, response);
    } catch (failure) {
      // The error page itself failed: nothing of it may reach the reader.
      services.log.error({ err: failure }, 'error page failed');
      response.status(500).type('text/plain').send('500');
    }
  });

  /** Who is told of an error: somebody unknown, when even that question fails. */
  const whoever = async (cookies: ReadonlyMap<string, string>): Promise<Pick<Identified, 'actor' | 'locale'>> => {
    try {
      return await identify({ session: cookies.get(sessionCookie(secure)) ?? null, bearer: null }, orm.em.fork() as Em);
    } catch {
      return { actor: anonymous, locale: null };
    }
  };

  const refuse = async (error: unknown, request: Request, response: Response): Promise<void> => {
    const refusal = error instanceof Refusal ? error : asRefusal(error);
    const requestId = response.getHeader('x-request-id');
    if (!refusal) services.log.error({ err: error, requestId }, 'request failed');
    else if (refusal.status === 403) services.log.warn({ path: request.path, told: refusal.told.key, requestId }, 'refused');
    const shown = refusal ?? new Failure();
    response.setHeader('cache-control', 'no-store');
    if (request.path.startsWith('/api/')) {
      const problems = shown instanceof Invalid ? { problems: shown.problems } : {};
      return void response.status(shown.status).json({ error: { ...shown.told, ...problems } });
    }
    if (shown instanceof Unauthenticated && request.method === 'GET') return response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
    const cookies = readCookies(request.headers.cookie);
    const { actor, locale } = await whoever(cookies);
    const page = errorPage({ ...reader(cookies, locale), actor, path: request.originalUrl, flash: null }, shown);
    response.status(shown.status).type('html').send(render(page, false));
  };
  return app;
}

/** What went wrong is in the log, under the request's id; the person is told no more than that. */
class Failure extends Refusal {
  readonly status = 500;
  constructor() {
    super('error.failure');
  }
}

/** Errors of Express and of the database that have a plain meaning. */
function asRefusal(error: unknown): Refusal | null {
  const { status, name } = error as { status?: number; name?: string };
  if (name === 'OptimisticLockError' || name === 'UniqueConstraintViolationException') return new Conflict('error.conflict');
  if (status === 400 || status === 404) return new NotFound();
  return null;
}

function admit(actor: Actor, access: Access): void {
  if (access === 'public') return;
  if (actor.kind === 'anonymous') throw new Unauthenticated();
  if (access === 'signed-in') return;
  if (!holds(actor, ...access)) throw new Forbidden('error.forbidden');
}

/** An id in a path that is no id belongs to nothing; PostgreSQL would rather refuse the query. */
function checkIds(params: Record<string, string>): void {
  for (const [name, value] of Object.entries(params)) if (value.includes('\u0000') || (/^id$|Id$/.test(name) && !isId(value))) throw new NotFound();
}

async function answer(response: Response, route: ApiRoute, http: Http): Promise<void> {
  if (route.signs && http.actor.kind === 'token') throw new Forbidden('error.token-cannot-sign');
  if (route.params) parse(route.params, http.params);
  const input = { ...http, ...(route.query ? { query: parse(route.query, http.query) as Record<string, string> } : {}) };
  const value = await route.handle(input);
  if (isFile(value)) return send(response, value, false, () => '');
  if (process.env['NODE_ENV'] === 'test') holdToContract(route, value);
  response.status(route.status ?? 200).json(value);
}

/** In tests every answer is held against its own description: what it promises is there, and nothing that it does not name. */
function holdToContract(route: ApiRoute, value: unknown): void {
  const sent: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const held = route.answer.safeParse(sent);
  const wrong = held.success ? undeclared(sent, held.data) : held.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (wrong.length === 0) return;
  const message = `${route.method} ${route.path} breaks its contract: ${wrong.slice(0, 5).join('; ')}`;
  console.error(message);
  throw new Error(message);
}

/** Names of fields that were sent and that the schema dropped. */
function undeclared(sent: unknown, kept: unknown, at = ''): string[] {
  if (sent === null || typeof sent !== 'object' || kept === null || typeof kept !== 'object') return [];
  return Object.entries(sent).flatMap(([name, inner]) => {
    const path = at ? `${at}.${name}` : name;
    return name in kept ? undeclared(inner, (kept as Record<string, unknown>)[name], path) : [`${path} is not declared`];
  });
}

const isFile = (value: unknown): value is Reply & { kind: 'file' } => (value as { kind?: unknown } | null)?.kind === 'file' && (value as { bytes?: unknown }).bytes instanceof Uint8Array;

/** Language and theme: the person's own language, or what this browser chose; Vietnamese unless somebody did. */
function reader(cookies: ReadonlyMap<string, string>, own: Locale | null): { locale: Locale; theme: 'light' | 'dark' | undefined } {
  const lang = cookies.get('lang');
  const theme = cookies.get('theme');
  return { locale: own ?? (isLocale(lang) ? lang : 'vi'), theme: theme === 'light' || theme === 'dark' ? theme : undefined };
}

const rememberedPages = 500;

/** Draws a page; one that is wholly told by its state is drawn once for each state, and the least recently asked for is forgotten. */
function remembering(render: WebOptions['render']): (reply: Extract<Reply, { kind: 'page' | 'stated-page' }>) => string {
  const known = new Map<string, string>();
  return (reply) => {
    if (reply.kind === 'page') return render(reply.page, reply.fragment ?? false);
    const text = known.get(reply.state) ?? render(reply.make(), false);
    known.delete(reply.state);
    known.set(reply.state, text);
    if (known.size > rememberedPages) known.delete(known.keys().next().value!);
    return text;
  };
}

function send(response: Response, reply: Reply, secure: boolean, draw: ReturnType<typeof remembering>, flashed = false): void {
  switch (reply.kind) {
    case 'stated-page':
      return void response.status(200).type('html').send(draw(reply));
    case 'page':
      if (flashed && !reply.fragment) setCookie(response, { name: 'flash', value: '', maxAge: 0 }, secure);
      return void response.status(reply.status).type('html').send(draw(reply));
    case 'json':
      return void response.status(reply.status).json(reply.value);
    case 'redirect':
      if (reply.cookie) setCookie(response, reply.cookie, secure);
      if (reply.flash) setCookie(response, { name: 'flash', value: reply.flash }, secure);
      if (reply.clear) setCookie(response, { name: reply.clear, value: '', maxAge: 0 }, secure);
      return response.redirect(303, reply.to);
    case 'file': {
      response.setHeader('content-disposition', disposition(reply.name, reply.inline));
      if (!reply.inline) response.setHeader('content-security-policy', "sandbox; default-src 'none'");
      return void response.type(reply.type).send(Buffer.from(reply.bytes));
    }
  }
}

/** RFC 6266: a plain name for old clients, the full name in UTF-8 beside it; no quote, CR or LF gets in. */
export function disposition(name: string, inline: boolean): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\w.\- ]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`;
}

function setCookie(response: Response, { name, value, maxAge }: SetCookie, secure: boolean): void {
  response.append('set-cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`);
}

function readCookies(text: string | undefined): Map<string, string> {
  return new Map((text ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
  }));
}
