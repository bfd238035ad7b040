import { catalogue } from './catalogue.ts';
import { catalogueSheet } from './catalogue-sheet.ts';
import { audit } from './audit.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { certificates } from './certificates.ts';
import { certificatePages } from './certificate-pages.ts';
import { clients } from './clients.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { identity } from './identity.ts';
import { integrations } from './integrations.ts';
import { labels } from './labels.ts';
import { people } from './people.ts';
import { science } from './science.ts';
import { requests } from './requests.ts';
import { samples } from './samples.ts';
import { ui } from './ui.ts';

export const messages = { ...requests, ...samples, ...catalogue, ...catalogueSheet, ...common, ...people, ...integrations, ...desk, ...clients, ...audit, ...science, ...ui, ...identity, ...catalogueFiles, ...certificates, ...certificatePages, ...labels };
