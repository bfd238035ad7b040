import type { Bilingual } from '../../kernel/i18n.ts';

/** A note as a row keeps it: in both languages; a plain text, as files of an earlier release or a spreadsheet had it, is the same for every reader. */
export type KeptNote = Bilingual | string;

export const inBoth = (note: KeptNote): Bilingual => (typeof note === 'string' ? { vi: note, en: note } : note);

/** The note of a limit, or null. */
export const noteOf = ({ note, noteVi }: { note?: string | null; noteVi?: string | null }): Bilingual | null => (note ? { vi: noteVi ?? note, en: note } : null);

/** An entry as its digest takes it: notes by their English text alone, so that a translation makes no new edition of what is calculated or judged with. */
export const withEnglishNotes = (entry: { note?: Bilingual | null; gaps?: Bilingual[] }): object => ({
  ...entry, ...(entry.note ? { note: entry.note.en } : {}), ...(entry.gaps ? { gaps: entry.gaps.map(({ en }) => en) } : {}),
});
