import { refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import type { Words } from './holiday-names.ts';
import './i18n/index.ts';

export type RegimeLevel = 'province' | 'district' | 'commune';

/** The rules of the one-stop mechanism in force over a span of time. New cases take the regime of their date. */
export interface OneStopRegime {
  code: 'decree-61-2018' | 'decree-118-2025';
  /** Number of the decree, as cited. */
  decree: string;
  name: Words;
  validFrom: IsoDate;
  /** Last day in force, or null while it is. */
  validTo: IsoDate | null;
  /** Levels of government that keep a one-stop desk. */
  levels: readonly RegimeLevel[];
  /** What arrives later than this, in minutes after midnight in Vietnam, counts from the next working day (art. 18). */
  cutOffMinutes: number;
  /** How often an applicant may be asked to supplement one case (art. 15.3). */
  supplementsAtMost: number;
  /** Working days within which a supplement must be asked for (art. 19.4). */
  supplementRequestWithin: number;
  /** After the supplement the period begins anew at its first day (art. 19.4: "thời hạn tính lại từ đầu"). */
  clockAfterSupplement: 'restarts';
  /** Late cases (art. 19.9): days before the due date by which a letter of apology goes out; new dates at most. */
  apology: { daysBeforeDue: number; newDatesAtMost: number };
}

const clockRules = {
  cutOffMinutes: 15 * 60,
  supplementsAtMost: 1,
  supplementRequestWithin: 3,
  clockAfterSupplement: 'restarts',
  apology: { daysBeforeDue: 1, newDatesAtMost: 1 },
} as const;

/**
 * Regimes in order of time. Article numbers above are those of Decree 61/2018/NĐ-CP; Decree 118/2025/NĐ-CP took its
 * place on 1 July 2025, with the end of the district level, and keeps the same clock.
 */
export const oneStopRegimes: readonly OneStopRegime[] = [
  {
    code: 'decree-61-2018',
    decree: '61/2018/NĐ-CP',
    name: {
      vi: 'Nghị định 61/2018/NĐ-CP về cơ chế một cửa, một cửa liên thông',
      en: 'Decree 61/2018/NĐ-CP on the one-stop and linked one-stop mechanism',
    },
    validFrom: '2018-06-21',
    validTo: '2025-06-30',
    levels: ['province', 'district', 'commune'],
    ...clockRules,
  },
  {
    code: 'decree-118-2025',
    decree: '118/2025/NĐ-CP',
    name: {
      vi: 'Nghị định 118/2025/NĐ-CP về cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia',
      en: 'Decree 118/2025/NĐ-CP on the one-stop mechanism at one-stop desks and the National Public Service Portal',
    },
    validFrom: '2025-07-01',
    validTo: null,
    levels: ['province', 'commune'],
    ...clockRules,
  },
];

/** The regime in force on a date. Refuses a date before the first one. */
export function regimeAt(date: IsoDate): OneStopRegime {
  const found = oneStopRegimes.find((r) => r.validFrom <= date && (r.validTo === null || date <= r.validTo));
  if (found !== undefined) return found;
  const first = formatDate(oneStopRegimes[0]?.validFrom ?? '');
  refuse('invalid', 'procedures.regime.none-at-date', { date: formatDate(date), first });
}
