import type { z } from 'zod';
import type { ReadingPlace } from './reading-plan.ts';
import type { recordingInput } from './commands/record-readings.ts';

/**
 * Names of the grid's fields. A replicate is written "r1" and the point in a plate's name ":" (the form's reader takes whole numbers
 * for places in a list and points for nesting); the command's paths have neither.
 */
export const cellName = (analysisId: string, place: ReadingPlace): string =>
  place.shared ? `shared.${place.name}` : `rows.${analysisId}.r${place.replicate}.${place.name.replaceAll('.', ':')}`;

export const rereadName = (analysisId: string): string => `reread.${analysisId}`;
export const reasonName = (analysisId: string): string => `reasons.${analysisId}`;

/** The field that a problem of the command belongs to. */
export const fieldOf = (path: string): string =>
  path.replace(/^rows\.([0-9a-f-]{36})\.(\d+)\.(.+)$/, (_, id: string, replicate: string, name: string) => `rows.${id}.r${replicate}.${name.replaceAll('.', ':')}`);

type Input = z.input<typeof recordingInput>;
type Rows = NonNullable<Input['rows']>;

const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** What the grid sent, as the command takes it. */
export function recordingOf(worksheetId: string, seen: string | undefined, body: Record<string, unknown>): Input {
  return {
    worksheetId, shared: textsOf(body['shared']), rows: rowsOf(body), reasons: textsOf(body['reasons']), reread: textsOf(body['reread']),
    sharedReason: typeof body['sharedReason'] === 'string' ? body['sharedReason'] : '', ...(seen === undefined ? {} : { seen }), submit: body['submit'] === 'yes',
  };
}

function rowsOf(body: Record<string, unknown>): Rows {
  const rows: Rows = {};
  for (const [id, replicates] of Object.entries((body['rows'] ?? {}) as Record<string, unknown>)) {
    rows[id] = Object.fromEntries(
      Object.entries((replicates ?? {}) as Record<string, unknown>).map(([replicate, cells]) => [
        replicate.replace(/^r/, ''), Object.fromEntries(Object.entries(textsOf(cells)).map(([name, text]) => [name.replaceAll(':', '.'), text])),
      ]),
    );
  }
  return rows;
}

/** The typed text of a place, or undefined when its field was not sent. */
export const typedAt = (input: Pick<Input, 'shared' | 'rows'>, analysisId: string, place: ReadingPlace): string | undefined =>
  place.shared ? input.shared?.[place.name] : input.rows?.[analysisId]?.[String(place.replicate)]?.[place.name];

