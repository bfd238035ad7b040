import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CatalogueError, readCatalogue, type Catalogue, type CatalogueScience } from '../../../../src/modules/catalogue/files/index.ts';
import { FormulaError, compileFormula } from '../../../../src/science/formula.ts';
import { sameQuantity } from '../../../../src/science/units.ts';

/** The product's own science, as the loader injects it. */
export const science: CatalogueScience = {
  comparable: sameQuantity,
  checkFormula(text, names) {
    try {
      compileFormula(text, names);
      return null;
    } catch (error) {
      if (error instanceof FormulaError) return `${error.message} ${JSON.stringify(error.told.params ?? {})}`;
      throw error;
    }
  },
};

const fixtures = 'tests/fixtures/catalogue';

/** The good fixture with the files of `broken/<name>` laid over it, read; its problems as told, or the catalogue. */
export function readFixture(name?: string): Catalogue | string[] {
  const dir = join(mkdtempSync(join(tmpdir(), 'chuan-')), 'catalogue');
  cpSync(join(fixtures, 'good'), dir, { recursive: true });
  if (name) cpSync(join(fixtures, 'broken', name), dir, { recursive: true });
  try {
    return readCatalogue(dir, science);
  } catch (error) {
    if (error instanceof CatalogueError) return error.message.split('\n');
    throw error;
  }
}
