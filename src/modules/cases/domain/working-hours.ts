import { type IsoDate, vietnamDate, vietnamInstant } from '#platform/time';
import { workingCalendar } from '#procedures';

/** What the working hours need to know of a calendar. */
export interface WorkingDays {
  isWorkingDay(date: IsoDate): boolean;
  /** Working days after `from` up to and with `to`. */
  workingDaysBetween(from: IsoDate, to: IsoDate): number;
}

/** Office hours in minutes after midnight: 7:30 to 11:30 and 13:00 to 17:00, eight hours. */
const officeHours = [
  { from: 7 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60, to: 17 * 60 },
] as const;
export const minutesOfDay = officeHours.reduce((sum, span) => sum + span.to - span.from, 0);

/** Working minutes of a working day that have passed at a time of day, in minutes after midnight. */
function passedAt(minutes: number): number {
  return officeHours.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(minutes, to) - from), 0);
}

/** Working milliseconds that have passed on the day of an instant. */
function passedOnDay(instant: Date, date: IsoDate, calendar: WorkingDays): number {
  if (!calendar.isWorkingDay(date)) return 0;
  return passedAt((instant.getTime() - vietnamInstant(date).getTime()) / 60_000);
}

/**
 * Working minutes from one instant to a later one, in the office hours of the working days between; 0 when `to` is not
 * later. Whole minutes, rounded down. Costs the same however long the span is.
 */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkingDays = workingCalendar): number {
  if (to.getTime() <= from.getTime()) return 0;
  const first = vietnamDate(from);
  const last = vietnamDate(to);
  // Working days from the first one on, the last one left out.
  const count = (date: IsoDate) => (calendar.isWorkingDay(date) ? 1 : 0);
  const days = first === last ? 0 : count(first) + calendar.workingDaysBetween(first, last) - count(last);
  return Math.floor(days * minutesOfDay + passedOnDay(to, last, calendar) - passedOnDay(from, first, calendar));
}
