import { formatDate } from '#platform/i18n';
import { addDays, daysBetween, type IsoDate, weekday } from '#platform/time';
import {
  compensatoryWords,
  type DayOffCode,
  holidayNames,
  saturdayWords,
  sundayWords,
  swappedWords,
  type Words,
} from './holiday-names.ts';
import { announcedYears, type HolidayYear } from './holidays.ts';
import { provisionalYears } from './provisional-holidays.ts';

/** Why nobody works on a date. */
export interface DayOff {
  code: DayOffCode;
  words: Words;
}

/** One calendar date of the table. `worked` counts the working days from the table's first date to this one. */
export interface Day {
  date: IsoDate;
  number: number;
  off: DayOff | null;
  worked: number;
  provisional: boolean;
}

const years: readonly HolidayYear[] = [...announcedYears, ...provisionalYears];

function weekendOff(date: IsoDate): DayOff | null {
  if (weekday(date) === 6) return { code: 'weekend', words: saturdayWords };
  if (weekday(date) === 0) return { code: 'weekend', words: sundayWords };
  return null;
}

/** The year's days off beyond weekends, and `null` for the Saturdays that are worked. */
function exceptionsOf(year: HolidayYear): Map<IsoDate, DayOff | null> {
  const exceptions = new Map<IsoDate, DayOff | null>();
  const codes = new Map(year.holidays);
  for (const [date, code] of year.holidays) exceptions.set(date, { code, words: holidayNames[code] });
  for (const [date, holiday] of year.compensatory) {
    const code = codes.get(holiday);
    if (code === undefined) throw new Error(`day in lieu ${date} stands for ${holiday}, which is no holiday`);
    exceptions.set(date, { code: 'compensatory', words: compensatoryWords(code) });
  }
  for (const { off, worked } of year.swaps) {
    exceptions.set(off, { code: 'swapped', words: swappedWords(formatDate(worked)) });
    exceptions.set(worked, null);
  }
  return exceptions;
}

function buildTable(): Day[] {
  const table: Day[] = [];
  let worked = 0;
  for (const year of years) {
    const exceptions = exceptionsOf(year);
    const undecided = new Set(year.undecidedSwaps.flatMap((swap) => [swap.off, swap.worked]));
    const end = `${year.year}-12-31`;
    for (let date = `${year.year}-01-01`; date <= end; date = addDays(date, 1)) {
      const exception = exceptions.get(date);
      const off = exception === undefined ? weekendOff(date) : exception;
      if (off === null) worked += 1;
      const provisional = year.provisional || undecided.has(date);
      table.push({ date, number: table.length, off, worked, provisional });
    }
  }
  return table;
}

/** Every date from 1 January 2022 to the end of the last year in the data, worked out once at start (some 3,300 rows). */
export const dayTable: readonly Day[] = buildTable();
export const workingDays: readonly Day[] = dayTable.filter((day) => day.off === null);

const rows = new Map(dayTable.map((day) => [day.date, day]));

export function findDay(date: IsoDate): Day | undefined {
  return rows.get(date);
}

/** The documents that fix the days of that date's year, by their Vietnamese names. */
export function documentsOf(date: IsoDate): readonly string[] {
  return years.find(({ year }) => date.startsWith(`${year}-`))?.documents ?? [];
}

/** The dates between which the calendar speaks. */
export const firstDate: IsoDate = `${years[0]?.year}-01-01`;
export const lastDate: IsoDate = addDays(firstDate, dayTable.length - 1);

if (daysBetween(firstDate, `${years.at(-1)?.year}-12-31`) !== dayTable.length - 1) {
  throw new Error('the years of the working calendar must follow each other without a gap');
}
