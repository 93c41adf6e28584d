import { type IsoDate, isIsoDate } from '#platform/time';
import { type DateParts, datePartName } from '../components/date-field.ts';
import type { View } from '../shell/view.ts';

export interface TypedDate {
  /** As typed, for showing again. */
  parts: DateParts;
  /** What was typed as a date, also one that the calendar does not have; undefined when nothing was typed at all. */
  text: string | undefined;
  /** The date, if it is one. */
  date: IsoDate | undefined;
}

/** Reads the three boxes of a date field from a posted form. */
export function typedDate(view: View, name: string): TypedDate {
  const part = (which: keyof DateParts) => (view.form[datePartName(name, which)] ?? '').trim();
  const parts = { day: part('day'), month: part('month'), year: part('year') };
  if (parts.day + parts.month + parts.year === '') return { parts, text: undefined, date: undefined };
  const text = `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  return { parts, text, date: isIsoDate(text) ? text : undefined };
}
