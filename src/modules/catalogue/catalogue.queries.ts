import { addWorkingDays, type Day } from '../../kernel/calendar.ts';
import { NotFound } from '../../kernel/errors.ts';
import { fold } from '../../kernel/fold.ts';
import type { Bilingual } from '../../kernel/i18n.ts';
import { fromJson } from '../../platform/database/columns.ts';
import { contains, containsWords } from '../../platform/database/contains.ts';
import type { Em } from '../../platform/database/orm.ts';
import { Analyte, Holiday, Matrix, Method, Panel } from './catalogue.entities.ts';

/** A method as lists show it. */
export interface MethodRow {
  id: string;
  code: string;
  edition: number;
  analyteCode: string;
  analyte: Bilingual;
  symbol: string | null;
  matrices: string[];
  reference: string;
  technique: Bilingual;
  unit: string;
  basis: 'dry' | 'as-received' | null;
  accredited: boolean;
  external: boolean;
  /** In dong, without VAT. */
  price: number;
  workingDays: number;
  /** Decimal text in the method's unit; null where the method states none. */
  lod: string | null;
  loq: string | null;
}

interface Tables {
  method: {
    id: string; code: string; edition: number; current: unknown; analyte_code: string; matrices: unknown; reference: string; technique: unknown;
    unit: string; basis: 'dry' | 'as-received' | null; model: unknown; accredited: unknown; external: unknown; price: number; working_days: number; position: number;
  };
  analyte: { code: string; vi: string; en: string; symbol: string | null; search_text: string };
}

export interface MethodFilter {
  matrix?: string | undefined;
  /** Part of an analyte's name or symbol, of a reference or a code; without diacritics. */
  q?: string | undefined;
  accredited?: boolean | undefined;
  /** `next` of the page before. */
  after?: string | undefined;
  limit?: number | undefined;
}

/** Methods that new requests can have, in the order of the catalogue; a page at a time. */
export async function currentMethods(em: Em, { matrix, q, accredited, after, limit = 100 }: MethodFilter = {}): Promise<{ rows: MethodRow[]; next: string | null }> {
  const db = em.getKysely<Tables>();
  let query = db.selectFrom('method as m').innerJoin('analyte as a', 'a.code', 'm.analyte_code')
    .select(['m.id', 'm.code', 'm.edition', 'm.analyte_code', 'm.matrices', 'm.reference', 'm.technique', 'm.unit', 'm.basis', 'm.model', 'm.accredited', 'm.external', 'm.price', 'm.working_days', 'm.position', 'a.vi', 'a.en', 'a.symbol'])
    .where('m.current', '=', yes(em)).orderBy('m.position').orderBy('m.code').limit(limit + 1);
  if (matrix) query = query.where((eb) => contains(eb.cast<string>('m.matrices', 'text'), JSON.stringify(matrix)));
  if (accredited !== undefined) query = query.where('m.accredited', '=', accredited ? yes(em) : no(em));
  if (q && fold(q)) {
    query = query.where(({ fn, or }) => or([containsWords('a.search_text', q), containsWords(fn<string>('lower', ['m.reference']), q), containsWords('m.code', q)]));
  }
  const from = /^(\d+)\.([a-z0-9-]+)$/.exec(after ?? '');
  if (from) {
    const [, position, code] = from;
    query = query.where((eb) => eb.or([eb('m.position', '>', Number(position)), eb.and([eb('m.position', '=', Number(position)), eb('m.code', '>', code!)])]));
  }
  const found = await query.execute();
  const last = found.length > limit ? found[limit - 1]! : null;
  return { rows: found.slice(0, limit).map(methodRow), next: last ? `${last.position}.${last.code}` : null };
}

/** A boolean as Kysely's raw queries want it: SQLite knows none. */
const yes = (em: Em): unknown => (isSqlite(em) ? 1 : true);
const no = (em: Em): unknown => (isSqlite(em) ? 0 : false);
const isSqlite = (em: Em): boolean => em.getDriver().constructor.name.includes('Sqlite');

type Found = Pick<Tables['method'], 'id' | 'code' | 'edition' | 'analyte_code' | 'matrices' | 'reference' | 'technique' | 'unit' | 'basis' | 'model' | 'accredited' | 'external' | 'price' | 'working_days'> & { vi: string; en: string; symbol: string | null };

function methodRow(row: Found): MethodRow {
  const model = fromJson(row.model) as { lod?: string; loq?: string };
  return {
    id: row.id, code: row.code, edition: row.edition, analyteCode: row.analyte_code, analyte: { vi: row.vi, en: row.en }, symbol: row.symbol,
    matrices: fromJson(row.matrices) as string[], reference: row.reference, technique: fromJson(row.technique) as Bilingual, unit: row.unit, basis: row.basis,
    accredited: Boolean(row.accredited), external: Boolean(row.external), price: row.price, workingDays: row.working_days,
    lod: model.lod ?? null, loq: model.loq ?? null,
  };
}

/** What the bench calculates with. */
export type WorkingMethod = Pick<Method, 'id' | 'code' | 'unit' | 'model'>;

const rememberedEditions = 1000;
const editions = new Map<string, WorkingMethod>();

/** The model of an edition. How an edition calculates is never changed in place, so what was read once is remembered. Throws NotFound. */
export async function workingMethod(em: Em, id: string): Promise<WorkingMethod> {
  const known = editions.get(id);
  if (known) return known;
  const { code, unit, model } = await methodById(em, id);
  if (editions.size >= rememberedEditions) editions.clear();
  const method = { id, code, unit, model };
  editions.set(id, method);
  return method;
}

/** One edition of a method. Throws NotFound. */
export async function methodById(em: Em, id: string): Promise<Method> {
  const method = await em.findOne(Method, { id });
  if (!method) throw new NotFound();
  return method;
}

/** Editions of methods in the order of the ids. Throws NotFound when one is unknown. */
export async function methodsByIds(em: Em, ids: readonly string[]): Promise<Method[]> {
  const found = new Map((await em.find(Method, { id: { $in: [...new Set(ids)] } })).map((method) => [method.id, method]));
  return ids.map((id) => {
    const method = found.get(id);
    if (!method) throw new NotFound();
    return method;
  });
}

/** The current editions of methods by their codes, in the order of the codes; those no longer offered are left out. */
export async function currentMethodsByCodes(em: Em, codes: readonly string[]): Promise<Method[]> {
  const found = new Map((await em.find(Method, { code: { $in: [...new Set(codes)] }, current: true })).map((method) => [method.code, method]));
  return codes.flatMap((code) => found.get(code) ?? []);
}

/** All editions of a method, newest first. */
export const methodEditions = (em: Em, code: string): Promise<Method[]> => em.find(Method, { code }, { orderBy: { edition: 'desc' }, limit: 100 });

/** Analytes by code. */
export const analytesByCodes = async (em: Em, codes: readonly string[]): Promise<Map<string, Analyte>> =>
  new Map((await em.find(Analyte, { code: { $in: [...new Set(codes)] } })).map((analyte) => [analyte.code, analyte]));

/** What an analyte is called where there is little room: its symbol, where it has one. */
export const shortName = ({ symbol, vi, en }: Analyte): Bilingual => (symbol ? { vi: symbol, en: symbol } : { vi, en });

/** Tests that are usually asked for together in a matrix; all of them without one. */
export const panelsOf = (em: Em, matrix?: string): Promise<Panel[]> =>
  em.find(Panel, matrix ? { matrixCode: matrix } : {}, { orderBy: { position: 'asc' } });

/** Every matrix, in the order of the catalogue. */
export const matrices = (em: Em): Promise<Matrix[]> => em.find(Matrix, {}, { orderBy: { position: 'asc' } });

/** Days on which the laboratory is closed. */
export const holidaySet = async (em: Em): Promise<ReadonlySet<Day>> => new Set((await em.find(Holiday, {})).map((holiday) => holiday.day));

/** The day promised to a customer: so many working days after `day`, which itself does not count. */
export const promiseFrom = (day: Day, workingDays: number, holidays: ReadonlySet<Day>): Day => addWorkingDays(day, workingDays, holidays);
