import { z } from 'zod';
import { command } from '../../../platform/command/command.ts';
import type { Catalogue } from '../files/catalogue.types.ts';
import { loadLists } from '../loading/load-lists.ts';
import { loadMethods, type HeldMethod } from '../loading/load-methods.ts';
import { loadRegulations, type KeptLimit } from '../loading/load-regulations.ts';

/** What a load of the catalogue changed, and what it left alone on purpose. */
export interface LoadAnswer {
  /** Rows written: new ones, new editions and those that ended. */
  written: number;
  /** Limits that the laboratory has adopted and the files now say otherwise: the adopted value stays. */
  kept: KeptLimit[];
  /** Methods with figures of the laboratory's own that do not fit what the files now say: the laboratory's edition stays. */
  held: HeldMethod[];
  /** Regulations of the files that the laboratory itself entered before: left as they are. */
  entered: string[];
}

/** `demonstration`: the claims of the demonstration laboratory (its accredited methods) are taken over as well. */
const input = z.object({ catalogue: z.custom<Catalogue>((value) => value !== null && typeof value === 'object'), demonstration: z.boolean() });

/**
 * Brings the reference data to what the files say. Repeatable: what has not changed is not written. A method or limit that changed
 * gets a new edition; the former one only ceases to be current. What the laboratory adopted is never replaced by a file.
 */
export const loadCatalogueEntries = command({
  name: 'catalogue.load',
  input,
  async handle(context, { catalogue, demonstration }): Promise<LoadAnswer> {
    const lists = await loadLists(context, catalogue);
    const methods = await loadMethods(context, catalogue.methods, demonstration);
    const regulations = await loadRegulations(context, catalogue.regulations);
    return { written: lists + methods.written + regulations.written, kept: regulations.kept, held: methods.held, entered: regulations.entered };
  },
});
