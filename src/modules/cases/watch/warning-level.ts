import { addDays, type IsoDate, vietnamDate, vietnamMinutes } from '#platform/time';
import { regimeAt, workingCalendar } from '#procedures';

/** How near a case is to its due date, in the order in which the levels are reached. */
export const warningLevels = ['half', 'most', 'day-before', 'late', 'long-late'] as const;
export type WarningLevel = (typeof warningLevels)[number];

/** The clock of a case that runs: from when its present period counts, and its last day. */
export interface RunningClock {
  startedAt: Date;
  dueOn: IsoDate;
}

/** The office day between which a day's time is spread, in minutes after midnight in Vietnam. Ours; no decree sets it. */
const opens = 7 * 60 + 30;
const closes = 17 * 60;

/** Working days past the due date after which the level above the agency is told. Ours; no decree sets it. */
export const longLateDays = 3;

/** Where an instant stands in the calendar: whole working days before it and the part of its day that is over. */
function position(at: Date): number {
  const day = workingCalendar.dayOf(vietnamDate(at));
  if (day.off !== null) return day.worked;
  const part = (vietnamMinutes(at) - opens) / (closes - opens);
  return day.worked - 1 + Math.min(1, Math.max(0, part));
}

/**
 * The share of a case's time that is used, from 0; above 1 once it is late. Days off count nothing, and what is received
 * after the cut-off counts from the next working day (Decree 61/2018/NĐ-CP art. 18).
 */
export function shareUsed({ startedAt, dueOn }: RunningClock, now: Date): number {
  const startDate = vietnamDate(startedAt);
  const late = vietnamMinutes(startedAt) > regimeAt(startDate).cutOffMinutes;
  const start = late ? workingCalendar.dayOf(startDate).worked : position(startedAt);
  const whole = workingCalendar.dayOf(dueOn).worked - start;
  const used = Math.max(0, position(now) - start);
  return whole <= 0 ? (used > 0 ? 1 : 0) : used / whole;
}

/** The highest level that a running case has reached, or undefined while there is time. Late is told by date, never by hour. */
export function levelReached(clock: RunningClock, now: Date): WarningLevel | undefined {
  const today = vietnamDate(now);
  if (today > clock.dueOn)
    return workingCalendar.workingDaysBetween(clock.dueOn, today) >= longLateDays ? 'long-late' : 'late';
  if (today >= clock.dueOn || workingCalendar.workingDaysBetween(today, addDays(clock.dueOn, -1)) <= 0)
    return 'day-before';
  const share = shareUsed(clock, now);
  return share >= 0.8 ? 'most' : share >= 0.5 ? 'half' : undefined;
}

/** Whether `level` is further than what was reached before. */
export const isFurther = (level: WarningLevel, before: WarningLevel | null): boolean =>
  before === null || warningLevels.indexOf(level) > warningLevels.indexOf(before);
