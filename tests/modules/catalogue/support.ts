import { join } from 'node:path';
import { system } from '../../../src/kernel/actor.ts';
import { root } from '../../../src/platform/root.ts';
import { catalogueScience } from '../../../src/modules/catalogue/catalogue.load.ts';
import { loadCatalogueEntries, type LoadAnswer } from '../../../src/modules/catalogue/index.ts';
import { readCatalogue, type Catalogue } from '../../../src/modules/catalogue/files/index.ts';
import { Laboratory, type LaboratoryDetails } from '../../../src/modules/identity/index.ts';
import { permission } from '../../../src/kernel/policy.ts';
import { command } from '../../../src/platform/command/command.ts';
import { z } from 'zod';
import type { Product } from '../../support/product.ts';

/** The catalogue of the program, a new copy each time. */
export const programCatalogue = (): Catalogue => structuredClone(read());
let once: Catalogue | undefined;
const read = (): Catalogue => (once ??= readCatalogue(join(root, 'catalogue'), catalogueScience));

export const load = (product: Product, catalogue: Catalogue = read(), demonstration = false): Promise<LoadAnswer> =>
  product.runner.run(loadCatalogueEntries, { catalogue, demonstration }, { actor: system });

const text = { vi: 'Trung tâm mẫu', en: 'Sample centre' };
const setLaboratory = command({
  name: 'test.set-laboratory',
  input: z.object({ demonstration: z.boolean() }),
  async handle(context, { demonstration }) {
    const details = {
      governingBody: text, name: text, address: text, phone: '', email: '', web: '', accreditation: null, complaintDays: 15, form: { code: 'BM', version: '1', effective: '2026-01-01' }, demonstration,
    } as LaboratoryDetails;
    const known = await context.em.findOne(Laboratory, { code: 'laboratory' });
    context.create(permission<Laboratory>('test.laboratory', () => 'allow'), Object.assign(known ?? new Laboratory(), { code: 'laboratory', details }));
  },
});

/** Says whether the laboratory is a demonstration. */
export const laboratory = (product: Product, demonstration: boolean): Promise<void> => product.runner.run(setLaboratory, { demonstration }, { actor: system });

/** A key for one sending of a form. */
export const key = (): string => crypto.randomUUID();
