import { join } from 'node:path';
import { system } from '../../kernel/actor.ts';
import type { Runner } from '../../platform/command/runner.ts';
import type { Em } from '../../platform/database/orm.ts';
import { root } from '../../platform/root.ts';
import { FormulaError, compileFormula } from '../../science/formula.ts';
import { sameQuantity } from '../../science/units.ts';
import { laboratoryOf } from '../identity/index.ts';
import { loadCatalogueEntries, type LoadAnswer } from './commands/load-catalogue.ts';
import { readCatalogue, type CatalogueScience } from './files/index.ts';

/** The product's measurement science, as the reader of the files wants it. */
export const catalogueScience: CatalogueScience = {
  comparable: sameQuantity,
  checkFormula(text, names) {
    try {
      compileFormula(text, names);
      return null;
    } catch (error) {
      if (error instanceof FormulaError) return `${error.told.key} ${JSON.stringify(error.told.params ?? {})}`;
      throw error;
    }
  },
};

interface Loading {
  runner: Runner;
  em(): Em;
}

/**
 * Reads the catalogue's files and brings the database to them. Safe at every start, also when several processes start at once. Throws
 * CatalogueError with every problem of the files. `demonstration` defaults to what the laboratory's details say.
 */
export async function loadCatalogue({ runner, em }: Loading, how: { folder?: string; demonstration?: boolean } = {}): Promise<LoadAnswer> {
  const catalogue = readCatalogue(how.folder ?? join(root, 'catalogue'), catalogueScience);
  const demonstration = how.demonstration ?? (await laboratoryOf(em()))?.demonstration ?? false;
  const load = () => runner.run(loadCatalogueEntries, { catalogue, demonstration }, { actor: system });
  try {
    return await load();
  } catch (error) {
    // Another process wrote the same rows at this moment: what it wrote is found the second time.
    if ((error as { name?: string }).name === 'UniqueConstraintViolationException') return load();
    throw error;
  }
}
