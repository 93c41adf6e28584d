import type { Language } from '#platform/i18n';

/** Words in both languages of the product. */
export type Words = Record<Language, string>;

/** Paid holidays: Labour Code 45/2019/QH14 art. 112.1, and from 2026 Resolution 28/2026/QH16 art. 2 (24 November). */
export type HolidayCode =
  | 'new-year'
  | 'lunar-new-year'
  | 'hung-kings'
  | 'reunification'
  | 'labour-day'
  | 'national-day'
  | 'culture-day';

export const holidayNames: Record<HolidayCode, Words> = {
  'new-year': { vi: 'Tết Dương lịch', en: "New Year's Day" },
  'lunar-new-year': { vi: 'Tết Nguyên đán', en: 'Lunar New Year (Tết)' },
  'hung-kings': { vi: 'Giỗ Tổ Hùng Vương', en: "Hùng Kings' Commemoration Day" },
  reunification: { vi: 'Ngày Chiến thắng 30/4', en: 'Victory Day (30 April)' },
  'labour-day': { vi: 'Ngày Quốc tế lao động 1/5', en: "International Workers' Day (1 May)" },
  'national-day': { vi: 'Quốc khánh 2/9', en: 'National Day (2 September)' },
  'culture-day': { vi: 'Ngày Văn hóa Việt Nam 24/11', en: 'Vietnamese Culture Day (24 November)' },
};

/** Why a date is no working day: a weekend, a holiday, a day in lieu of one, or a day exchanged for a Saturday. */
export type DayOffCode = HolidayCode | 'weekend' | 'compensatory' | 'swapped';

export const saturdayWords: Words = { vi: 'Nghỉ cuối tuần (thứ Bảy)', en: 'Weekend (Saturday)' };
export const sundayWords: Words = { vi: 'Nghỉ cuối tuần (Chủ nhật)', en: 'Weekend (Sunday)' };

/** "Nghỉ bù Giỗ Tổ Hùng Vương": the day off in lieu of a holiday that fell on a weekend (Labour Code 2019 art. 111.3). */
export function compensatoryWords(holiday: HolidayCode): Words {
  return { vi: `Nghỉ bù ${holidayNames[holiday].vi}`, en: `Day in lieu of ${holidayNames[holiday].en}` };
}

/** A working day exchanged for a Saturday; `worked` is that Saturday as dd/MM/yyyy. */
export function swappedWords(worked: string): Words {
  return {
    vi: `Nghỉ hoán đổi, làm việc bù thứ Bảy ${worked}`,
    en: `Day off in exchange for working on Saturday ${worked}`,
  };
}
