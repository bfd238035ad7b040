/** One thing wrong in the catalogue's files. Told to the operator who edits them, in English. */
export interface CatalogueProblem {
  /** From the catalogue's own folder on: "catalogue/methods/soil.yaml". */
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
  /** Where in the file's data: "3.model.formula". */
  path: string;
}

/** Where a piece of the catalogue was read. */
export type Place = Omit<CatalogueProblem, 'message'>;

/** An entry with the way back to its place in the file. */
export interface Located<T> {
  entry: T;
  at(...path: PropertyKey[]): Place;
}

/** "catalogue/methods/soil.yaml:42: unknown analyte "leed"". */
export const problemText = (problem: CatalogueProblem): string => `${problem.file}:${problem.line}: ${problem.message}`;

/** The catalogue cannot be taken. Every problem is listed, in the order of files and lines. */
export class CatalogueError extends Error {
  readonly problems: readonly CatalogueProblem[];
  constructor(problems: readonly CatalogueProblem[]) {
    const sorted = [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
    super(sorted.map(problemText).join('\n'));
    this.name = 'CatalogueError';
    this.problems = sorted;
  }
}

/** Collects problems while reading goes on. */
export class ProblemList {
  readonly all: CatalogueProblem[] = [];

  add(place: Place, message: string): void {
    this.all.push({ ...place, message });
  }
}
