import fc from 'fast-check';
import { addDays } from '#platform/time';
import type { Day } from '#procedures';
import type { DeadlineCalendar } from './deadline.ts';
import type { WorkingDays } from './working-hours.ts';

/** Days that a random calendar spans; more than any case of the tests can reach. */
const span = 340;
const oneDay = 86_400_000;

/** A calendar of some other country or year: its first date, and what is off by the midnight (UTC) of each day. */
export interface RandomCalendar extends DeadlineCalendar, WorkingDays {
  first: string;
  works(at: number): boolean;
}

/** Weekends of any pattern, breaks of any length anywhere, and single days exchanged either way. */
export const anyCalendar: fc.Arbitrary<RandomCalendar> = fc
  .record({
    start: fc.integer({ min: 0, max: 3000 }),
    weekend: fc.constantFrom<number[]>([6, 0], [0], [5, 6], [], [3]),
    breaks: fc.array(fc.record({ at: fc.nat(span), length: fc.integer({ min: 1, max: 12 }) }), { maxLength: 5 }),
    exchanged: fc.array(fc.nat(span), { maxLength: 6 }),
  })
  .map(({ start, weekend, breaks, exchanged }) => {
    const first = addDays('2020-01-01', start);
    const off = Array.from({ length: span }, (_, i) =>
      weekend.includes(new Date(Date.parse(first) + i * oneDay).getUTCDay()),
    );
    for (const { at, length } of breaks) off.fill(true, at, Math.min(span, at + length));
    for (const at of exchanged) off[at] = off[at] !== true;
    return calendarOf(first, off);
  });

const words = { vi: 'Nghỉ', en: 'Off' };

function calendarOf(first: string, off: readonly boolean[]): RandomCalendar {
  const from = Date.parse(first);
  let worked = 0;
  const days = Array.from({ length: span }, (_, number): Day => {
    const isOff = off[number] === true;
    if (!isOff) worked += 1;
    const date = new Date(from + number * oneDay).toISOString().slice(0, 10);
    return { date, number, off: isOff ? { code: 'weekend', words } : null, worked, provisional: false };
  });
  const at = (number: number): Day => {
    const day = days[number];
    if (day === undefined) throw new RangeError(`day ${number} is beyond the random calendar`);
    return day;
  };
  const dayOf = (date: string) => at((Date.parse(date) - from) / oneDay);
  return {
    first,
    works: (midnight) => off[(midnight - from) / oneDay] !== true,
    dayOf,
    dayAfter: (day) => at(day.number + 1),
    isProvisional: () => false,
    isWorkingDay: (date) => dayOf(date).off === null,
    workingDaysBetween: (a, b) => dayOf(b).worked - dayOf(a).worked,
  };
}
