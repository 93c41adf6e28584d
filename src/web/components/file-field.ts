import { type Html, html } from '#platform/html';
import { words } from '../i18n/index.ts';
import { attributes } from './attributes.ts';
import { describedBy, type FieldModel, fieldFrame, fieldId } from './field.ts';

export interface FileFieldModel extends FieldModel {
  /** Largest size in megabytes, told before anything is chosen. */
  readonly limitMb: number;
  /** Defaults to pictures and PDF, the kinds that the file store takes; with others, the field's own hint names them. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** Name of a file that was sent before and is kept. */
  readonly kept?: string | undefined;
}

/** A file to send. The hint says kinds and size first, so that nobody learns them from an error. */
export function fileField(model: FileFieldModel): Html {
  const limit = words(model.language, model.accept === undefined ? 'field.file-hint' : 'field.file-limit', {
    limit: model.limitMb,
  });
  const withHint: FieldModel = { ...model, hint: model.hint === undefined ? limit : html`${model.hint} ${limit}` };
  const id = fieldId(model.name);
  return fieldFrame(
    withHint,
    html`${
      model.kept === undefined
        ? ''
        : html`<p class="da-kept-file" id="${id}-kept">${words(model.language, 'field.file-chosen', { name: model.kept })}</p>`
    }<input${attributes({
      class: 'da-file',
      id,
      name: model.name,
      type: 'file',
      accept: model.accept ?? 'image/jpeg,image/png,application/pdf',
      multiple: model.multiple,
      'aria-describedby': describedBy(withHint, ...(model.kept === undefined ? [] : [`${id}-kept`])),
      'aria-invalid': model.error === undefined ? null : 'true',
    })}>`,
  );
}
