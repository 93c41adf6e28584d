import type { SeededRandom } from '#platform/ids';
import { addDays, daysBetween, type IsoDate, vietnamInstant } from '#platform/time';

/** Decision 06/QĐ-TTg is of 6 January 2022; provinces planned their task forces in the weeks after it. */
const usualStart = '2022-03-01';
const shortest = 120;
const workMinutes = 8 * 60;

/** The days between which simulated records happen: from the province's plan to the date, and never after it. */
export function simulatedSpan(asOf: IsoDate): { from: IsoDate; to: IsoDate } {
  const late = daysBetween(usualStart, asOf) >= shortest;
  return { from: late ? usualStart : addDays(asOf, -shortest), to: asOf };
}

/** A day of the span, both ends included. */
export function dayIn(random: SeededRandom, span: { from: IsoDate; to: IsoDate }): IsoDate {
  return addDays(span.from, random.int(daysBetween(span.from, span.to) + 1));
}

/** When a record of a day was written: in the office hours of the same day. */
export function writtenOn(random: SeededRandom, day: IsoDate): Date {
  return vietnamInstant(day, workMinutes + random.int(workMinutes));
}
