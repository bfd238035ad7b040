import type { ProblemList } from './catalogue-problems.ts';
import type { LocatedRegulation } from './check-references.ts';

/**
 * Notes pairs of editions that contradict each other: one names the other as its successor but not the other way round, or
 * both are the law on the same day without a declared transition.
 */
export function checkEditions(regulations: readonly LocatedRegulation[], problems: ProblemList): void {
  const byCode = new Map(regulations.map((regulation) => [regulation.entry.code, regulation]));
  for (const old of regulations) {
    checkDates(old, problems);
    const next = old.entry.replacedBy === null ? undefined : byCode.get(old.entry.replacedBy);
    if (next && !next.entry.replaces.includes(old.entry.code)) {
      problems.add(next.at('replaces'), `"${old.entry.code}" says that "${next.entry.code}" replaces it, but is not in its list`);
    }
    if (next) checkOverlap(old, next, problems);
    old.entry.replaces.forEach((code, index) => {
      const before = byCode.get(code);
      if (before && before.entry.replacedBy !== old.entry.code) {
        problems.add(old.at('replaces', index), `"${code}" does not say that "${old.entry.code}" replaces it`);
      }
    });
  }
}

function checkDates({ entry, at }: LocatedRegulation, problems: ProblemList): void {
  if (entry.issued && entry.effective && entry.effective < entry.issued) problems.add(at('effective'), 'it is in force before it was issued');
  if (entry.effective && entry.ended && entry.ended <= entry.effective) problems.add(at('ended'), 'it ended before it was in force');
  if (entry.transition && (!entry.ended || entry.transition.until < entry.ended)) {
    problems.add(at('transition'), 'a transition lies after the end of the regulation');
  }
}

function checkOverlap(old: LocatedRegulation, next: LocatedRegulation, problems: ProblemList): void {
  const { ended, transition } = old.entry;
  const begins = next.entry.effective;
  if (!begins || transition || (ended && ended <= begins)) return;
  const until = ended ? `until ${ended}` : 'without an end';
  problems.add(old.at('ended'), `in force ${until}, but "${next.entry.code}" replaces it from ${begins}: give the end or a transition`);
}
