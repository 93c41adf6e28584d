import type { FormField, FormValues, GroupField } from './form.ts';
import { type RawPage, typedText } from './typed-text.ts';

/** Rows are read up to this one, so that nobody can make us read without end. */
const mostRows = 200;

/** Marks a row that its page takes away: `key.2.remove`. */
const removal = 'remove';

/** The rows of a group as stored; none when it is empty or cannot be read. */
export function rowsOf(value: string | undefined): FormValues[] {
  return readRows(value ?? '') ?? [];
}

/** Rows as the one text that a form's values hold; '' when there are none. */
export function groupValue(rows: readonly FormValues[]): string {
  return rows.length === 0 ? '' : JSON.stringify(rows);
}

/**
 * What a browser (`key.0.name`) or a program (the JSON text itself) sent for a group; rows without a letter in them and
 * rows marked for removal are left out. undefined: there is a text that is no list of rows.
 */
export function typedRows(field: GroupField, raw: RawPage): FormValues[] | undefined {
  const whole = typedText(field, raw);
  if (whole.trim() !== '') return readRows(whole)?.filter(hasText);
  const rows: FormValues[] = [];
  for (const index of rowNumbers(field.key, raw)) {
    const prefix = `${field.key}.${index}.`;
    if (`${prefix}${removal}` in raw) continue;
    const at = (inner: FormField) => typedText({ ...inner, key: prefix + inner.key }, raw);
    const row = Object.fromEntries(field.fields.map((inner) => [inner.key, at(inner)]));
    if (hasText(row)) rows.push(row);
  }
  return rows;
}

function rowNumbers(key: string, raw: RawPage): number[] {
  const numbers = Object.keys(raw)
    .filter((name) => name.startsWith(`${key}.`))
    .map((name) => Number(/^(\d{1,3})\./.exec(name.slice(key.length + 1))?.[1] ?? Number.NaN))
    .filter((n) => n < mostRows);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

const hasText = (row: FormValues) => Object.values(row).some((text) => text.trim() !== '');

function readRows(text: string): FormValues[] | undefined {
  if (text === '') return [];
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  return Array.isArray(read) && read.length <= mostRows && read.every(isRow) ? read : undefined;
}

function isRow(row: unknown): row is FormValues {
  return (
    typeof row === 'object' &&
    row !== null &&
    !Array.isArray(row) &&
    Object.values(row).every((text) => typeof text === 'string')
  );
}
