import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { fieldId } from './field.ts';

export interface FieldError {
  /** Name of the field; without it the error speaks of the whole page and has no link. */
  readonly field?: string | undefined;
  readonly text: string;
}

export interface ErrorSummaryModel {
  readonly language: Language;
  readonly errors: readonly FieldError[];
  readonly title?: string | undefined;
}

/** All faults of a page above it, each a link into its field. It takes the focus when the page opens. */
export function errorSummary(model: ErrorSummaryModel): Html {
  if (model.errors.length === 0) return html``;
  return html`<div class="govuk-error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
<h2 class="govuk-error-summary__title" id="error-summary-title">${model.title ?? words(model.language, 'error.summary-title')}</h2>
<div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">${model.errors.map(
    (error) =>
      html`<li>${error.field === undefined ? error.text : html`<a href="#${fieldId(error.field)}">${error.text}</a>`}</li>`,
  )}</ul></div>
</div>`;
}

/** The error of one field, to hand to the field's component. */
export function errorOf(errors: readonly FieldError[], field: string): { readonly error?: string } {
  const error = errors.find((candidate) => candidate.field === field);
  return error === undefined ? {} : { error: error.text };
}
