import { addDays, type IsoDate, weekday } from '#platform/time';
import { workingCalendar } from '#procedures';
import { dueAfter, type PeriodKind, type PeriodSpan, periodOn } from './period.ts';

/** Kinds that come round by themselves; ad hoc periods are always opened by a person. */
export const recurringKinds = ['week', 'month', 'quarter', 'six-months', 'nine-months', 'year'] as const;
export type RecurringKind = Exclude<PeriodKind, 'ad-hoc'>;

/** A period that opens by itself, and the day on which it does. */
export interface PlannedPeriod extends PeriodSpan {
  kind: RecurringKind;
  opensOn: IsoDate;
}

/** How far back periods are opened that a stopped platform missed: a month that was missed is still asked, a year is not. */
export const catchUpDays = 31;

/** More days than lie between the last working day and the closing day of any period; Tết is the longest rest. */
const longestRest = 20;

/** The period of this kind whose numbers close on that day; weeks on Sunday, others on the 14th (Decree 09/2019/NĐ-CP, art. 12). */
export function periodClosingOn(kind: RecurringKind, day: IsoDate): PlannedPeriod | undefined {
  const span = periodOn(kind, day, 'decree-09');
  return span.endsOn === day ? { ...span, kind, opensOn: openingDay(span) } : undefined;
}

/**
 * Periods of this kind by the day on which they open, from that day on, without end. One opens on the last working day
 * not after its closing day, so that somebody is there to read of it; one without any working day when it closes.
 */
export function* plannedFrom(kind: RecurringKind, day: IsoDate): Generator<PlannedPeriod, never> {
  for (let closing = day; ; closing = addDays(closing, 1)) {
    const period = periodClosingOn(kind, closing);
    if (period !== undefined && period.opensOn >= day) yield period;
  }
}

/** All periods of these kinds that open within these days, both included, in the order of opening and closing. */
export function plannedBetween(kinds: readonly RecurringKind[], from: IsoDate, to: IsoDate): PlannedPeriod[] {
  const found: PlannedPeriod[] = [];
  for (let closing = from; closing <= addDays(to, longestRest); closing = addDays(closing, 1))
    for (const kind of kinds) {
      const period = periodClosingOn(kind, closing);
      if (period !== undefined && period.opensOn >= from && period.opensOn <= to) found.push(period);
    }
  return found.sort((a, b) => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : 0));
}

/** The day by which its form is due: counted from its end, or from the day on which it is opened late. */
export function dueDayOf({ kind, endsOn }: PlannedPeriod, openedOn: IsoDate): IsoDate {
  return workingCalendar.addWorkingDays(openedOn > endsOn ? openedOn : endsOn, dueAfter[kind]);
}

/** The same as expected now; null for a period so far ahead that the working days then are not announced yet. */
export function expectedDueDay(period: PlannedPeriod, today: IsoDate): IsoDate | null {
  const from = today > period.endsOn ? today : period.endsOn;
  return addDays(from, longestRest) > workingCalendar.lastDate ? null : dueDayOf(period, today);
}

function openingDay({ startsOn, endsOn }: PeriodSpan): IsoDate {
  for (let day = endsOn; day >= startsOn; day = addDays(day, -1)) if (isWorked(day)) return day;
  return endsOn;
}

/** Beyond the announced calendar only weekends are known. */
function isWorked(day: IsoDate): boolean {
  const known = day >= workingCalendar.firstDate && day <= workingCalendar.lastDate;
  return known ? workingCalendar.isWorkingDay(day) : weekday(day) !== 0 && weekday(day) !== 6;
}
