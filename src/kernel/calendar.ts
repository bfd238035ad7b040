import { localParts } from './i18n.ts';

/** A calendar day of the laboratory (Asia/Ho_Chi_Minh), written YYYY-MM-DD. */
export type Day = string;

/** The laboratory's calendar day of an instant. */
export function dayOf(at: Date): Day {
  const { year, month, day } = localParts(at);
  return `${year}-${month}-${day}`;
}

export const yearOf = (at: Date): number => Number(localParts(at).year);

/** The instant of a wall-clock time in the laboratory: `at('2026-11-25', '08:30')`. The zone has had no daylight saving since 1976. */
export const instant = (day: Day, time = '00:00'): Date => new Date(`${day}T${time}:00+07:00`);

export function addDays(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Whether the text is a day that exists. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** 0 is Sunday. */
export const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/**
 * The day on which `count` working days have passed since `from` (the day itself does not count, as for a promise made to a
 * customer). `closed` are public holidays; `workdays` the week's working days, 0 being Sunday. Throws past ten years.
 */
export function addWorkingDays(from: Day, count: number, closed: ReadonlySet<Day>, workdays: readonly number[] = [1, 2, 3, 4, 5]): Day {
  let day = from;
  for (let left = count, steps = 0; left > 0; steps++) {
    if (steps > 3660) throw new RangeError('no working day within ten years');
    day = addDays(day, 1);
    if (workdays.includes(weekday(day)) && !closed.has(day)) left--;
  }
  return day;
}
