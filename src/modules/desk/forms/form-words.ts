import type { MessageParams } from '#platform/errors';
import { t } from '#platform/i18n';
import { type IsoDate, vietnamDate, vietnamMinutes } from '#platform/time';

/** Fixed words of the forms. Forms are Vietnamese documents, whatever language the officer reads. */
export const word = (key: string, params?: MessageParams): string => t('vi', `desk.form.${key}`, params);

/** "ngày 08 tháng 02 năm 2023": days below 10 and months 1 and 2 with a zero before them (Decree 30/2020, annex I, II.4). */
export function dateInWords(date: IsoDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return word('date', { day, month: Number(month) <= 2 ? month : String(Number(month)), year });
}

/** "08 giờ 05 phút, ngày 18 tháng 12 năm 2023". */
export function timeInWords(instant: Date): string {
  const minutes = vietnamMinutes(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = dateInWords(vietnamDate(instant));
  return word('time', { hours: two(Math.floor(minutes / 60)), minutes: two(minutes % 60), date });
}

/** "Số: 05/TNHS": a zero before numbers below 10 (Decree 30/2020, annex I, II.3). Without a number the line stays free. */
export function numberLine(running: number | undefined, symbol: string): string {
  if (symbol === '') return '';
  return word('number', { number: running === undefined ? '……' : String(running).padStart(2, '0'), symbol });
}
