import { addDays, type IsoDate, weekday } from '#platform/time';
import type { HolidayCode } from './holiday-names.ts';
import type { HolidayYear } from './holidays.ts';

/**
 * Lunar dates of the years not yet announced, by the Vietnamese calendar (new moons at UTC+7): the first day of the
 * year and the tenth of the third month. In 2030 Vietnam's year begins a day before China's.
 */
const lunarDates: readonly { year: number; newYear: IsoDate; hungKings: IsoDate }[] = [
  { year: 2027, newYear: '2027-02-06', hungKings: '2027-04-16' },
  { year: 2028, newYear: '2028-01-26', hungKings: '2028-04-04' },
  { year: 2029, newYear: '2029-02-13', hungKings: '2029-04-23' },
  { year: 2030, newYear: '2030-02-02', hungKings: '2030-04-12' },
];

const sunday = 0;
const monday = 1;
const tuesday = 2;
const thursday = 4;
const saturday = 6;

function isWeekend(date: IsoDate): boolean {
  return weekday(date) === sunday || weekday(date) === saturday;
}

/**
 * The five days of Tết as they were placed in 2022–2026: two days of the old year and three of the new, but one and
 * four when the year begins on a Tuesday, so that the break runs from Monday to Friday.
 */
function lunarNewYearDays(newYear: IsoDate): IsoDate[] {
  const before = weekday(newYear) === tuesday ? 1 : 2;
  return Array.from({ length: 5 }, (_, index) => addDays(newYear, index - before));
}

/** The day beside 2 September: the one that joins the weekend, as placed in 2021–2026; otherwise the day before. */
function besideNationalDay(year: number): IsoDate {
  const nationalDay = `${year}-09-02`;
  const after: number[] = [sunday, monday, thursday];
  return addDays(nationalDay, after.includes(weekday(nationalDay)) ? 1 : -1);
}

/**
 * Days in lieu of holidays on a weekend: for each the next working day (Labour Code 45/2019/QH14 art. 111.3). The rule
 * speaks of the holidays of art. 112.1; 24 November is none of them (it stands in Resolution 28/2026/QH16 art. 2).
 */
export function compensatoryDays(holidays: HolidayYear['holidays']): [off: IsoDate, holiday: IsoDate][] {
  const taken = new Set<IsoDate>(holidays.map(([date]) => date));
  const days: [IsoDate, IsoDate][] = [];
  for (const [holiday, code] of holidays) {
    if (!isWeekend(holiday) || code === 'culture-day') continue;
    let off = addDays(holiday, 1);
    while (isWeekend(off) || taken.has(off)) off = addDays(off, 1);
    taken.add(off);
    days.push([off, holiday]);
  }
  return days;
}

/** A year without announcement: fixed days of the law, Tết and the Hùng Kings' day from the lunar calendar, no swaps. */
function provisionalYear({ year, newYear, hungKings }: (typeof lunarDates)[number]): HolidayYear {
  const holidays: [IsoDate, HolidayCode][] = [
    [`${year}-01-01`, 'new-year'],
    ...lunarNewYearDays(newYear).map((date): [IsoDate, HolidayCode] => [date, 'lunar-new-year']),
    [hungKings, 'hung-kings'],
    [`${year}-04-30`, 'reunification'],
    [`${year}-05-01`, 'labour-day'],
    [`${year}-09-02`, 'national-day'],
    [besideNationalDay(year), 'national-day'],
    [`${year}-11-24`, 'culture-day'],
  ];
  holidays.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    year,
    provisional: true,
    documents: ['Bộ luật Lao động 45/2019/QH14, Điều 112', 'Nghị quyết 28/2026/QH16'],
    holidays,
    compensatory: compensatoryDays(holidays),
    swaps: [],
    undecidedSwaps: [],
  };
}

export const provisionalYears: readonly HolidayYear[] = lunarDates.map(provisionalYear);
