import { integrations } from './integrations.ts';
import { desk } from './desk.ts';
import { clients } from './clients.ts';
import { audit } from './audit.ts';
import { certificates } from './certificates.ts';
import { common } from './common.ts';
import { identity } from './identity.ts';
import { labels } from './labels.ts';
import { ui } from './ui.ts';

export const messages = { ...common, ...integrations, ...desk, ...clients, ...audit, ...ui, ...identity, ...certificates, ...labels };
