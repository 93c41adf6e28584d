import { addDays, daysBetween, type IsoDate } from '#platform/time';

export interface DayCount {
  day: IsoDate;
  clean: number;
}

export interface Forecast {
  left: number;
  /** Records a day, over the days looked at. */
  pace: number;
  /** Day on which nothing is left at this pace; null when the pace is nought or the end is further than fifty years. */
  doneOn: IsoDate | null;
}

const farthest = 50 * 366;

/**
 * What is left, and until when at this pace: the difference between the first and the last day looked at, divided by the
 * days between them. `left` counts records that are entered and not clean.
 */
export function forecast(left: number, days: readonly DayCount[]): Forecast {
  const [first, last] = [days[0], days.at(-1)];
  const span = first === undefined || last === undefined ? 0 : daysBetween(first.day, last.day);
  if (first === undefined || last === undefined || span <= 0) return { left, pace: 0, doneOn: null };
  const pace = Math.max(0, (last.clean - first.clean) / span);
  if (left === 0) return { left, pace, doneOn: last.day };
  const need = pace === 0 ? Number.POSITIVE_INFINITY : Math.ceil(left / pace);
  return { left, pace, doneOn: need > farthest ? null : addDays(last.day, need) };
}
