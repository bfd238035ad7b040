import type { Problem } from '../../kernel/errors.ts';
import { localParts, type Locale } from '../../kernel/i18n.ts';
import { writeNumber } from '../../kernel/numbers.ts';
import type { RequestView } from './requests.view.ts';

type Fields = Record<string, unknown>;
type Values = Record<string, string | string[]>;

/** An instant as `datetime-local` wants it: the laboratory's wall clock. */
export function wallClock(at: Date | null | undefined): string {
  if (!at) return '';
  const { year, month, day, hour, minute } = localParts(at);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * A draft as the texts of its form, figures as the reader writes them. What belongs to one regulation stands below that regulation's id; a test by an edition that was
 * replaced is shown as the one in `replaced`.
 */
export function formValues({ request, lines }: RequestView, locale: Locale, replaced: ReadonlyMap<string, string> = new Map()): Values {
  const values: Values = {
    purpose: request.purpose, language: request.language, decisionRule: request.decisionRule, note: request.note,
    ...(request.consentPublic ? { consentPublic: 'yes' } : {}),
    ...(request.consentExternal ? { consentExternal: 'yes' } : {}),
  };
  lines.forEach(({ sample, tests }, index) => {
    const put = (field: string, value: string | string[] | null | undefined) => void (values[`samples.${index}.${field}`] = value ?? '');
    put('id', sample.id);
    put('matrixCode', sample.matrixCode);
    put('units', String(sample.units));
    put('name', sample.name);
    put('description', sample.description);
    put('lot', sample.lot);
    put('producedOn', sample.producedOn);
    put('expiresOn', sample.expiresOn);
    put('sampledAt', wallClock(sample.sampledAt));
    put('sampledBy', sample.sampledBy);
    put('samplingPlace', sample.samplingPlace);
    put('methodIds', tests.map(({ method }) => replaced.get(method.id) ?? method.id));
    put('regulationId', sample.regulationId);
    if (sample.regulationId) {
      put(`classes.${sample.regulationId}`, sample.regulationClass);
      put(`conditions.${sample.regulationId}`, sample.condition);
      put(`reasons.${sample.regulationId}`, sample.regulationReason);
    }
    for (const { analyteCode, value, unit } of sample.declared) {
      put(`declared.${analyteCode}.value`, writeNumber(value, locale));
      put(`declared.${analyteCode}.unit`, unit);
    }
  });
  return values;
}

/** Whether a form that was sent says what is stored already: the same press that arrived twice. A form without a field for units means one. */
export function saysSame(sent: Readonly<Record<string, string | readonly string[] | undefined>>, stored: Values): boolean {
  const words = (value: string | readonly string[] | undefined) => [value ?? []].flat().filter(Boolean).sort().join('\n');
  const said = (name: string) => sent[name] ?? (name.endsWith('.units') ? '1' : undefined);
  return Object.entries(stored).every(([name, value]) => words(said(name)) === words(value));
}

const fields = (value: unknown): Fields => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {});
/** The samples of a form's body, as they were sent. */
export const sentSamples = (body: Fields): Fields[] => (Array.isArray(body['samples']) ? body['samples'].map(fields) : []);

/** A form's body as the input of a command: of each sample the answers that belong to the regulation chosen. */
export function inputOf(body: Fields): Fields {
  const samples = sentSamples(body).map(({ classes, conditions, reasons, declared, ...sample }) => {
    const chosen = typeof sample['regulationId'] === 'string' ? sample['regulationId'] : '';
    return {
      ...sample,
      regulationClass: fields(classes)[chosen],
      condition: fields(conditions)[chosen],
      regulationReason: fields(reasons)[chosen],
      declared: Object.entries(fields(declared)).map(([analyteCode, given]) => ({ ...fields(given), analyteCode })),
    };
  });
  return { ...body, samples };
}

/** The problems of a command's input, with the paths of the form that was sent. */
export function formProblems(problems: readonly Problem[], body: Fields): Problem[] {
  const samples = sentSamples(body);
  const below: Record<string, string> = { regulationClass: 'classes', condition: 'conditions', regulationReason: 'reasons' };
  return problems.map((problem) => {
    const [, index, field, place, rest] = /^samples\.(\d+)\.(\w+)(?:\.(\d+)\.?(.*))?$/.exec(problem.path) ?? [];
    const sample = index === undefined ? undefined : samples[Number(index)];
    if (!sample || !field) return problem;
    if (below[field] && sample['regulationId']) return { ...problem, path: `samples.${index}.${below[field]}.${String(sample['regulationId'])}` };
    if (field === 'declared' && place !== undefined) return { ...problem, path: `samples.${index}.declared.${Object.keys(fields(sample['declared']))[Number(place)]}.${rest}` };
    if (field === 'methodIds') return { ...problem, path: `samples.${index}.methodIds` };
    return problem;
  });
}

/** The number of the sample that each problem's field belongs to, by the field's path: a request has many fields of one name. */
export const samplesOfProblems = (problems: readonly Problem[]): Map<string, number> =>
  new Map(problems.flatMap(({ path }) => {
    const [, index] = /^samples\.(\d+)\./.exec(path) ?? [];
    return index === undefined ? [] : [[path, Number(index) + 1]];
  }));

/** What the button that was pressed asks for, besides saving. */
export type Press =
  | { kind: 'save' | 'update' | 'submit' }
  | { kind: 'add' }
  | { kind: 'copy' | 'remove'; index: number }
  | { kind: 'panel'; index: number; code: string };

export function pressOf(body: Fields): Press {
  const text = typeof body['do'] === 'string' ? body['do'] : 'save';
  const [, kind, index, code] = /^(copy|remove|panel)-(\d{1,3})(?:-(.+))?$/.exec(text) ?? [];
  if (kind === 'panel' && code) return { kind, index: Number(index), code };
  if (kind === 'copy' || kind === 'remove') return { kind, index: Number(index) };
  return { kind: (['update', 'submit', 'add'] as const).find((known) => known === text) ?? 'save' };
}

/** The body after the press: a sample added, copied or taken away, a panel asked for; and where on the page to go on. */
export function pressed(body: Fields, press: Press): { body: Fields; anchor: string } {
  const samples = sentSamples(body);
  const go = (changed: Fields[], number: number | null) => ({ body: { ...body, samples: changed }, anchor: number === null ? '' : `?opened=${number}#sample-${number}` });
  switch (press.kind) {
    case 'add': {
      const matrixCode = body['newMatrix'];
      return typeof matrixCode === 'string' && matrixCode ? go([...samples, { matrixCode }], samples.length + 1) : go(samples, null);
    }
    case 'copy': {
      const { id: _id, ...copy } = samples[press.index] ?? {};
      return samples[press.index] ? go(samples.toSpliced(press.index + 1, 0, copy), press.index + 2) : go(samples, null);
    }
    case 'remove': return go(samples.toSpliced(press.index, 1), samples.length > 1 ? Math.max(press.index, 1) : null);
    case 'panel': return go(samples.map((sample, index) => (index === press.index ? { ...sample, panels: [press.code] } : sample)), press.index + 1);
    default: return go(samples, null);
  }
}
