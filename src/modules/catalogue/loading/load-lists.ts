import { fold } from '../../../kernel/fold.ts';
import type { CommandContext } from '../../../platform/command/command.ts';
import { Analyte, Holiday, Matrix, Panel } from '../catalogue.entities.ts';
import type { Catalogue } from '../files/catalogue.types.ts';
import { upsertList } from './upsert.ts';

/** Matrices, analytes, panels and holidays as the files have them. Returns how many rows were written. */
export async function loadLists(context: CommandContext, catalogue: Catalogue): Promise<number> {
  const matrices = catalogue.matrices.map(({ code, vi, en, container, minimumQuantity, retentionDays }, position) => ({
    code, vi, en, container, minimumQuantity: `${minimumQuantity.amount} ${minimumQuantity.unit}`, retentionDays, position,
  }));
  const analytes = catalogue.analytes.map(({ code, vi, en, cas, symbol }) => ({
    code, vi, en, cas, symbol, searchText: fold(`${vi} ${en} ${symbol ?? ''} ${cas ?? ''} ${code}`),
  }));
  const panels = catalogue.panels.map(({ code, vi, en, matrix, methods }, position) => ({ code, vi, en, matrixCode: matrix, methodCodes: methods, position }));
  const holidays = catalogue.calendar.holidays.map(({ day, vi, en }) => ({ day, vi, en }));
  let written = await upsertList(context, Matrix, 'code', matrices);
  written += await upsertList(context, Analyte, 'code', analytes);
  written += await upsertList(context, Panel, 'code', panels);
  written += await upsertList(context, Holiday, 'day', holidays);
  return written + (await withdrawn(context, new Set(panels.map(({ code }) => code)), new Set(holidays.map(({ day }) => day))));
}

/** Panels and holidays that the files no longer have: nothing refers to them by key, so they go. */
async function withdrawn(context: CommandContext, panels: ReadonlySet<string>, holidays: ReadonlySet<string>): Promise<number> {
  const gone = [
    ...(await context.em.find(Panel, {})).filter(({ code }) => !panels.has(code)),
    ...(await context.em.find(Holiday, {})).filter(({ day }) => !holidays.has(day)),
  ];
  for (const row of gone) context.em.remove(row);
  return gone.length;
}
