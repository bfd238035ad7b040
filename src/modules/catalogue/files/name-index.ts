import { fold } from '../../../kernel/fold.ts';
import type { Bilingual } from '../../../kernel/i18n.ts';

interface Named extends Bilingual {
  code: string;
  symbol?: string | null;
}

/** Codes that a text may mean: by code, by name in either language, by symbol. More than one when the text is ambiguous. */
export type NameIndex = (text: string) => string[];

/** Names are found without case and accents, and with or without a symbol in parentheses: "Chì", "chi", "Chì (Pb)"; a
 * whole name goes before one without its parentheses, so that "pH" is not "pH (KCl)". */
export function namesOf(entries: readonly Named[]): NameIndex {
  const codes = new Set(entries.map(({ code }) => code));
  const byName = new Map<string, Set<string>>();
  const byBareName = new Map<string, Set<string>>();
  const bySymbol = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const name of [entry.vi, entry.en]) {
      put(byName, fold(name), entry.code);
      put(byBareName, bare(name), entry.code);
    }
    if (entry.symbol) put(bySymbol, entry.symbol, entry.code);
  }
  return (text) => {
    if (codes.has(text)) return [text];
    const found = byName.get(fold(text)) ?? bySymbol.get(text) ?? byBareName.get(bare(text));
    return found ? [...found] : [];
  };
}

const bare = (name: string): string => fold(name.replace(/\s*\([^)]*\)\s*$/, ''));

function put(index: Map<string, Set<string>>, name: string, code: string): void {
  index.set(name, (index.get(name) ?? new Set()).add(code));
}
