import { type Html, html } from '#platform/html';
import { attributes, classes } from './attributes.ts';
import type { Content } from './content.ts';
import { type FieldModel, fieldId, fieldsetFrame } from './field.ts';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: Content | undefined;
}

export interface RadiosModel extends FieldModel {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** Side by side, for two short answers. */
  readonly inline?: boolean | undefined;
}

/** One of several. */
export function radios(model: RadiosModel): Html {
  return fieldsetFrame(
    model,
    html`<div class="${classes('govuk-radios', model.inline && 'govuk-radios--inline')}">${radioItems({
      ...model,
      id: fieldId(model.name),
    })}</div>`,
  );
}

export interface RadioItemsModel extends Pick<RadiosModel, 'name' | 'choices' | 'value'> {
  /** Id of the first radio; the others count on from it. */
  readonly id: string;
}

/** The radios alone, for fields that draw their own frame. */
export function radioItems({ name, id, choices, value }: RadioItemsModel): Html {
  return html`${choices.map((choice, index) => choiceItem('radio', { name, id, choice, index, checked: choice.value === value }))}`;
}

export interface CheckboxesModel extends FieldModel {
  readonly choices: readonly Choice[];
  readonly values?: readonly string[] | undefined;
}

/** Any number of several; one choice makes a single tick box. */
export function checkboxes(model: CheckboxesModel): Html {
  const items = model.choices.map((choice, index) =>
    choiceItem('checkbox', {
      name: model.name,
      id: fieldId(model.name),
      choice,
      index,
      checked: model.values?.includes(choice.value) ?? false,
    }),
  );
  return fieldsetFrame(model, html`<div class="govuk-checkboxes">${items}</div>`);
}

interface ChoiceItem {
  readonly name: string;
  readonly id: string;
  readonly choice: Choice;
  readonly index: number;
  readonly checked: boolean;
}

function choiceItem(type: 'radio' | 'checkbox', { name, id: firstId, choice, index, checked }: ChoiceItem): Html {
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  const id = index === 0 ? firstId : `${firstId}-${index + 1}`;
  return html`<div class="${block}__item"><input${attributes({
    class: `${block}__input`,
    id,
    name,
    type,
    value: choice.value,
    checked,
    'aria-describedby': choice.hint === undefined ? null : `${id}-item-hint`,
  })}><label class="govuk-label ${block}__label" for="${id}">${choice.text}</label>${
    choice.hint === undefined
      ? ''
      : html`<div id="${id}-item-hint" class="govuk-hint ${block}__hint">${choice.hint}</div>`
  }</div>`;
}
