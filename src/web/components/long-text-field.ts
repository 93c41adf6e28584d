import { type Html, html } from '#platform/html';
import { words } from '../i18n/index.ts';
import { attributes, classes } from './attributes.ts';
import { describedBy, type FieldModel, fieldFrame, fieldId } from './field.ts';

export interface LongTextFieldModel extends FieldModel {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  /** Told in words under the box. Nothing typed is ever cut off: the server says what is too long. */
  readonly atMost?: number | undefined;
}

/** Several lines of text. */
export function longTextField(model: LongTextFieldModel): Html {
  const id = fieldId(model.name);
  const area = html`<textarea${attributes({
    class: classes('govuk-textarea', model.error !== undefined && 'govuk-textarea--error'),
    id,
    name: model.name,
    rows: model.rows ?? 5,
    'aria-describedby': describedBy(model, ...(model.atMost === undefined ? [] : [`${id}-limit`])),
    'aria-invalid': model.error === undefined ? null : 'true',
  })}>
${model.value}</textarea>`;
  if (model.atMost === undefined) return fieldFrame(model, area);
  const limit = words(model.language, 'field.characters-at-most', { count: model.atMost });
  return fieldFrame(model, html`${area}<p class="da-limit" id="${id}-limit">${limit}</p>`);
}
