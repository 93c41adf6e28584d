import { type Html, html } from '#platform/html';
import { words } from '../i18n/index.ts';
import { attributes, classes } from './attributes.ts';
import { type FieldModel, fieldId, fieldsetFrame } from './field.ts';

/** What was typed, as it was typed: "5" stays "5", and a wrong month comes back to be corrected. */
export interface DateParts {
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly year?: string | undefined;
}

export interface DateFieldModel extends FieldModel {
  readonly value?: DateParts | undefined;
  /** Parts at fault; without it an error marks all three. */
  readonly faultyParts?: readonly (keyof DateParts)[] | undefined;
  readonly birthDate?: boolean | undefined;
}

const parts = ['day', 'month', 'year'] as const;

/** The names under which the three parts are sent: `<name>-day`, `<name>-month`, `<name>-year`. */
export function datePartName(name: string, part: keyof DateParts): string {
  return `${name}-${part}`;
}

/** The parts of a date as a form keeps it: "2023-12-18", or as it was typed, "31/02/2023", "5/2023" or "2023". */
export function datePartsOf(text: string): DateParts {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const [year = '', month = '', day = ''] = text.split('-');
    return { day, month, year };
  }
  const [year = '', month = '', ...rest] = text.split('/').reverse();
  return { day: rest.reverse().join('/'), month, year };
}

/** A date in three boxes: day, month, year. */
export function dateField(model: DateFieldModel): Html {
  return fieldsetFrame(
    model,
    html`<div class="govuk-date-input">${parts.map((part) => datePart(model, part))}</div>`,
    'group',
  );
}

function datePart(model: DateFieldModel, part: keyof DateParts): Html {
  const faulty = model.error !== undefined && (model.faultyParts ?? parts).includes(part);
  // The first box carries the field's own id, so that the error summary's link lands in it.
  const id = part === 'day' ? fieldId(model.name) : `${fieldId(model.name)}-${part}`;
  return html`<div class="govuk-date-input__item"><div class="govuk-form-group">
<label class="govuk-label govuk-date-input__label" for="${id}">${words(model.language, `date.${part}`)}</label>
<input${attributes({
    class: classes(
      'govuk-input govuk-date-input__input',
      part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      faulty && 'govuk-input--error',
    ),
    id,
    name: datePartName(model.name, part),
    type: 'text',
    inputmode: 'numeric',
    value: model.value?.[part],
    autocomplete: model.birthDate ? `bday-${part}` : null,
    'aria-invalid': faulty ? 'true' : null,
  })}>
</div></div>`;
}
