import type { IsoDate } from '#platform/time';
import type { HolidayCode } from './holiday-names.ts';

/** A working day that the Prime Minister exchanged for a Saturday. */
export interface Swap {
  off: IsoDate;
  worked: IsoDate;
}

/** The days off of Vietnam's civil servants in one calendar year, beyond Saturdays and Sundays. */
export interface HolidayYear {
  year: number;
  /** True while the year's announcement is not out and the days are worked out from the law. */
  provisional: boolean;
  /** The documents that fix the year's days, by their Vietnamese names. */
  documents: readonly string[];
  holidays: readonly (readonly [IsoDate, HolidayCode])[];
  /** Days in lieu of a holiday on a weekend (Labour Code 2019 art. 111.3): the day off, and the holiday's date. */
  compensatory: readonly (readonly [off: IsoDate, holiday: IsoDate])[];
  swaps: readonly Swap[];
  /** Exchanges put forward and not decided: not applied, but a count that meets them is provisional. */
  undecidedSwaps: readonly Swap[];
}

/**
 * The announced years. Fixed days: Labour Code 45/2019/QH14 art. 112.1; which five days are Tết, which day stands
 * beside 2 September and which days are exchanged is the Prime Minister's to decide each year (art. 112.3), made known
 * by the documents of the year. A new year = one entry here; delete its line in `provisional-holidays.ts`.
 */
export const announcedYears: readonly HolidayYear[] = [
  {
    year: 2022,
    provisional: false,
    documents: ['Công văn 245/VPCP-KGVX ngày 11/01/2022', 'Thông báo 119/TB-LĐTBXH năm 2022'],
    holidays: [
      ['2022-01-01', 'new-year'],
      ['2022-01-31', 'lunar-new-year'],
      ['2022-02-01', 'lunar-new-year'],
      ['2022-02-02', 'lunar-new-year'],
      ['2022-02-03', 'lunar-new-year'],
      ['2022-02-04', 'lunar-new-year'],
      ['2022-04-10', 'hung-kings'],
      ['2022-04-30', 'reunification'],
      ['2022-05-01', 'labour-day'],
      ['2022-09-01', 'national-day'],
      ['2022-09-02', 'national-day'],
    ],
    compensatory: [
      ['2022-01-03', '2022-01-01'],
      ['2022-04-11', '2022-04-10'],
      ['2022-05-02', '2022-04-30'],
      ['2022-05-03', '2022-05-01'],
    ],
    swaps: [],
    undecidedSwaps: [],
  },
  {
    year: 2023,
    provisional: false,
    documents: ['Công văn 8056/VPCP-KGVX ngày 01/12/2022', 'Thông báo 5034/TB-LĐTBXH năm 2022'],
    holidays: [
      ['2023-01-01', 'new-year'],
      ['2023-01-20', 'lunar-new-year'],
      ['2023-01-21', 'lunar-new-year'],
      ['2023-01-22', 'lunar-new-year'],
      ['2023-01-23', 'lunar-new-year'],
      ['2023-01-24', 'lunar-new-year'],
      ['2023-04-29', 'hung-kings'],
      ['2023-04-30', 'reunification'],
      ['2023-05-01', 'labour-day'],
      ['2023-09-01', 'national-day'],
      ['2023-09-02', 'national-day'],
    ],
    compensatory: [
      ['2023-01-02', '2023-01-01'],
      ['2023-01-25', '2023-01-21'],
      ['2023-01-26', '2023-01-22'],
      ['2023-05-02', '2023-04-29'],
      ['2023-05-03', '2023-04-30'],
      ['2023-09-04', '2023-09-02'],
    ],
    swaps: [],
    undecidedSwaps: [],
  },
  {
    year: 2024,
    provisional: false,
    documents: [
      'Thông báo 5015/TB-LĐTBXH năm 2023',
      'Công văn 2450/VPCP-KGVX ngày 12/4/2024',
      'Thông báo 1570/TB-LĐTBXH năm 2024',
    ],
    holidays: [
      ['2024-01-01', 'new-year'],
      ['2024-02-08', 'lunar-new-year'],
      ['2024-02-09', 'lunar-new-year'],
      ['2024-02-10', 'lunar-new-year'],
      ['2024-02-11', 'lunar-new-year'],
      ['2024-02-12', 'lunar-new-year'],
      ['2024-04-18', 'hung-kings'],
      ['2024-04-30', 'reunification'],
      ['2024-05-01', 'labour-day'],
      ['2024-09-02', 'national-day'],
      ['2024-09-03', 'national-day'],
    ],
    compensatory: [
      ['2024-02-13', '2024-02-10'],
      ['2024-02-14', '2024-02-11'],
    ],
    swaps: [{ off: '2024-04-29', worked: '2024-05-04' }],
    undecidedSwaps: [],
  },
  {
    year: 2025,
    provisional: false,
    documents: ['Công văn 8726/VPCP-KGVX ngày 26/11/2024', 'Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024'],
    holidays: [
      ['2025-01-01', 'new-year'],
      ['2025-01-27', 'lunar-new-year'],
      ['2025-01-28', 'lunar-new-year'],
      ['2025-01-29', 'lunar-new-year'],
      ['2025-01-30', 'lunar-new-year'],
      ['2025-01-31', 'lunar-new-year'],
      ['2025-04-07', 'hung-kings'],
      ['2025-04-30', 'reunification'],
      ['2025-05-01', 'labour-day'],
      ['2025-09-01', 'national-day'],
      ['2025-09-02', 'national-day'],
    ],
    compensatory: [],
    swaps: [{ off: '2025-05-02', worked: '2025-04-26' }],
    undecidedSwaps: [],
  },
  {
    year: 2026,
    provisional: false,
    documents: [
      'Thông báo 9441/TB-BNV ngày 16/10/2025',
      'Công văn 12729/VPCP-KGVX ngày 25/12/2025',
      'Công văn 3383/BNV-CVL ngày 10/4/2026',
      'Nghị quyết 28/2026/QH16',
    ],
    holidays: [
      ['2026-01-01', 'new-year'],
      ['2026-02-16', 'lunar-new-year'],
      ['2026-02-17', 'lunar-new-year'],
      ['2026-02-18', 'lunar-new-year'],
      ['2026-02-19', 'lunar-new-year'],
      ['2026-02-20', 'lunar-new-year'],
      ['2026-04-26', 'hung-kings'],
      ['2026-04-30', 'reunification'],
      ['2026-05-01', 'labour-day'],
      ['2026-09-01', 'national-day'],
      ['2026-09-02', 'national-day'],
      ['2026-11-24', 'culture-day'],
    ],
    compensatory: [['2026-04-27', '2026-04-26']],
    swaps: [
      { off: '2026-01-02', worked: '2026-01-10' },
      { off: '2026-08-31', worked: '2026-08-22' },
    ],
    // Put forward in September 2026; no decision was found when this was written.
    undecidedSwaps: [{ off: '2026-11-23', worked: '2026-11-28' }],
  },
];
