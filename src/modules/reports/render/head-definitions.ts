import { t } from '#platform/i18n';
import '../i18n/index.ts';
import type { DocumentHead } from '../document/report-document.ts';

const word = (key: string, params: Record<string, string> = {}) => t('vi', `reports.document.${key}`, params);

/** The fixed and the reckoned words about a document's head, in the form of Decree 30/2020/NĐ-CP, annex I. */
export interface HeadWords {
  nation: string;
  motto: string;
  /** The issuing agency in capitals, on one line or two. */
  agency: string[];
  /** "Số: 876/BC-UBND". */
  number: string;
  /** "Đắk Nông, ngày 18 tháng 12 năm 2023". */
  date: string;
  title: string;
  to: string;
  recipientsTitle: string;
  /** With the marks that end each line. */
  addressees: string[];
  recipients: string[];
}

const blank = '\u00a0'.repeat(8);

export function headWords(head: DocumentHead): HeadWords {
  const number = /^\d$/.test(head.number) ? `0${head.number}` : head.number;
  return {
    nation: word('nation'),
    motto: word('motto'),
    agency: agencyLines(head.agency),
    number: `${word('number')} ${number === '' ? blank : number}/${head.symbol}`,
    date: word('date', { place: head.place, ...dateWords(head.date) }),
    title: word('title'),
    to: word('to'),
    recipientsTitle: word('recipients'),
    addressees: endedList(head.addressees),
    recipients: endedList(head.recipients),
  };
}

/** Days below ten and the first two months are written with a nought (annex I, II.4.b). */
function dateWords(date: string | null): Record<'day' | 'month' | 'year', string> {
  if (date === null) return { day: blank, month: blank, year: blank };
  const [year = '', month = '', day = ''] = date.split('-');
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}

/** The committee's name stands above that of its province. */
function agencyLines(agency: string): string[] {
  const capitals = agency.toLocaleUpperCase('vi');
  const place = /\s(?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)\s/u.exec(capitals);
  return place === null ? [capitals] : [capitals.slice(0, place.index), capitals.slice(place.index + 1)];
}

/** Semicolons after each, a full stop after the last. */
const endedList = (lines: readonly string[]): string[] =>
  lines.map((l, i) => `${l}${i === lines.length - 1 ? '.' : ';'}`);
