import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import { attributes } from './attributes.ts';
import { button } from './button.ts';

/** Names of the hidden fields that every form carries; the shell reads them under these names. */
export const formFieldNames = { key: '_key', version: '_version' } as const;

export interface FormModel {
  readonly language: Language;
  readonly action: string;
  /** Makes a repeated sending harmless: the same key is done once. */
  readonly idempotencyKey?: string | undefined;
  /** The version of the record that the person saw; a newer one refuses the change. */
  readonly version?: string | number | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** True when the form has a file field. */
  readonly files?: boolean | undefined;
  /**
   * Keeps typed text on this device under this name until the form has been taken; for instance `case-4711/page-2`.
   * Leave it out for sign-in and other secrets.
   */
  readonly keepAs?: string | undefined;
  readonly body: Html;
  /** Words on the main button; `null` when the body brings its own buttons. */
  readonly submit?: string | null | undefined;
  /** Stands beside the main button. */
  readonly beside?: Html | undefined;
}

/** A form that changes something: always POST, with its guards. Checks are the server's, in our own words. */
export function form(model: FormModel): Html {
  const { language } = model;
  const submit = model.submit ?? words(language, 'form.submit');
  const hidden: Record<string, string | number | undefined> = {
    [formFieldNames.key]: model.idempotencyKey,
    [formFieldNames.version]: model.version,
    ...model.hidden,
  };
  return html`<form${attributes({
    method: 'post',
    action: safeHref(model.action),
    novalidate: true,
    enctype: model.files ? 'multipart/form-data' : null,
    'data-island': 'form',
    'data-keep': model.keepAs,
    'data-sending': words(language, 'form.sending'),
    'data-offline': words(language, 'form.offline'),
    'data-kept': words(language, 'form.kept'),
  })}>
${Object.entries(hidden).map(([name, value]) =>
  value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`,
)}
${defaultButton(model)}
<div class="da-form-said" role="status"></div>
${model.body}
${model.submit === null ? '' : html`<div class="govuk-button-group">${button({ text: submit })}${model.beside}</div>`}
</form>`;
}

/**
 * The Enter key presses a form's first button. Where the body has a button of its own (one that searches or removes), an
 * unseen one before it keeps Enter for the main act.
 */
function defaultButton(model: FormModel): Html {
  if (model.submit === null || !String(model.body).includes('<button')) return html``;
  return html`<button class="govuk-visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>`;
}
