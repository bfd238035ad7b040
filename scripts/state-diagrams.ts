/** Writes docs/state-diagrams.md from the workflow tables: `npm run diagrams`. A test fails when the file differs. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { certificateWorkflow } from '../src/modules/certificates/index.ts';
import { requestWorkflow } from '../src/modules/requests/index.ts';
import { analysisWorkflow, sampleWorkflow } from '../src/modules/samples/index.ts';
import { studyWorkflow } from '../src/modules/validations/index.ts';

interface Table {
  name: string;
  initial: string;
  states: readonly string[];
  transitions: Readonly<Record<string, { from: readonly string[]; to: string; permission: { name: string }; reason?: string; signature?: string }>>;
}

const tables: Array<[string, Table]> = [
  ['Test request', requestWorkflow],
  ['Sample', sampleWorkflow],
  ['Analysis', analysisWorkflow],
  ['Certificate', certificateWorkflow],
  ['Validation study', studyWorkflow],
];

const id = (state: string): string => state.replaceAll('-', '_');

function diagram([title, { initial, states, transitions }]: [string, Table]): string {
  const ways = Object.entries(transitions).flatMap(([name, { from, to, reason, signature }]) =>
    from.map((state) => `    ${id(state)} --> ${id(to)} : ${name}${reason ? ' (reason)' : ''}${signature ? ' (signature)' : ''}`));
  const ends = states.filter((state) => !Object.values(transitions).some(({ from }) => from.includes(state))).map((state) => `    ${id(state)} --> [*]`);
  const rows = Object.entries(transitions).map(([name, { from, to, permission, reason, signature }]) => `| ${name} | ${from.join(', ')} | ${to} | \`${permission.name}\` | ${[reason && 'reason', signature && 'signature'].filter(Boolean).join(', ')} |`);
  return [`## ${title}`, '', '```mermaid', 'stateDiagram-v2', `    [*] --> ${id(initial)}`, ...ways, ...ends, '```', '', '| step | from | to | permission | asks for |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

/** The whole document, as it must stand in docs/. */
export const stateDiagrams = (): string =>
  ['# States', '', 'Made from the workflow tables of the program by `npm run diagrams`; do not edit.', '', ...tables.map(diagram)].join('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync('docs/state-diagrams.md', stateDiagrams());
