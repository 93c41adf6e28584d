import { refuse } from '#platform/errors';
import { formatDate, type Language } from '#platform/i18n';
import { addDays, type IsoDate, isIsoDate } from '#platform/time';
import { type Day, type DayOffCode, type OneStopRegime, regimeAt, workingCalendar } from '#procedures';
import { afterCutOff, paused } from './deadline-messages.ts';
import { type Receipt, readReceipt } from './deadline-receipt.ts';

/** A closed interval of dates in which our time stands still: a supplement, a payment, a confirmation by relatives. */
export interface Pause {
  from: IsoDate;
  to: IsoDate;
}

export interface DeadlineInput {
  /** An instant, or Vietnamese wall time `YYYY-MM-DDTHH:MM[:SS]`, or a bare date (received within hours). */
  receivedAt: Date | string;
  /** The period of the procedure, in working days, from 0. */
  workingDays: number;
  pauses: readonly Pause[];
  /** The one-stop rules that hold for the case; those of its date of receipt when left out. */
  regime?: OneStopRegime;
  /** Which days are worked; Vietnam's when left out. */
  calendar?: DeadlineCalendar;
}

/** What the count of a period needs of a calendar. */
export interface DeadlineCalendar {
  dayOf(date: IsoDate): Day;
  dayAfter(day: Day): Day;
  isProvisional(from: IsoDate, to: IsoDate): boolean;
}

export type SkipCode = DayOffCode | 'after-cut-off' | 'paused';

/** A calendar date that did not count, and why. */
export interface SkippedDay {
  date: IsoDate;
  why: SkipCode;
  words: Record<Language, string>;
}

export interface Deadline {
  /** The last day of the period; a result on this day is on time. */
  due: IsoDate;
  /** Day zero of the count. */
  countedFrom: IsoDate;
  /** Every date from receipt to `due` that was not counted, in order. */
  skipped: SkippedDay[];
  /** True when a date of the span rests on no announcement yet: the due date may still move. */
  provisional: boolean;
}

function checkPauses(pauses: readonly Pause[]): void {
  for (const { from, to } of pauses) {
    for (const date of [from, to]) if (!isIsoDate(date)) refuse('invalid', 'cases.deadline.pause-not-a-date', { date });
    if (to < from) refuse('invalid', 'cases.deadline.pause-backwards', { from: formatDate(from), to: formatDate(to) });
  }
}

function isPaused(date: IsoDate, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => from <= date && date <= to);
}

/** Day zero: the day of receipt when it is a working day and not past the cut-off, otherwise the next working day. */
function dayZero(
  { date, timeOfDay }: Receipt,
  { regime, calendar }: { regime: OneStopRegime; calendar: DeadlineCalendar },
): { zero: Day; skipped: SkippedDay[] } {
  const skipped: SkippedDay[] = [];
  let day = calendar.dayOf(date);
  if (day.off === null && timeOfDay > regime.cutOffMinutes * 60_000) {
    skipped.push({ date, why: 'after-cut-off', words: afterCutOff });
    day = calendar.dayAfter(day);
  }
  for (; day.off !== null; day = calendar.dayAfter(day)) {
    skipped.push({ date: day.date, why: day.off.code, words: day.off.words });
  }
  return { zero: day, skipped };
}

/**
 * The due date of a case.
 *
 * - Received on a working day up to 15:00:00 it counts from that day; later, or on a day off, from the next working day
 *   ("sau 15 giờ", Decree 61/2018/NĐ-CP art. 18, kept by Decree 118/2025/NĐ-CP).
 * - The day it counts from is day zero: a period in days begins on the day after (Civil Code 91/2015/QH13 art. 147), so
 *   the due date is the `workingDays`-th working day after it, and that day itself when `workingDays` is 0.
 * - Working days inside a pause do not count; overlapping pauses count once. A pause moves neither the day of receipt nor
 *   day zero: it only matters from the day after.
 *
 * Refuses an unreadable time, a period that is not whole, a pause that ends before it begins, and dates beyond the calendar.
 */
export function computeDeadline(input: DeadlineInput): Deadline {
  const { receivedAt, workingDays, pauses, regime, calendar = workingCalendar } = input;
  if (!Number.isSafeInteger(workingDays) || workingDays < 0) {
    refuse('invalid', 'cases.deadline.days-not-whole', { days: workingDays });
  }
  checkPauses(pauses);
  const receipt = readReceipt(receivedAt);
  const { zero, skipped } = dayZero(receipt, { regime: regime ?? regimeAt(receipt.date), calendar });
  let day = zero;
  for (let left = workingDays; left > 0; ) {
    day = calendar.dayAfter(day);
    if (day.off !== null) skipped.push({ date: day.date, why: day.off.code, words: day.off.words });
    else if (isPaused(day.date, pauses)) skipped.push({ date: day.date, why: 'paused', words: paused });
    else left -= 1;
  }
  const provisional = calendar.isProvisional(receipt.date, day.date);
  return { due: day.date, countedFrom: zero.date, skipped, provisional };
}

/**
 * The due date after the applicant has handed in a supplement: the period begins anew at its first day, counted from
 * the supplement as from a receipt ("thời hạn tính lại từ đầu", Decree 61/2018/NĐ-CP art. 19.4). The case keeps the
 * regime of its first receipt. Refuses a supplement earlier than the receipt.
 */
export function deadlineAfterSupplement(input: DeadlineInput & { supplementedAt: Date | string }): Deadline {
  const { supplementedAt, receivedAt, ...rest } = input;
  const first = readReceipt(receivedAt);
  const again = readReceipt(supplementedAt);
  const earlier = again.date < first.date || (again.date === first.date && again.timeOfDay < first.timeOfDay);
  if (earlier) {
    const params = { supplemented: formatDate(again.date), received: formatDate(first.date) };
    refuse('invalid', 'cases.deadline.supplement-before-receipt', params);
  }
  return computeDeadline({ ...rest, receivedAt: supplementedAt, regime: rest.regime ?? regimeAt(first.date) });
}

/**
 * The last day on which the letter of apology with the new date must go out when a case will be late: a day before the
 * due date (Decree 61/2018/NĐ-CP art. 19.9).
 */
export function apologyBy(due: IsoDate, regime: OneStopRegime): IsoDate {
  return addDays(due, -regime.apology.daysBeforeDue);
}

export type Punctuality = 'early' | 'on-time' | 'late';

/** Early, on time or late, compared by date and never by hour, as the National Public Service Portal counts. */
export function punctuality(finishedOn: IsoDate, due: IsoDate): Punctuality {
  if (finishedOn === due) return 'on-time';
  return finishedOn < due ? 'early' : 'late';
}
