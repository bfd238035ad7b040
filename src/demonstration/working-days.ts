import { addDays, addWorkingDays, dayOf, instant, weekday, type Day } from '../kernel/calendar.ts';

/** The laboratory's working days up to today, counted backwards, and the hours in which it works. */
export interface WorkingDays {
  today: Day;
  /** The working day so many before today; 0 is today, whatever day it is. */
  before(count: number): Day;
  /** So many working days after a day. */
  after(day: Day, count: number): Day;
  /** The day itself when it is worked on, else the next one that is. */
  onOrAfter(day: Day): Day;
  /** The next Tuesday or Thursday after a day: on these the bench does what is not pressing. */
  benchDayAfter(day: Day): Day;
}

const benchDays: readonly number[] = [2, 4];

export function workingDays(now: Date, closed: ReadonlySet<Day>): WorkingDays {
  const today = dayOf(now);
  const works = (day: Day) => weekday(day) !== 0 && weekday(day) !== 6 && !closed.has(day);
  const past: Day[] = [today];
  const before = (count: number): Day => {
    while (past.length <= count) {
      let day = addDays(past.at(-1)!, -1);
      while (!works(day)) day = addDays(day, -1);
      past.push(day);
    }
    return past[count]!;
  };
  const onOrAfter = (day: Day): Day => (works(day) ? day : addWorkingDays(day, 1, closed));
  return {
    today, before, onOrAfter,
    after: (day, count) => addWorkingDays(day, count, closed),
    benchDayAfter(day) {
      let next = addDays(day, 1);
      while (!benchDays.includes(weekday(next))) next = addDays(next, 1);
      return onOrAfter(next);
    },
  };
}

/** A time of a day, some minutes later. */
export const at = (day: Day, time: string, minutes = 0): Date => new Date(instant(day, time).getTime() + minutes * 60_000);
