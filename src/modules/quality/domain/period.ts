import { addDays, type IsoDate } from '#platform/time';

/** A month `2023-12` or a year `2023`. */
export type Period = string;

export const isPeriod = (text: string): boolean => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text);

/**
 * First and last day of a period; of one that is under way only up to today. undefined for a period that has not begun.
 */
export function spanOf(period: Period, today: IsoDate): { from: IsoDate; to: IsoDate } | undefined {
  const month = period.length === 7;
  const from = month ? `${period}-01` : `${period}-01-01`;
  if (from > today) return undefined;
  const last = month ? addDays(monthAfter(period), -1) : `${period}-12-31`;
  return { from, to: last < today ? last : today };
}

function monthAfter(period: Period): IsoDate {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** Periods that a night computes: the month and year under way, and in the first days of a month the one before. */
export function periodsAtNight(today: IsoDate): Period[] {
  const periods = [today.slice(0, 7), today.slice(0, 4)];
  if (Number(today.slice(8)) > 10) return periods;
  const before = addDays(`${today.slice(0, 7)}-01`, -1);
  return [...new Set([...periods, before.slice(0, 7), before.slice(0, 4)])];
}
