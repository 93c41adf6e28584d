import { type Html, html } from '#platform/html';
import { hasMessage } from '#platform/i18n';
import type { Procedure } from '#procedures';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';

/** Facts to change; null takes one away. */
export type EditChange = { readonly [K in keyof Procedure]?: Procedure[K] | null };

/** One question of the editor. Its words are `admin-catalogue.field.<name>` and perhaps `admin-catalogue.hint.<name>`. */
export interface EditField {
  readonly name: string;
  /** Ticks are sent as several values, kept here as words with a space between. */
  readonly kind: 'line' | 'lines' | 'choice' | 'ticks';
  readonly optional?: true;
  readonly options?: readonly string[];
  /** Key of the words for an option. */
  optionKey?(value: string): string;
}

export type Values = Readonly<Record<string, string>>;

/** Faults found while reading a page, by field. */
export class EditFaults {
  readonly all: { field: string; key: string }[] = [];
  add(field: string, key: string): void {
    this.all.push({ field, key: `admin-catalogue.fault.${key}` });
  }
}

/** A page of the editor that changes facts of the version itself. */
export interface FactSection {
  readonly id: string;
  readonly fields: readonly EditField[];
  show(data: Procedure): Values;
  read(values: Values, faults: EditFaults, data: Procedure): EditChange;
}

export const line = (name: string, optional?: true): EditField =>
  optional === undefined ? { name, kind: 'line' } : { name, kind: 'line', optional };
export const lines = (name: string, optional?: true): EditField =>
  optional === undefined ? { name, kind: 'lines' } : { name, kind: 'lines', optional };

/** Both languages of a text. */
export const inBoth = (stem: string, kind: 'line' | 'lines' = 'line', optional?: true): EditField[] =>
  ['Vi', 'En'].map((language) => ({ name: stem + language, kind, ...(optional === undefined ? {} : { optional }) }));
export const wordsOf = (values: Values, stem: string) => ({
  vi: values[`${stem}Vi`] ?? '',
  en: values[`${stem}En`] ?? '',
});
/** The same, or undefined when neither was typed. */
export const maybeWords = (values: Values, stem: string) => {
  const words = wordsOf(values, stem);
  return words.vi === '' && words.en === '' ? undefined : words;
};
export const showWords = (stem: string, words: { vi: string; en: string } | undefined): Values => ({
  [`${stem}Vi`]: words?.vi ?? '',
  [`${stem}En`]: words?.en ?? '',
});

/** What was posted for these fields, blanks at the ends taken off. */
export function typedValues(view: View, fields: readonly EditField[]): Values {
  const body = (view.request.body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name, kind }) => [
      name,
      kind === 'ticks'
        ? [body[name] ?? []].flat().map(String).join(' ')
        : (view.form[name] ?? '').replace(/\r\n?/g, '\n').trim(),
    ]),
  );
}

export function editFields(
  view: View,
  fields: readonly EditField[],
  state: { values: Values; errors: readonly { field: string; text: string }[] },
): Html {
  return html`${fields.map((field) => editField(view, field, state))}`;
}

function editField(
  view: View,
  field: EditField,
  { values, errors }: { values: Values; errors: readonly { field: string; text: string }[] },
): Html {
  const hint = `admin-catalogue.hint.${field.name}`;
  const frame = {
    language: view.language,
    name: field.name,
    label: view.t(`admin-catalogue.field.${field.name}`),
    optional: field.optional === true,
    hint: hasMessage(hint) ? view.t(hint) : undefined,
    error: errors.find((e) => e.field === field.name)?.text,
  };
  const value = values[field.name] ?? '';
  const choices = (field.options ?? []).map((option) => ({
    value: option,
    text: view.t(
      field.optionKey?.(option) ?? `admin-catalogue.option.${field.name}.${option === '' ? 'none' : option}`,
    ),
  }));
  switch (field.kind) {
    case 'lines':
      return longTextField({ ...frame, value });
    case 'choice':
      return radios({ ...frame, value, choices });
    case 'ticks':
      return checkboxes({ ...frame, values: value.split(' '), choices });
    default:
      return textField({ ...frame, value });
  }
}

/** "field = a | b" ⇄ a condition. */
export function readCondition(values: Values, name: string, faults: EditFaults) {
  const typed = values[name] ?? '';
  if (typed === '') return undefined;
  const [, field, equals] = /^([A-Za-z0-9]+)\s*=\s*(.+)$/.exec(typed) ?? [];
  if (field === undefined || equals === undefined) {
    faults.add(name, 'condition');
    return undefined;
  }
  return { field, equals: equals.split('|').map((value) => value.trim()) };
}

export const conditionText = (condition: { field: string; equals: string | readonly string[] } | undefined): string =>
  condition === undefined ? '' : `${condition.field} = ${[condition.equals].flat().join(' | ')}`;

/** A whole number; '' is undefined. */
export function readCount(values: Values, name: string, faults: EditFaults): number | undefined {
  const typed = (values[name] ?? '').replace(/[.\s]/g, '');
  if (typed === '') return undefined;
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  faults.add(name, 'count');
  return undefined;
}
