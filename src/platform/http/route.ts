import type { z } from 'zod';
import type { VNode } from 'preact';
import type { Actor, Role } from '../../kernel/actor.ts';
import type { Locale } from '../../kernel/i18n.ts';
import type { Command } from '../command/command.ts';
import type { Em } from '../database/orm.ts';
import type { Services } from '../command/services.ts';

/**
 * Who reaches a route at all: anyone, anyone signed in, or the holders of a duty. What they may do with the record behind it
 * is asked of the policy; what they may see is scoped by the query.
 */
export type Access = 'public' | 'signed-in' | readonly Role[];

/** A file that came with a form. */
export interface Upload {
  field: string;
  name: string;
  type: string;
  bytes: Buffer;
}

/** What a handler is given of one request. */
export interface Http {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | undefined;
  /** Message key of what the form before did, shown once. */
  readonly flash: string | null;
  readonly services: Services;
  readonly params: Record<string, string>;
  readonly query: Record<string, string>;
  /** Form or JSON body as an object; dotted form names are nested, every leaf of a form is text. */
  readonly body: Record<string, unknown>;
  readonly uploads: readonly Upload[];
  readonly path: string;
  readonly requestId: string;
  /** Digest of the session the request came with, null for tokens and visitors. */
  readonly sessionId: string | null;
  readonly remote: string;
  /** A fresh entity manager for reading. */
  readonly em: Em;
  run<Input extends z.ZodType, Output, Prepared>(command: Command<Input, Output, Prepared>, input: unknown): Promise<Output>;
}

export type Reply =
  | { kind: 'page'; status: number; page: VNode; fragment?: boolean }
  | { kind: 'stated-page'; state: string; make: () => VNode }
  | { kind: 'json'; status: number; value: unknown }
  | { kind: 'redirect'; to: string; cookie?: SetCookie; clear?: string; flash?: string }
  | { kind: 'file'; bytes: Uint8Array; type: string; name: string; inline: boolean };

export interface SetCookie {
  name: string;
  value: string;
  /** Seconds; absent: until the browser is closed. */
  maxAge?: number;
}

export const page = (content: VNode, status = 200): Reply => ({ kind: 'page', status, page: content });
/**
 * A page that is wholly told by `state`, a text that was read for this very request: it is drawn once for each state. Everything the
 * page shows must be in the text; what is not in it would be shown to others.
 */
export const statedPage = (state: readonly unknown[], make: () => VNode): Reply => ({ kind: 'stated-page', state: JSON.stringify(state), make });
/** A part of a page, for a partial update. */
export const fragment = (content: VNode, status = 200): Reply => ({ kind: 'page', status, page: content, fragment: true });
export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', status, value });
/** After a change: 303, so that reloading does not send the form again; `flash` is told once on the next page. Only paths of this product. */
export function seeOther(to: string, extra: { cookie?: SetCookie; clear?: string; flash?: string } = {}): Reply {
  return { kind: 'redirect', to: localPath(to), ...extra };
}
export const file = (bytes: Uint8Array, type: string, name: string, inline = false): Reply => ({ kind: 'file', bytes, type, name, inline });

/** A path of this product, or the first page: never another site's address (open redirect). Browsers drop tabs and line ends inside an address. */
export const localPath = (to: string): string => (/^\/(?![/\\])[^\u0000-\u001f\u007f]*$/.test(to) ? to : '/');

export interface PageRoute {
  kind: 'page';
  method: 'get' | 'post';
  path: string;
  access: Access;
  handle: (http: Http) => Promise<Reply>;
}

export interface ApiRoute {
  kind: 'api';
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1, as Express writes it: `/requests/:id`. */
  path: string;
  access: Access;
  /** Only with a session and the password: a bearer token is refused. */
  signs?: boolean;
  summary: string;
  tag: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: z.ZodType;
  /** Status of success. */
  status?: number;
  handle: (http: Http) => Promise<unknown>;
}

export type Route = PageRoute | ApiRoute;

/** A page that is read. */
export const get = (path: string, access: Access, handle: (http: Http) => Promise<Reply>): PageRoute => ({ kind: 'page', method: 'get', path, access, handle });
/** A form that is sent. */
export const post = (path: string, access: Access, handle: (http: Http) => Promise<Reply>): PageRoute => ({ kind: 'page', method: 'post', path, access, handle });
export const api = (route: Omit<ApiRoute, 'kind'>): ApiRoute => ({ kind: 'api', ...route });
