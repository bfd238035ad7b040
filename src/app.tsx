import type { Express } from 'express';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { anonymous } from './kernel/actor.ts';
import { createWeb } from './platform/http/app.ts';
import { root } from './platform/root.ts';
import { findSession } from './modules/identity/index.ts';
import { findToken } from './modules/integrations/index.ts';
import { flattenStyles, renderDocument, renderPart } from '../templates/layouts/index.ts';
import { ErrorPage } from '../templates/pages/error.page.tsx';
import type { Container } from './container.ts';
import { routes } from './routes.ts';

const resolve = createRequire(import.meta.url).resolve;

/** The web application of a container; used by the server and by the tests. */
export function createApp(container: Container): Express {
  const { orm, runner, services, config } = container;
  const styles = join(root, 'templates', 'assets');
  const scripts = join(root, 'dist', 'templates', 'assets');
  const asset = versions([styles, scripts]);
  return createWeb({
    orm, runner, services,
    routes: routes(container),
    texts: [{ at: '/assets/styles/main.css', type: 'text/css', text: flattenStyles(join(styles, 'styles')) }],
    assets: [
      { at: '/assets/fonts', folder: join(dirname(resolve('@fontsource-variable/inter/package.json')), 'files') },
      { at: '/assets/vendor', folder: dirname(resolve('htmx.org')) },
      { at: '/assets', folder: scripts },
      { at: '/assets', folder: styles },
    ],
    identify: async ({ session, bearer }, em) => {
      if (bearer !== null) return { actor: await findToken(em, bearer), sessionId: null, locale: null };
      return session ? findSession(em, session, services.clock.now()) : { actor: anonymous, sessionId: null, locale: null };
    },
    errorPage: (viewed, refusal) => <ErrorPage viewed={viewed} refusal={refusal} />,
    render: (node, part) => (part ? renderPart(node) : renderDocument(node, { asset })),
    proxies: config.proxies,
  });
}

/** Puts a version behind an asset's address, so that a new release is never mixed with what a browser kept. */
function versions(folders: readonly string[]): (path: string) => string {
  const hash = createHash('sha256');
  const visit = (folder: string): void => {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else hash.update(readFileSync(path));
    }
  };
  folders.forEach(visit);
  const version = hash.digest('hex').slice(0, 10);
  return (path) => `${path}?v=${version}`;
}
