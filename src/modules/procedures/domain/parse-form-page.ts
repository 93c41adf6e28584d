import type { FieldFault } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { type IsoDate, isIsoDate } from '#platform/time';
import type { Parsed } from '#population';
import type { FormDefinition, FormField, FormPage, FormValues, GroupField } from './form.ts';
import { groupValue, typedRows } from './group-rows.ts';
import { parseField } from './parse-field.ts';
import { fault } from './parsed-field.ts';
import { type RawPage, typedText } from './typed-text.ts';
import { isShown, visiblePages } from './visible-pages.ts';

export interface ParsedPage {
  /** A value for every field of the page: normalised, or as typed where it has a fault; '' where it is hidden. */
  readonly values: FormValues;
  readonly faults: FieldFault[];
}

/**
 * Reads one page as a browser sent it. Never throws on any input; what does not fit is kept as typed beside its fault,
 * so nothing that a person typed is lost. Reading the values again gives the same values and faults.
 * @throws Error when the form has no such page: the caller checks that first.
 */
export function parseFormPage(form: FormDefinition, pageId: string, raw: RawPage): ParsedPage {
  const page = form.pages.find((p) => p.id === pageId);
  if (page === undefined) throw new Error(`the form has no page '${pageId}'`);
  return parseFields(page.fields, raw, form.asOf);
}

function parseFields(fields: FormPage['fields'], raw: RawPage, asOf: IsoDate | undefined): ParsedPage {
  const values: Record<string, string> = {};
  const faults: FieldFault[] = [];
  for (const field of fields) {
    values[field.key] = '';
    if (!isShown(field.showWhen, values)) continue;
    if (field.kind === 'group') {
      const group = parseGroup(field, raw, asOf);
      values[field.key] = group.value;
      faults.push(...group.faults);
      continue;
    }
    const text = typedText(field, raw);
    const read = inOrder(field, parseField(field, text, asOf), values);
    values[field.key] = read.ok ? read.value : text;
    if (!read.ok) faults.push({ field: field.key, key: read.key, params: read.params });
  }
  return { values, faults };
}

/** Reads every row as a page of its own; the fault of a field in the third row is named `key.2.field`. */
function parseGroup(
  field: GroupField,
  raw: RawPage,
  asOf: IsoDate | undefined,
): { value: string; faults: FieldFault[] } {
  const typed = typedRows(field, raw);
  const wrong = (name: string, params = {}) => ({ field: field.key, key: `procedures.fault.${name}`, params });
  if (typed === undefined) return { value: typedText(field, raw), faults: [wrong('group-form')] };
  const rows = typed.map((row) => parseFields(field.fields, row, asOf));
  const least = field.minRows ?? (field.required ? 1 : 0);
  return {
    value: groupValue(rows.map((row) => row.values)),
    faults: [
      ...(rows.length < least ? [wrong('group-few', { limit: least })] : []),
      ...(rows.length > field.maxRows ? [wrong('group-many', { limit: field.maxRows })] : []),
      ...rows.flatMap((row, i) => row.faults.map((f) => ({ ...f, field: `${field.key}.${i}.${f.field}` }))),
    ],
  };
}

/** A last day may not lie before its first day. */
function inOrder(field: FormField, read: Parsed<string>, values: FormValues): Parsed<string> {
  if (field.kind !== 'date' || field.notBefore === undefined || !read.ok || read.value === '') return read;
  const first = values[field.notBefore] ?? '';
  return isIsoDate(first) && read.value < first ? fault('date-order', { date: formatDate(first) }) : read;
}

/** Faults of all pages that these answers lead through, in the order of the pages; empty when the form is complete. */
export function checkWholeForm(form: FormDefinition, values: FormValues): FieldFault[] {
  return visiblePages(form, values).flatMap((page) => parseFields(page.fields, values, form.asOf).faults);
}

/** Only the answers that count: those of pages and fields that are shown. What is hidden is not kept in a case. */
export function visibleValues(form: FormDefinition, values: FormValues): FormValues {
  const fields = visiblePages(form, values).flatMap((page) => page.fields);
  return Object.fromEntries(fields.map(({ key }) => [key, values[key] ?? '']));
}
