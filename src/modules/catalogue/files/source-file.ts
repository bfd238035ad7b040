import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Located, Place, ProblemList } from './catalogue-problems.ts';

/** One YAML file that remembers the line of everything in it. */
export class SourceFile {
  readonly file: string;
  private readonly document: Document;
  private readonly lines: LineCounter;
  readonly value: unknown;

  /** YAML's own errors (a bad indent, a key written twice) go to `problems`; the value is null then. */
  constructor(file: string, text: string, problems: ProblemList) {
    this.file = file;
    this.lines = new LineCounter();
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    for (const error of this.document.errors) {
      problems.add({ file, line: this.lines.linePos(error.pos[0]).line, path: '' }, error.message);
    }
    this.value = this.document.errors.length ? null : this.document.toJS();
    if (this.value === null && !this.document.errors.length) problems.add({ file, line: 1, path: '' }, 'the file is empty');
  }

  /** The line of the thing at `path`, or of the nearest thing that holds it when it is missing. */
  at(...path: PropertyKey[]): Place {
    for (let length = path.length; length > 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.place(node.range[0], path);
    }
    return this.place(this.document.contents?.range?.[0] ?? 0, path);
  }

  private place(offset: number, path: PropertyKey[]): Place {
    return { file: this.file, line: this.lines.linePos(offset).line, path: path.map(String).join('.') };
  }

  /** What `schema` makes of the value at `path`, or null after every problem was noted at its own line. */
  parse<T>(schema: z.ZodType<T>, value: unknown, path: PropertyKey[], problems: ProblemList): T | null {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) this.note(issue, path, problems);
    return null;
  }

  private note(issue: z.core.$ZodIssue, path: PropertyKey[], problems: ProblemList): void {
    const at = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.add(this.at(...at, key), `unknown key "${key}"`);
    } else {
      const what = issue.path.map(String).join('.');
      const missing = issue.code === 'invalid_type' && what !== '' && !this.document.hasIn(at);
      problems.add(this.at(...at), missing ? `${what} is missing` : what ? `${what}: ${issue.message}` : issue.message);
    }
  }
}

/** A list of entries, read one by one so that one bad entry hides no other. `codes` also holds those of the bad ones. */
export interface EntryList<T> {
  entries: Array<Located<T>>;
  codes: Set<string>;
}

/** Reads a file that is a list of entries. */
export function readEntries<T>(source: SourceFile, schema: z.ZodType<T>, problems: ProblemList): EntryList<T> {
  const list: EntryList<T> = { entries: [], codes: new Set() };
  if (source.value === null) return list;
  if (!Array.isArray(source.value)) {
    problems.add(source.at(), 'a list of entries is expected');
    return list;
  }
  source.value.forEach((value: unknown, index) => {
    const code = (value as { code?: unknown } | null)?.code;
    if (typeof code === 'string') list.codes.add(code);
    const entry = source.parse(schema, value, [index], problems);
    if (entry) list.entries.push({ entry, at: (...path) => source.at(index, ...path) });
  });
  return list;
}
