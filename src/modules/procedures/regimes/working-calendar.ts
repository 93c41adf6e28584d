import { refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { type IsoDate, isIsoDate } from '#platform/time';
import {
  type Day,
  type DayOff,
  dayTable,
  documentsOf,
  findDay,
  firstDate,
  lastDate,
  workingDays,
} from './day-table.ts';
import './i18n/index.ts';

/** The row of a date: its number, why it is off, whether it is provisional. Refuses a date outside the calendar. */
export function dayOf(date: IsoDate): Day {
  const day = findDay(date);
  if (day !== undefined) return day;
  if (!isIsoDate(date)) refuse('invalid', 'procedures.calendar.not-a-date', { date });
  const key = date < firstDate ? 'procedures.calendar.before-first' : 'procedures.calendar.after-last';
  refuse('invalid', key, { date: formatDate(date), first: formatDate(firstDate), last: formatDate(lastDate) });
}

function beyondLast(): never {
  refuse('invalid', 'procedures.calendar.counts-past-last', { last: formatDate(lastDate) });
}

/** Whether Vietnam's civil servants work on that date. Refuses a date outside the calendar (2022 … 2030). */
export function isWorkingDay(date: IsoDate): boolean {
  return dayOf(date).off === null;
}

/** Why nobody works on that date (weekend, holiday, day in lieu, exchanged day), or null on a working day. */
export function whyNot(date: IsoDate): DayOff | null {
  return dayOf(date).off;
}

/** The row of the next calendar date; for walks, faster than asking by date. Refuses to leave the calendar. */
export function dayAfter(day: Day): Day {
  return dayTable[day.number + 1] ?? beyondLast();
}

/** The first working day after that date; the date itself never counts. */
export function nextWorkingDay(date: IsoDate): IsoDate {
  return addWorkingDays(date, 1);
}

/**
 * The `count`-th working day after the date (Civil Code 91/2015/QH13 art. 147: the first day counted is the next one).
 * With 0 the date itself, which must then be a working day or is moved to the next one (art. 148.5).
 */
export function addWorkingDays(date: IsoDate, count: number): IsoDate {
  if (!Number.isSafeInteger(count) || count < 0) refuse('invalid', 'procedures.calendar.not-a-count', { count });
  const start = dayOf(date);
  if (count === 0 && start.off === null) return date;
  return (workingDays[start.worked + Math.max(count, 1) - 1] ?? beyondLast()).date;
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. Inverse of `addWorkingDays`. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  return dayOf(to).worked - dayOf(from).worked;
}

/** True when a date of the span rests on no announcement yet, so that a count over it may still move. */
export function isProvisional(from: IsoDate, to: IsoDate): boolean {
  const last = dayOf(to).number;
  for (let number = dayOf(from).number; number <= last; number += 1) if (dayTable[number]?.provisional) return true;
  return false;
}

/** The working calendar of Vietnam's civil servants, as one face. */
export const workingCalendar = {
  firstDate,
  lastDate,
  isWorkingDay,
  whyNot,
  dayOf,
  dayAfter,
  nextWorkingDay,
  addWorkingDays,
  workingDaysBetween,
  isProvisional,
  documentsOf,
} as const;
