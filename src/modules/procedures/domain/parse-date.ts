import { formatDate } from '#platform/i18n';
import { addDays, type IsoDate, isIsoDate } from '#platform/time';
import type { Parsed } from '#population';
import type { DateField, DateLimit } from './form.ts';
import { accepted, fault } from './parsed-field.ts';

/**
 * Reads a full date, dd/MM/yyyy (also with hyphens, dots, or no marks at all) or yyyy-MM-dd, and holds it against the
 * field's limits. Limits that count from today need `asOf`; without it they are not checked.
 */
export function parseDate(field: DateField, text: string, asOf: IsoDate | undefined): Parsed<string> {
  const written = text.normalize('NFKC').replace(/\s+/g, '');
  const date = isoOf(written);
  if (date === undefined) return fault('date-form');
  if (!isIsoDate(date) || date < '1900-01-01') return fault('date-impossible', { date: formatDate(date) });
  const earliest = limitOn(field.earliest, asOf);
  if (earliest !== undefined && date < earliest) return fault('date-early', { date: formatDate(earliest) });
  const latest = limitOn(field.latest, asOf);
  if (latest !== undefined && date > latest) return fault('date-late', { date: formatDate(latest) });
  return accepted(date);
}

function isoOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return join(iso[1], iso[2], iso[3]);
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  return vietnamese ? join(vietnamese[3], vietnamese[2], vietnamese[1]) : undefined;
}

function join(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function limitOn(limit: DateLimit | undefined, asOf: IsoDate | undefined): IsoDate | undefined {
  if (limit === undefined) return undefined;
  if (typeof limit === 'string' && limit !== 'today') return limit;
  if (asOf === undefined) return undefined;
  return limit === 'today' ? asOf : addDays(asOf, limit.daysFromToday);
}
