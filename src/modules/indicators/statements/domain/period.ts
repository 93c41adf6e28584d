import { formatDate, type Language, t } from '#platform/i18n';
import { addDays, type IsoDate, weekday } from '#platform/time';

export const periodKinds = ['week', 'month', 'quarter', 'six-months', 'nine-months', 'year', 'ad-hoc'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/**
 * When the numbers of a period are closed: with its last calendar day, or as for the periodic reports of state agencies,
 * from the 15th of the month before it to the 14th of its last month (Decree 09/2019/NĐ-CP, art. 12).
 */
export const periodLocks = ['calendar', 'decree-09'] as const;
export type PeriodLock = (typeof periodLocks)[number];

export interface PeriodSpan {
  /** Unique name for programs: 2023-W48, 2023-M11, 2023-Q4, 2023-6M, 2023-9M, 2023-12M; of ad hoc ones D2023-11-30. */
  code: string;
  startsOn: IsoDate;
  endsOn: IsoDate;
}

/** Months that a kind of period has, counted from January except for months and quarters. */
const monthsOf = { month: 1, quarter: 3, 'six-months': 6, 'nine-months': 9, year: 12 } as const;

/** The period of this kind in which a day lies; an ad hoc one is that single day, to which the numbers stand. */
export function periodOn(kind: PeriodKind, day: IsoDate, lock: PeriodLock = 'calendar'): PeriodSpan {
  if (kind === 'ad-hoc') return { code: `D${day}`, startsOn: `${day.slice(0, 4)}-01-01`, endsOn: day };
  if (kind === 'week') return weekOf(day);
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const length = monthsOf[kind];
  const turn = kind === 'month' || kind === 'quarter' ? Math.ceil(month / length) : 1;
  const last = turn * length;
  const name = { month: `M${String(turn).padStart(2, '0')}`, quarter: `Q${turn}` }[kind as string] ?? `${length}M`;
  const code = `${year}-${name}`;
  if (lock === 'decree-09') return { code, startsOn: dateOf(year, last - length, 15), endsOn: dateOf(year, last, 14) };
  return { code, startsOn: dateOf(year, last - length + 1, 1), endsOn: addDays(dateOf(year, last + 1, 1), -1) };
}

/** Month 0 is December of the year before, 13 January of the next. */
function dateOf(year: number, month: number, day: number): IsoDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Monday to Sunday, counted as ISO 8601 does: the week of the year in which its Thursday lies. */
function weekOf(day: IsoDate): PeriodSpan {
  const startsOn = addDays(day, -((weekday(day) + 6) % 7));
  const thursday = addDays(startsOn, 3);
  const year = thursday.slice(0, 4);
  const days = Math.round((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000);
  const number = String(Math.floor(days / 7) + 1).padStart(2, '0');
  return { code: `${year}-W${number}`, startsOn, endsOn: addDays(startsOn, 6) };
}

/** Working days after its end by which the form of a period is due, unless its opener says otherwise: our own custom. */
export const dueAfter: Record<PeriodKind, number> = {
  week: 1,
  month: 3,
  quarter: 5,
  'six-months': 5,
  'nine-months': 5,
  year: 7,
  'ad-hoc': 3,
};

/** What a period is called, for instance "tháng 11/2023". */
export function periodName(
  language: Language,
  period: { code: string; kind: PeriodKind; title: string | null; endsOn: IsoDate },
): string {
  const year = period.code.slice(0, 4);
  const part = period.code.slice(6).replace(/^0/, '');
  return t(language, `indicators.statement.period.${period.kind}`, {
    year: period.kind === 'ad-hoc' ? period.endsOn.slice(0, 4) : year,
    part,
    title: period.title ?? '',
    date: formatDate(period.endsOn),
  });
}

/** The same name in both languages, for messages. */
export const periodNames = (period: Parameters<typeof periodName>[1]) => ({
  vi: periodName('vi', period),
  en: periodName('en', period),
});
