import { isDay } from '../../../kernel/calendar.ts';
import type { RegulationEntry } from './catalogue.types.ts';
import type { Cell, TableNames } from './table-cell.ts';
import type { Fact } from './table-columns.ts';

/** The regulation without its limits, or null after every problem was told. `table` takes what is missing altogether. */
export function readFacts(facts: ReadonlyMap<Fact, Cell>, names: TableNames, table: Cell): Omit<RegulationEntry, 'limits' | 'classes'> | null {
  const text = (fact: Fact): string | null => facts.get(fact)?.text || null;
  const must = (fact: Fact, key: string): string | null => text(fact) ?? (facts.get(fact) ?? table).wrong(key);
  const code = must('code', 'catalogue.table-no-code');
  const titleVi = must('titleVi', 'catalogue.table-no-title');
  const issuer = must('issuer', 'catalogue.table-no-issuer');
  const matrixNames = must('matrices', 'catalogue.table-no-matrices');
  const matrices = matrixNames === null ? [] : splitMatrices(matrixNames, facts.get('matrices')!, names);
  const [issued, effective] = [readDay(facts.get('issued')), readDay(facts.get('effective'))];
  if (code === null || titleVi === null || issuer === null || !matrices.length) return null;
  return {
    code,
    title: { vi: titleVi, en: text('titleEn') ?? titleVi },
    issuer,
    instrument: text('instrument'),
    issued,
    effective,
    ended: null,
    datesToConfirm: [],
    transition: null,
    replaces: (text('replaces') ?? '').split(';').map((part) => part.trim()).filter(Boolean),
    replacedBy: null,
    matrices,
    scope: null,
    gaps: [],
  };
}

function splitMatrices(text: string, cell: Cell, names: TableNames): string[] {
  return text.split(/[;,]/).map((part) => part.trim()).filter(Boolean).flatMap((part) => {
    const found = names.matrices(part);
    return found.length === 1 ? found : (cell.wrong('catalogue.table-unknown-matrix', { name: part }) ?? []);
  });
}

/** "25/11/2026" or "2026-11-25". */
function readDay(cell: Cell | undefined): string | null {
  if (!cell?.text) return null;
  const [, d, m, y] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell.text) ?? [];
  const day = y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : cell.text;
  return isDay(day) ? day : cell.wrong('catalogue.table-not-a-day', { text: cell.text });
}
