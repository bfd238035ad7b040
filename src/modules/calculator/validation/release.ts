import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { root } from '../../../platform/root.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Which program is validated, and on which day. */
export const release = (clock: Clock) => ({ day: dayOf(clock.now()), version, node: process.versions.node });
