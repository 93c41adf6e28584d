import { type Html, html } from '#platform/html';
import { formatNumber, type Language } from '#platform/i18n';
import { safeHref } from './address.ts';
import { attributes } from './attributes.ts';

export interface TabLink {
  readonly text: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

/** Views of one list as links: which one is open stands in the address. `label` names the choice for screen readers. */
export function tabs(model: {
  readonly language: Language;
  readonly label: string;
  readonly tabs: readonly TabLink[];
}): Html {
  return html`<nav class="da-tabs" aria-label="${model.label}"><ul class="da-tabs__list">${model.tabs.map(
    (tab) =>
      html`<li><a class="da-tabs__link" href="${safeHref(tab.href)}"${attributes({ 'aria-current': tab.current ? 'page' : null })}>${tab.text}${
        tab.count === undefined
          ? ''
          : html` <span class="da-tabs__count">${formatNumber(model.language, tab.count)}</span>`
      }</a></li>`,
  )}</ul></nav>`;
}
