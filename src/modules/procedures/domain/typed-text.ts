import type { FormField } from './form.ts';

/** What a browser sent for one page: a text per field, or for dates perhaps three (`key-day`, `key-month`, `key-year`). */
export type RawPage = Readonly<Record<string, unknown>>;

/** PostgreSQL stores neither the zero character nor half a surrogate pair; nobody can see that they were left out. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function textAt(raw: RawPage, key: string): string {
  const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
  const first = Array.isArray(value) ? value.find((v) => typeof v === 'string') : value;
  return typeof first === 'string' ? storable(first) : '';
}

/** What was typed into a field, to the letter. A date in three boxes becomes one text, day/month/year. */
export function typedText(field: FormField, raw: RawPage): string {
  const whole = textAt(raw, field.key);
  if (whole !== '' || (field.kind !== 'date' && field.kind !== 'birth-date')) return whole;
  const parts = ['day', 'month', 'year'].map((part) => textAt(raw, `${field.key}-${part}`).trim());
  const known = parts.findIndex((part) => part !== '');
  return known < 0 ? '' : parts.slice(known).join('/');
}
