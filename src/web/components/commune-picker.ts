import { type Html, html } from '#platform/html';
import { words } from '../i18n/index.ts';
import { attributes, classes } from './attributes.ts';
import { type Choice, radioItems } from './choice-field.ts';
import { describedBy, type FieldModel, fieldId, groupClass, hintAndError } from './field.ts';

export interface CommunePickerModel extends FieldModel {
  /** Search text typed so far. */
  readonly search?: string | undefined;
  /** Code of the chosen unit. */
  readonly value?: string | undefined;
  /** Units that fit the search (or the chosen one); undefined before the first search. `hint` tells namesakes apart. */
  readonly matches?: readonly Choice[] | undefined;
  /** The date on which the units are meant, `YYYY-MM-DD`: units of 2023 and of today differ. */
  readonly date: string;
}

/** Names of what the picker sends beside the code: the text searched for and the pressed "find" button. */
export function communeSearchNames(name: string): { readonly text: string; readonly find: string } {
  return { text: `${name}-search`, find: `${name}-find` };
}

/**
 * Finds a commune by a few letters. Without JavaScript the find button posts the form and the matches come back as
 * radios; with it, islands/commune-picker.js asks `/units?q=…&date=…` and draws the same radios while one types.
 */
export function communePicker(model: CommunePickerModel): Html {
  const { language, name } = model;
  const withHint: FieldModel = { ...model, hint: model.hint ?? words(language, 'commune.hint') };
  const names = communeSearchNames(name);
  const input = html`<input${attributes({
    class: classes('govuk-input', model.error !== undefined && 'govuk-input--error'),
    id: fieldId(name),
    name: names.text,
    type: 'text',
    inputmode: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    value: model.search,
    'aria-describedby': describedBy(withHint),
    'aria-invalid': model.error === undefined ? null : 'true',
  })}>`;
  const label = html`<label class="${classes('govuk-label', model.labelSize === 'page' && 'govuk-label--l', model.labelSize === 'section' && 'govuk-label--m')}" for="${fieldId(name)}">${model.label}</label>`;
  return html`<div class="${groupClass(model)} da-commune"${attributes({
    'data-island': 'commune-picker',
    'data-name': name,
    'data-date': model.date,
    'data-found-one': words(language, 'commune.found-one'),
    'data-found-many': words(language, 'commune.found-many', { count: '{count}' }),
    'data-found-none': words(language, 'commune.found-none', { text: '{text}' }),
    'data-failed': words(language, 'commune.search-failed'),
  })}>
${model.labelSize === 'page' ? html`<h1 class="govuk-label-wrapper">${label}</h1>` : label}
${hintAndError(withHint)}
<div class="da-commune__search">${input}<button class="govuk-button govuk-button--secondary" type="submit" name="${names.find}" value="1" formnovalidate>${words(language, 'commune.find')}</button></div>
<div class="da-commune__found" role="group" aria-label="${words(language, 'commune.choose-one')}">${found(model)}</div>
</div>`;
}

function found(model: CommunePickerModel): Html {
  const { language, matches } = model;
  if (matches === undefined)
    return html`<p class="da-commune__said" role="status"></p><div class="govuk-radios"></div>`;
  const said =
    matches.length === 0
      ? words(language, 'commune.found-none', { text: model.search ?? '' })
      : matches.length === 1
        ? words(language, 'commune.found-one')
        : words(language, 'commune.found-many', { count: matches.length });
  const items = radioItems({
    name: model.name,
    choices: matches,
    value: model.value,
    id: `${fieldId(model.name)}-unit`,
  });
  return html`<p class="da-commune__said" role="status">${said}</p><div class="govuk-radios">${items}</div>`;
}
