import { Refusal, type Problem } from '../../kernel/errors.ts';
import type { Message } from '../../kernel/i18n.ts';
import { attempt, type Calculation } from '../../science/calculation.ts';
import type { CalculatedModel, CalculatedResult, MeasurementModel, MpnModel, Observation, PlateCountModel } from '../../science/measurement-model.ts';
import { placeKey, placesOf, type ReadingTexts } from './reading-plan.ts';

/** Something that is told of a place. */
export interface Told {
  key: string;
  message: Message;
}

/** What readings come to: a result; not enough yet, with what is missing; or what is wrong, by place (`key` is '' for the whole). */
export type Outcome =
  | { state: 'result'; observation: Observation; result: CalculatedResult }
  | { state: 'incomplete'; missing: Told[] }
  | { state: 'wrong'; problems: Told[] };

/** Builds the observation from readings and carries out the method. The one way in which preview, record and recalculation compute. */
export function outcomeOf(model: MeasurementModel, texts: ReadingTexts): Outcome {
  const { observation, keyOf, extra, gaps } = observe(model, texts);
  let calculation: Calculation;
  try {
    calculation = attempt(model, observation);
  } catch (error) {
    if (error instanceof Refusal) return { state: 'wrong', problems: [...extra, { key: '', message: error.told }] };
    throw error;
  }
  const toldOf = (problem: Problem): Told => ({ key: keyOf(problem.path), message: messageOf(problem) });
  const problems = [...extra, ...calculation.problems.filter((problem) => !isMissing(problem)).map(toldOf)];
  if (problems.length) return { state: 'wrong', problems };
  if (gaps.length || !calculation.result) return { state: 'incomplete', missing: [...gaps, ...calculation.problems.map(toldOf)] };
  return { state: 'result', observation, result: calculation.result };
}

const isMissing = ({ key }: Problem): boolean => key.endsWith('.missing') || key.endsWith('-missing');
const messageOf = ({ key, params }: Problem): Message => (params ? { key, params } : { key });

interface Observed {
  observation: Observation;
  /** The place a problem of the observation stands at. */
  keyOf: (path: string) => string;
  extra: Told[];
  /** What is still to be read that the observation itself cannot tell. */
  gaps: Told[];
}

function observe(model: MeasurementModel, texts: ReadingTexts): Observed {
  switch (model.kind) {
    case 'calculated': return observeFigures(model, texts);
    case 'plate-count': return observePlates(model, texts);
    case 'mpn': return observeTubes(model, texts);
    case 'derived': return { observation: { kind: 'derived', inputs: {} }, keyOf: () => '', extra: [], gaps: [] };
    case 'choice': return { observation: { kind: 'choice', code: texts['0.choice'] ?? '' }, keyOf: () => '0.choice', extra: [], gaps: [] };
  }
}

function observeFigures(model: CalculatedModel, texts: ReadingTexts): Observed {
  const worksheet: Record<string, string> = {};
  const analysis: Record<string, string> = {};
  const replicates: Array<Record<string, string>> = Array.from({ length: model.replicates }, () => ({}));
  for (const place of placesOf(model)) {
    const text = texts[placeKey(place)];
    if (!text) continue;
    (place.shared ? worksheet : place.replicate === 0 ? analysis : replicates[place.replicate - 1]!)[place.name] = text;
  }
  const keyOf = (path: string): string => {
    const [where, second, third] = path.split('.');
    return where === 'replicates' ? `${Number(second) + 1}.${third}` : `0.${second}`;
  };
  return { observation: { kind: 'calculated', worksheet, analysis, replicates }, keyOf, extra: [], gaps: [] };
}

function observePlates(model: PlateCountModel, texts: ReadingTexts): Observed {
  const gaps: Told[] = [];
  const rows = model.dilutions.flatMap((dilution) => {
    const places = Array.from({ length: model.platesPerDilution }, (_, i) => `0.${dilution}.${i + 1}`).filter((key) => texts[key]);
    const picked = texts[`0.${dilution}.picked`];
    const confirmed = texts[`0.${dilution}.confirmed`];
    if (picked && places.length === 0) gaps.push({ key: `0.${dilution}.1`, message: { key: 'science.plates.missing' } });
    else if (Boolean(picked) !== Boolean(confirmed)) gaps.push({ key: `0.${dilution}.${picked ? 'confirmed' : 'picked'}`, message: { key: 'results.lacking.half-confirmed' } });
    if (places.length === 0) return [];
    const both = picked && confirmed ? { picked: Number(picked), confirmed: Number(confirmed) } : {};
    return [{ places, plate: { dilution, counts: places.map((key) => (texts[key] === 'tntc' ? ('tntc' as const) : Number(texts[key]))), ...both } }];
  });
  const keyOf = (path: string): string => {
    const [, row, part, index] = path.split('.');
    const found = rows[Number(row)];
    if (!found) return placeKey(placesOf(model)[0]!);
    if (part === 'picked' || part === 'confirmed') return `0.${found.plate.dilution}.${part}`;
    return found.places[Number(index ?? 0)] ?? found.places[0]!;
  };
  return { observation: { kind: 'plate-count', plates: rows.map(({ plate }) => plate) }, keyOf, extra: [], gaps };
}

function observeTubes(model: MpnModel, texts: ReadingTexts): Observed {
  const extra: Observed['extra'] = [];
  const gaps: Told[] = [];
  const positives = model.volumes.map((_, i) => {
    const [tubes, presumptive] = [texts[`0.s${i + 1}`], texts[`0.p${i + 1}`]];
    if (model.confirmation && !presumptive) gaps.push({ key: `0.p${i + 1}`, message: { key: 'science.tubes.missing' } });
    if (presumptive && Number(presumptive) > model.tubes) extra.push({ key: `0.p${i + 1}`, message: { key: 'science.tubes.count', params: { most: model.tubes } } });
    if (presumptive && tubes && Number(tubes) > Number(presumptive)) extra.push({ key: `0.s${i + 1}`, message: { key: 'results.error.confirmed-more', params: { presumptive } } });
    return tubes ? Number(tubes) : undefined;
  });
  // A series that was not read is missing, not zero; such an observation is never kept.
  return { observation: { kind: 'mpn', positives: positives as number[] }, keyOf: (path) => `0.s${Number(path.split('.')[1] ?? 0) + 1}`, extra, gaps };
}
