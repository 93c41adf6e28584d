import { type Html, html } from '#platform/html';
import { attributes, classes } from './attributes.ts';
import type { Choice } from './choice-field.ts';
import { describedBy, type FieldModel, fieldFrame, fieldId } from './field.ts';

export interface SelectFieldModel extends FieldModel {
  readonly choices: readonly Pick<Choice, 'value' | 'text'>[];
  readonly value?: string | undefined;
}

/** A closed list, for filters of officers. Citizens get radios or a search: a list is hard to use on a phone. */
export function selectField(model: SelectFieldModel): Html {
  return fieldFrame(
    model,
    html`<select${attributes({
      class: classes('govuk-select', model.error !== undefined && 'govuk-select--error'),
      id: fieldId(model.name),
      name: model.name,
      'aria-describedby': describedBy(model),
      'aria-invalid': model.error === undefined ? null : 'true',
    })}>${model.choices.map(
      (choice) =>
        html`<option${attributes({ value: choice.value, selected: choice.value === model.value })}>${choice.text}</option>`,
    )}</select>`,
  );
}
