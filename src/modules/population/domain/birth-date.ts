import { type IsoDate, isIsoDate, systemClock, vietnamDate } from '#platform/time';
import { type Parsed, parsed, unparsed } from './parsed.ts';

/** A birth date as exactly as it is known: many elders are registered with a year only, or a month and a year. */
export interface BirthDate {
  /** Present when the day is known. */
  date?: IsoDate;
  year: number;
  month?: number;
  precision: 'day' | 'month' | 'year';
}

interface Parts {
  day: number;
  month: number;
  year: number;
}

const longestLife = 130;

/**
 * Reads a birth date: dd/MM/yyyy (also with d and M, hyphens or dots), yyyy-MM-dd, ddMMyyyy, MM/yyyy or yyyy.
 * 00 for an unknown day or month is read as unknown (00/00/1950), as older registers write it.
 */
export function parseBirthDate(text: string, today: IsoDate = vietnamDate(systemClock.now())): Parsed<BirthDate> {
  const written = text.normalize('NFKC').trim().replace(/\s+/g, '');
  if (written === '') return unparsed('birth-date-empty');
  const parts = readParts(written);
  if (parts === undefined) return unparsed('birth-date-form');
  const { day, month, year } = parts;
  if (month > 12) return unparsed('birth-date-month', { month });
  if (day > 0 && (month === 0 || !isIsoDate(isoOf(parts))))
    return unparsed('birth-date-impossible', { date: `${pad(day, 2)}/${pad(month, 2)}/${year}` });
  const value = birthDateOf(parts);
  // A month or a year is compared as far as it is known, so that somebody born this year is not "in the future".
  const known = isoOf(parts).slice(0, value.precision === 'day' ? 10 : value.precision === 'month' ? 7 : 4);
  if (known > today.slice(0, known.length)) return unparsed('birth-date-future');
  if (year < Number(today.slice(0, 4)) - longestLife) return unparsed('birth-date-too-old', { year });
  return parsed(value);
}

/** A birth date as people and papers write it: 05/03/1950, 03/1950 or 1950. */
export function birthDateText(value: { year: number; month?: number | null; date?: string | null }): string {
  if (value.date) {
    const [year, month, day] = value.date.split('-');
    return `${day}/${month}/${year}`;
  }
  return value.month ? `${pad(value.month, 2)}/${value.year}` : String(value.year);
}

function readParts(text: string): Parts | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return partsOf(iso[3], iso[2], iso[1]);
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (day) return partsOf(day[1], day[2], day[3]);
  const month = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  if (month) return partsOf('0', month[1], month[2]);
  const year = /^(\d{4})$/.exec(text);
  return year ? partsOf('0', '0', year[1]) : undefined;
}

function partsOf(day?: string, month?: string, year?: string): Parts {
  return { day: Number(day), month: Number(month), year: Number(year) };
}

function birthDateOf(parts: Parts): BirthDate {
  if (parts.day > 0) return { date: isoOf(parts), year: parts.year, month: parts.month, precision: 'day' };
  if (parts.month > 0) return { year: parts.year, month: parts.month, precision: 'month' };
  return { year: parts.year, precision: 'year' };
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const isoOf = ({ day, month, year }: Parts) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
