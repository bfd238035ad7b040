import { certificates } from './certificates.ts';
import { common } from './common.ts';
import { identity } from './identity.ts';
import { labels } from './labels.ts';
import { ui } from './ui.ts';

export const messages = { ...common, ...ui, ...identity, ...certificates, ...labels };
