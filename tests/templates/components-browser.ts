import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const path = '/usr/bin/chromium';

/** Whether the browser tests can run. In CI its absence is a failure; elsewhere it is said plainly. */
export const hasBrowser = existsSync(path);
if (!hasBrowser) {
  if (process.env['CI'] === 'true') throw new Error(`${path} is missing: the browser tests cannot run`);
  process.stdout.write(`${path} is missing: the browser tests of templates are not run on this machine.\n`);
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
