import { Decimal } from 'decimal.js';
import type { LimitEntry, LimitKind, SamplingPlan } from './catalogue.types.ts';
import { required } from './regulation.schemas.ts';
import type { Cell, TableNames } from './table-cell.ts';
import { kindOf, type Column } from './table-columns.ts';
import { readDependence, readFormula } from './table-dependence.ts';
import { readAnalyte, readFigure, type At } from './table-figure.ts';

/** One limit of the table, or null after every problem of its row was told. */
export function readLimit(at: At, names: TableNames, id: string): LimitEntry | null {
  const text = (column: Column): string | null => at(column).text || null;
  const analyte = readAnalyte(at('analyte'), names);
  const unit = text('unit') ?? at('unit').wrong('catalogue.table-no-unit');
  const [min, max] = [readFigure(at('min'), ['>', '≥']), readFigure(at('max'), ['<', '≤'])];
  const [plan, tolerance, words] = [readPlan(at), readTolerance(at('tolerance')), text('text')];
  const [dependsOn, formula] = [readDependence(at, names, analyte), readFormula(at)];
  const reckoned = at('formula').text !== '';
  const kind = readKind(at, { min, max, plan, tolerance, reckoned });
  if (kind === null || analyte === null || unit === null) return null;

  const parts = { min: min?.value ?? null, max: max?.value ?? null, absentIn: text('absentIn'), plan, tolerance, text: words ? { vi: words, en: words } : null };
  if (reckoned && (min || max || (kind !== 'maximum' && kind !== 'minimum'))) at('formula').wrong('catalogue.table-formula-alone');
  for (const part of reckoned ? [] : required[kind]) {
    const { column, key } = needs[part];
    if (parts[part] === null && !at(column).text) at(column).wrong(key);
  }
  if (min && max && new Decimal(min.value).gt(max.value)) at('min').wrong('catalogue.table-min-above-max', { min: min.value, max: max.value });

  const [condition, note] = [text('condition'), text('note')];
  return {
    id,
    group: text('group'),
    analyte,
    asStated: null,
    class: text('class'),
    condition: condition ? { vi: condition } : null,
    unit,
    kind,
    ...parts,
    ...(dependsOn ? { dependsOn } : {}),
    ...(formula ? { formula } : {}),
    minExclusive: min?.exclusive ?? false,
    maxExclusive: max?.exclusive ?? false,
    methods: [],
    note: note ? { vi: note, en: note } : null,
    source: text('source'),
    sourceGrade: null,
    crossCheck: null,
    verified: false,
  };
}

const needs = {
  min: { column: 'min', key: 'catalogue.table-needs-min' },
  max: { column: 'max', key: 'catalogue.table-needs-max' },
  absentIn: { column: 'absentIn', key: 'catalogue.table-needs-portion' },
  plan: { column: 'n', key: 'catalogue.table-needs-plan' },
  tolerance: { column: 'tolerance', key: 'catalogue.table-needs-tolerance' },
  text: { column: 'text', key: 'catalogue.table-needs-text' },
} as const;

function readPlan(at: At): SamplingPlan | null {
  if (!at('n').text) return null;
  const [n, c] = [readCount(at('n')), readCount(at('c'))];
  const absent = /^(absent|không có|kph)$/i.test(at('m').text.normalize('NFC'));
  const [m, M] = [absent ? 'absent' : (readFigure(at('m'), [])?.value ?? null), readFigure(at('M'), [])?.value ?? null];
  if (n === null) return null;
  if (n === 0) return at('n').wrong('catalogue.table-not-a-count', { text: '0' });
  if (c === null && !at('c').text) at('c').wrong('catalogue.table-plan-incomplete', { part: 'c' });
  if (m === null && !at('m').text) at('m').wrong('catalogue.table-plan-incomplete', { part: 'm' });
  return { n, c, m, M, volume: null, accept: null, secondCheck: null, rejectAbove: null };
}

function readCount(cell: Cell): number | null {
  if (!cell.text) return null;
  return /^\d{1,3}$/.test(cell.text) ? Number(cell.text) : cell.wrong('catalogue.table-not-a-count', { text: cell.text });
}

function readTolerance(cell: Cell): LimitEntry['tolerance'] {
  const percent = readFigure({ ...cell, text: cell.text.replace(/\s*%$/, '') }, ['≥']);
  return percent ? { basis: 'percent of registered content', minPercent: percent.value } : null;
}

/** The kind as written, or the one that the filled cells leave no doubt about. */
function readKind(at: At, filled: Record<'min' | 'max' | 'plan' | 'tolerance' | 'reckoned', unknown>): LimitKind | null {
  const written = at('kind').text;
  if (written) return kindOf(written) ?? at('kind').wrong('catalogue.table-unknown-kind', { text: written });
  if (filled.reckoned) return 'maximum';
  if (filled.plan) return 'sampling-plan';
  if (filled.tolerance) return 'declared-tolerance';
  if (at('min').text && at('max').text) return 'range';
  if (at('max').text) return 'maximum';
  if (at('min').text) return 'minimum';
  if (at('absentIn').text) return 'absent';
  return at('text').text ? 'qualitative' : at('max').wrong('catalogue.table-no-limit');
}
