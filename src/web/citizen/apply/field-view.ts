import { type Html, html } from '#platform/html';
import { displayRows, displayValue, type FormField, type GroupField } from '#procedures';
import { findUnit, searchUnitsQuery } from '#territory';
import { radios } from '../../components/choice-field.ts';
import { communePicker, communeSearchNames } from '../../components/commune-picker.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import type { FieldModel } from '../../components/field.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { type TextFieldModel, textField } from '../../components/text-field.ts';
import { unitHint } from '../../shell/unit-hint.ts';
import type { View } from '../../shell/view.ts';

export interface FieldState {
  value: string;
  error: string | undefined;
}

const textKinds: Partial<Record<FormField['kind'], Pick<TextFieldModel, 'kind' | 'width' | 'autocomplete'>>> = {
  name: { autocomplete: 'name' },
  'personal-number': { kind: 'digits', width: 20 },
  'old-number': { kind: 'digits', width: 20 },
  phone: { kind: 'telephone', width: 20, autocomplete: 'tel' },
  email: { kind: 'email', autocomplete: 'email' },
  number: { kind: 'digits', width: 10 },
  money: { kind: 'digits', width: 20 },
};

/** One field of a form as its kind wants to be asked; a group is drawn by `groupView`. */
export async function fieldView(view: View, field: Exclude<FormField, GroupField>, state: FieldState): Promise<Html> {
  const frame: FieldModel = {
    language: view.language,
    name: field.key,
    label: view.say(field.label),
    optional: !field.required,
    ...(field.hint === undefined ? {} : { hint: view.say(field.hint) }),
    ...(state.error === undefined ? {} : { error: state.error }),
  };
  switch (field.kind) {
    case 'choice':
      return radios({
        ...frame,
        value: state.value,
        choices: field.options.map((o) => ({
          value: o.value,
          text: view.say(o.label),
          ...(o.hint ? { hint: view.say(o.hint) } : {}),
        })),
      });
    case 'date':
    case 'birth-date':
      return dateField({ ...frame, value: partsOf(state.value), birthDate: field.kind === 'birth-date' });
    case 'commune':
      return communeField(view, field, { frame, value: state.value });
    case 'longtext':
      return longTextField({ ...frame, value: state.value, atMost: field.maxLength ?? 2000 });
    default:
      return textField({ ...frame, value: state.value, ...textKinds[field.kind] });
  }
}

/** What was typed in three boxes comes back in them: an ISO date, "day/month/year", or less. */
function partsOf(value: string) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return datePartsOf(value);
  const parts = value.split('/');
  return { day: parts.at(-3) ?? '', month: parts.at(-2) ?? '', year: parts.at(-1) ?? '' };
}

async function communeField(view: View, field: FormField, state: { frame: FieldModel; value: string }): Promise<Html> {
  const search = (view.form[communeSearchNames(field.key).text] ?? '').slice(0, 60);
  const hits =
    search === '' ? undefined : await view.ask(searchUnitsQuery, { text: search, date: view.today, kind: 'commune' });
  const chosen = state.value === '' ? undefined : await unitOf(view, state.value);
  const matches =
    hits?.map((h) => ({ value: h.code, text: h.name, hint: unitHint(h) })) ??
    (chosen ? [{ value: chosen.code, text: chosen.name }] : undefined);
  return communePicker({
    ...state.frame,
    date: view.today,
    search,
    value: state.value,
    ...(matches === undefined ? {} : { matches }),
  });
}

const unitOf = (view: View, code: string) =>
  view.site.runtime.database.read({ kind: 'anonymous' }, (tx) => findUnit(tx, code, view.today));

/** A value as people read it; a commune by its name of today. */
export async function shownValue(view: View, field: FormField, value: string): Promise<string | Html> {
  if (field.kind === 'group')
    return html`${displayRows(field, value, view.language).map(
      (row) => html`<p class="da-group__shown">${row.map((cell) => cell.value).join(', ')}</p>`,
    )}`;
  if (field.kind !== 'commune' || value === '') return displayValue(field, value, view.language);
  return (await unitOf(view, value))?.name ?? value;
}
