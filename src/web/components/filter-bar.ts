import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import { icon } from './icon.ts';

export interface FilterBarModel {
  readonly language: Language;
  /** The list's own path: the form is sent by GET, so the address holds the whole state. */
  readonly action: string;
  readonly fields: readonly Html[];
  /** Values of the address that the filter keeps, for instance the tab. */
  readonly kept?: Readonly<Record<string, string>> | undefined;
  /** Filters in force, each with the address without it. */
  readonly active?: readonly { readonly text: string; readonly removeHref: string }[];
  readonly clearHref?: string | undefined;
}

/** Narrows a list. */
export function filterBar(model: FilterBarModel): Html {
  const { language } = model;
  return html`<form class="da-filter" method="get" action="${safeHref(model.action)}" role="search" aria-label="${words(language, 'filter.title')}">
${Object.entries(model.kept ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="da-filter__fields">${model.fields}<button class="govuk-button govuk-button--secondary" type="submit">${words(language, 'filter.apply')}</button></div>
${activeFilters(model)}
</form>`;
}

function activeFilters(model: FilterBarModel): Html {
  if (!model.active || model.active.length === 0) return html``;
  const { language } = model;
  return html`<ul class="da-filter__active">${model.active.map(
    (filter) =>
      html`<li><a class="da-filter__chip" href="${safeHref(filter.removeHref)}" aria-label="${words(language, 'filter.remove', { name: filter.text })}">${filter.text}${icon('x')}</a></li>`,
  )}${
    model.clearHref === undefined
      ? ''
      : html`<li><a class="govuk-link" href="${safeHref(model.clearHref)}">${words(language, 'filter.clear')}</a></li>`
  }</ul>`;
}
