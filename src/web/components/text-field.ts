import { type Html, html } from '#platform/html';
import { attributes, classes } from './attributes.ts';
import { describedBy, type FieldModel, fieldFrame, fieldId } from './field.ts';

export interface TextFieldModel extends FieldModel {
  readonly value?: string | undefined;
  /** What is typed: chooses the keyboard of a phone, never refuses anything by itself. */
  readonly kind?: 'text' | 'digits' | 'email' | 'telephone' | 'password' | 'search' | undefined;
  /** Characters the box shows; long names need none. */
  readonly width?: 2 | 4 | 5 | 10 | 20 | undefined;
  /** A token of the HTML standard, for instance `name` or `tel`. */
  readonly autocomplete?: string | undefined;
  readonly suffix?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** Takes the focus when the page opens: for the one field that a scanner or a search begins with. */
  readonly focused?: boolean | undefined;
}

const inputModes = { digits: 'numeric', email: 'email', telephone: 'tel', search: 'search' } as const;

/** One line of text. */
export function textField(model: TextFieldModel): Html {
  const kind = model.kind ?? 'text';
  const input = html`<input${attributes({
    class: classes(
      'govuk-input',
      model.width !== undefined && `govuk-input--width-${model.width}`,
      model.error !== undefined && 'govuk-input--error',
      kind === 'digits' && 'govuk-input--extra-letter-spacing',
    ),
    id: fieldId(model.name),
    name: model.name,
    type: kind === 'password' ? 'password' : kind === 'email' ? 'email' : kind === 'telephone' ? 'tel' : 'text',
    inputmode: kind in inputModes ? inputModes[kind as keyof typeof inputModes] : null,
    value: kind === 'password' ? null : model.value,
    autocomplete: model.autocomplete ?? (kind === 'digits' ? 'off' : null),
    spellcheck: kind === 'text' ? null : 'false',
    readonly: model.readOnly,
    autofocus: model.focused,
    'aria-describedby': describedBy(model),
    'aria-invalid': model.error === undefined ? null : 'true',
  })}>`;
  return fieldFrame(
    model,
    model.suffix === undefined
      ? input
      : html`<div class="govuk-input__wrapper">${input}<div class="govuk-input__suffix" aria-hidden="true">${model.suffix}</div></div>`,
  );
}
