import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import type { Content } from './content.ts';

/** A passage set apart from the text around it. */
export function inset(body: Content): Html {
  return html`<div class="govuk-inset-text">${body}</div>`;
}

/** What has consequences if overlooked. */
export function warning(model: { readonly language: Language; readonly body: Content }): Html {
  return html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${words(model.language, 'notice.warning')}: </span>${model.body}</strong></div>`;
}
