import { type Html, html } from '#platform/html';
import { isIsoDate } from '#platform/time';
import { areas, figureCodesOf } from '#steering';
import { checkboxes } from '../../components/choice-field.ts';
import { dateField, datePartName, datePartsOf } from '../../components/date-field.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';

/** A choice of a closed list, with its words. */
export interface FieldChoice {
  value: string;
  text: string;
}

/** One field of an act's form. `name` is the name in the act's input; the label is `office-steering.field.<label or name>`. */
export interface Field {
  name: string;
  kind: 'line' | 'text' | 'number' | 'day' | 'choice' | 'choices' | 'codes' | 'tick';
  label?: string;
  hint?: string;
  optional?: boolean;
  choices?: readonly FieldChoice[];
  /** What the field shows at first. */
  value?: string;
  width?: 2 | 4 | 5 | 10 | 20;
  rows?: number;
}

/** The field, with what was typed and what was wrong. */
export function drawField(view: View, field: Field, error: string | undefined): Html {
  const { name, kind, hint, optional } = field;
  const shared = {
    language: view.language,
    name,
    label: view.t(`office-steering.field.${field.label ?? name}`),
    ...(hint === undefined ? {} : { hint: view.t(`office-steering.hint.${hint}`) }),
    ...(optional === true ? { optional } : {}),
    ...(error === undefined ? {} : { error }),
  };
  const value = view.form[name] ?? field.value ?? '';
  switch (kind) {
    case 'text':
      return longTextField({ ...shared, value, rows: field.rows ?? 3, atMost: 4000 });
    case 'day':
      return dateField({ ...shared, value: dayParts(view, field) });
    case 'choice':
      return selectField({
        ...shared,
        value,
        choices: [{ value: '', text: view.t('office-steering.choose') }, ...(field.choices ?? [])],
      });
    case 'choices':
      return textField({ ...shared, value });
    case 'tick':
      return checkboxes({
        ...shared,
        choices: [{ value: 'yes', text: view.t(`office-steering.tick.${name}`) }],
        values: [value],
      });
    case 'number':
      return textField({ ...shared, value, width: field.width ?? 5 });
    default:
      return textField({ ...shared, value, ...(field.width === undefined ? {} : { width: field.width }) });
  }
}

function dayParts(view: View, { name, value }: Field) {
  const part = (which: 'day' | 'month' | 'year') => view.form[datePartName(name, which)];
  if (part('day') === undefined) return value === undefined ? {} : datePartsOf(value);
  return { day: part('day'), month: part('month'), year: part('year') };
}

export interface FieldFaults {
  input: Record<string, unknown>;
  faults: { field: string; text: string }[];
}

/** What the form says, in the shape of the act's input; empty optional fields are left out. */
export function readFields(view: View, fields: readonly Field[]): FieldFaults {
  const read: FieldFaults = { input: {}, faults: [] };
  for (const field of fields) {
    const value = typedValue(view, field);
    if (value === undefined) {
      if (field.optional !== true) read.faults.push({ field: field.name, text: view.t('office-steering.needed') });
    } else if (value instanceof Wrong) read.faults.push({ field: field.name, text: view.t(value.key) });
    else read.input[field.name] = value;
  }
  return read;
}

/** Something was typed that the field cannot be. */
class Wrong {
  readonly key: string;
  constructor(key: string) {
    this.key = key;
  }
}

function typedValue(view: View, { name, kind, choices }: Field): unknown {
  const typed = (view.form[name] ?? '').trim();
  switch (kind) {
    case 'tick':
      return typed === 'yes';
    case 'day':
      return dayOf(view, name);
    case 'codes':
      return typed === '' ? undefined : figureCodesOf(typed);
    case 'choices':
      return typed === '' ? undefined : [...new Set(typed.toUpperCase().split(/[\s,;]+/))].filter((c) => c !== '');
    case 'number': {
      if (typed === '') return undefined;
      // 38.825.000.000 and 1,5 as people write them.
      const number = Number(typed.replace(/[\s.]/g, '').replace(',', '.'));
      return Number.isFinite(number) ? number : new Wrong('office-steering.not-a-number');
    }
    case 'choice':
      if (typed === '') return undefined;
      return choices?.some((c) => c.value === typed) === false ? new Wrong('office-steering.needed') : typed;
    default:
      return typed === '' ? undefined : typed;
  }
}

function dayOf(view: View, name: string): string | undefined | Wrong {
  const part = (which: 'day' | 'month' | 'year') => (view.form[datePartName(name, which)] ?? '').trim();
  const [day, month, year] = [part('day'), part('month'), part('year')];
  if (day + month + year === '') return undefined;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(text) ? text : new Wrong('office-steering.not-a-day');
}

/** Choices of a list of ours, with their words under a key. */
export const choicesOf = (view: View, values: readonly string[], key: string): FieldChoice[] =>
  values.map((value) => ({ value, text: view.t(`${key}.${value}`) }));

export const areaField = (view: View, value?: string): Field => ({
  name: 'area',
  kind: 'choice',
  choices: choicesOf(view, areas, 'steering.area'),
  ...(value === undefined ? {} : { value }),
});

export const codesField: Field = { name: 'figureCodes', kind: 'codes', optional: true, hint: 'figureCodes' };

/** All fields of a form, each with its fault. */
export const drawFields = (
  view: View,
  fields: readonly Field[],
  faults: readonly { field: string; text: string }[],
): Html => html`${fields.map((f) => drawField(view, f, faults.find((fault) => fault.field === f.name)?.text))}`;
