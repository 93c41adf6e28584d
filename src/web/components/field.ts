import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { attributes, classes } from './attributes.ts';
import type { Content } from './content.ts';

/** What every form field has. */
export interface FieldModel {
  readonly language: Language;
  readonly name: string;
  readonly label: string;
  readonly hint?: Content | undefined;
  /** The fault in words. The field is then marked and `errorSummary` can link to it. */
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
  /** `page` when the label is the page's only question: it becomes the <h1>. */
  readonly labelSize?: 'page' | 'section' | 'plain' | undefined;
}

/** The id of a field's first control: error summaries link to it. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]/g, '-')}`;
}

/** Ids of hint and error, for `aria-describedby`; null when there are none. */
export function describedBy(model: FieldModel, ...more: string[]): string | null {
  const id = fieldId(model.name);
  const ids = [model.hint !== undefined && `${id}-hint`, model.error !== undefined && `${id}-error`, ...more];
  return ids.filter(Boolean).join(' ') || null;
}

/** A field with one control: label, hint, error, control. */
export function fieldFrame(model: FieldModel, control: Html): Html {
  const label = html`<label class="${classes('govuk-label', sizeClass('label', model.labelSize))}" for="${fieldId(model.name)}">${labelText(model)}</label>`;
  return html`<div class="${groupClass(model)}">
${model.labelSize === 'page' ? html`<h1 class="govuk-label-wrapper">${label}</h1>` : label}
${hintAndError(model)}
${control}
</div>`;
}

/** A field with several controls (radios, a date): fieldset, legend, hint, error, controls. */
export function fieldsetFrame(model: FieldModel, controls: Html, role?: 'group'): Html {
  const legend =
    model.labelSize === 'page' ? html`<h1 class="govuk-fieldset__heading">${labelText(model)}</h1>` : labelText(model);
  return html`<div class="${groupClass(model)}"><fieldset class="govuk-fieldset"${attributes({ role, 'aria-describedby': describedBy(model) })}>
<legend class="${classes('govuk-fieldset__legend', sizeClass('fieldset__legend', model.labelSize))}">${legend}</legend>
${hintAndError(model)}
${controls}
</fieldset></div>`;
}

/** Hint and error of a field, with the ids that `describedBy` names. */
export function hintAndError(model: FieldModel): Html {
  const id = fieldId(model.name);
  return html`${model.hint === undefined ? '' : html`<div id="${id}-hint" class="govuk-hint">${model.hint}</div>`}${
    model.error === undefined
      ? ''
      : html`<p id="${id}-error" class="govuk-error-message"><span class="govuk-visually-hidden">${words(model.language, 'error.prefix')}</span> ${model.error}</p>`
  }`;
}

export function groupClass(model: FieldModel): string {
  return classes('govuk-form-group', model.error !== undefined && 'govuk-form-group--error');
}

function labelText(model: FieldModel): Html {
  return html`${model.label}${model.optional ? html` <span class="da-optional">${words(model.language, 'field.optional')}</span>` : ''}`;
}

function sizeClass(block: string, size: FieldModel['labelSize']): string | undefined {
  if (size === 'page') return `govuk-${block}--l`;
  return size === 'section' ? `govuk-${block}--m` : undefined;
}
