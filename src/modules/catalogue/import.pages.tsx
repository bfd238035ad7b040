import { Invalid, type Problem } from '../../kernel/errors.ts';
import { newToken } from '../../kernel/ids.ts';
import { submitted } from '../../platform/http/form.ts';
import { get, page, post, seeOther, type Http, type Reply, type Route } from '../../platform/http/route.ts';
import { fieldErrors, told, type FieldError } from '../../../templates/components/index.ts';
import { ImportPage, ImportPreviewPage } from '../../../templates/pages/catalogue/import.page.tsx';
import { viewerOf } from '../../../templates/pages/viewer.ts';
import { Enterprise } from '../clients/index.ts';
import { sheetFile } from './catalogue.exports.ts';
import { matrices } from './catalogue.queries.ts';
import { importRegulation } from './commands/import-regulation.ts';
import { entryViews } from './limit.view.ts';
import { readRegulationSheet, storedSheet, templateSheets } from './regulation-sheet.ts';

/** What was read of a sheet: its preview (the sheet is kept then), or the upload again with what is wrong where. */
async function look(http: Http, bytes: Buffer, keep: () => Promise<string>, again: { errors?: FieldError[]; status?: number } = {}): Promise<Reply> {
  const viewer = viewerOf(http);
  const reading = await readRegulationSheet(http.em, bytes);
  if (!reading.ok) {
    const problems = reading.problems.map(({ row, column, ...message }) => ({ row, column, text: told(viewer.t, message) }));
    return page(<ImportPage viewer={viewer} problems={problems} />, 422);
  }
  const { regulation } = reading;
  const known = await matrices(http.em);
  const missing: Problem[] = regulation.effective ? [] : [{ path: '', key: 'catalogue.error.no-effective' }];
  if (missing.length) return page(<ImportPage viewer={viewer} problems={missing.map((problem) => ({ row: 1, column: '', text: told(viewer.t, problem) }))} />, 422);
  return page(<ImportPreviewPage
    viewer={viewer} file={await keep()} idempotencyKey={newToken()} errors={again.errors ?? []} ownerId={String(http.body['ownerId'] ?? '')} owners={await http.em.find(Enterprise, {}, { fields: ['id', 'name'], orderBy: { name: 'asc' } })} limits={await entryViews(http.em, regulation)}
    regulation={{ ...regulation, matrices: known.filter(({ code }) => regulation.matrices.includes(code)) }}
  />, again.status ?? 200);
}

/** A new regulation from a spreadsheet: template, upload, preview, save. */
export const importPages = (): Route[] => [
  get('/regulations/new', ['quality-manager'], async (http) => page(<ImportPage viewer={viewerOf(http)} />)),
  get('/regulations/new/template.csv', ['quality-manager'], async (http) => sheetFile('csv', 'regulation-template', await templateSheets(http.em))),
  get('/regulations/new/template.xlsx', ['quality-manager'], async (http) => sheetFile('xlsx', 'regulation-template', await templateSheets(http.em))),

  post('/regulations/new', ['quality-manager'], (http) =>
    submitted(
      async () => {
        const upload = http.uploads.find(({ field }) => field === 'file');
        if (!upload?.bytes.length) throw Invalid.field('file', 'catalogue.error.no-file');
        if (!/\.(xlsx|csv)$/i.test(upload.name)) throw Invalid.field('file', 'catalogue.error.file-not-a-sheet');
        return look(http, upload.bytes, () => http.services.storage.put(upload.bytes));
      },
      async ({ problems, status }) => page(<ImportPage viewer={viewerOf(http)} errors={fieldErrors(viewerOf(http).t, problems)} />, status),
    )),

  post('/regulations', ['quality-manager'], (http) =>
    submitted(
      async () => seeOther(`/regulations/${await http.run(importRegulation, http.body)}`, { flash: 'catalogue.done.imported' }),
      async ({ problems, status }) => {
        const file = String(http.body['file'] ?? '');
        const errors = fieldErrors(viewerOf(http).t, problems).map(({ path, text }) => ({ path: path === 'ownerId' ? path : '', text }));
        const bytes = await storedSheet(http.services.storage, file);
        return bytes ? look(http, bytes, async () => file, { errors, status }) : page(<ImportPage viewer={viewerOf(http)} errors={errors} />, status);
      },
    )),
];
