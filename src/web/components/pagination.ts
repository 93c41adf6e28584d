import { type Html, html } from '#platform/html';
import { formatNumber, type Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { addressWith, safeHref } from './address.ts';
import { icon } from './icon.ts';

export interface PaginationModel {
  readonly language: Language;
  /** Path with query of this page; `page` is set in it. */
  readonly path: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

/** Links to the other pages of a list, and which part of it is shown. */
export function pagination(model: PaginationModel): Html {
  const { language, page, pageSize, total } = model;
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (total === 0) return html``;
  const shown = words(language, 'pagination.shown', {
    from: formatNumber(language, (page - 1) * pageSize + 1),
    to: formatNumber(language, Math.min(page * pageSize, total)),
    total: formatNumber(language, total),
  });
  const note = html`<p class="da-pages__shown">${shown}</p>`;
  if (last === 1) return note;
  return html`<nav class="da-pages" aria-label="${words(language, 'pagination.label')}">${note}<div class="govuk-pagination">
${page > 1 ? step(model, 'previous') : ''}
<ul class="govuk-pagination__list">${pagesAround(page, last).map((item) => pageItem(model, item))}</ul>
${page < last ? step(model, 'next') : ''}
</div></nav>`;
}

/** The first, the last and the neighbours; `null` stands for a gap. */
export function pagesAround(page: number, last: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((n, index) => {
    const before = pages[index - 1];
    return before !== undefined && n - before > 1 ? [null, n] : [n];
  });
}

function hrefOf(model: PaginationModel, page: number): string {
  return safeHref(addressWith(model.path, { page: page === 1 ? null : page }));
}

function step(model: PaginationModel, way: 'previous' | 'next'): Html {
  const previous = way === 'previous';
  const href = hrefOf(model, model.page + (previous ? -1 : 1));
  const text = html`<span class="govuk-pagination__link-title">${words(model.language, `pagination.${way}`)}</span>`;
  return html`<div class="govuk-pagination__${previous ? 'prev' : 'next'}"><a class="govuk-link govuk-pagination__link" href="${href}" rel="${previous ? 'prev' : 'next'}">${
    previous ? html`${icon('arrow-left')}${text}` : html`${text}${icon('arrow-right')}`
  }</a></div>`;
}

function pageItem(model: PaginationModel, page: number | null): Html {
  if (page === null) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`;
  const label = words(model.language, 'pagination.page', { page });
  const text = formatNumber(model.language, page);
  return page === model.page
    ? html`<li class="govuk-pagination__item govuk-pagination__item--current"><a class="govuk-link govuk-pagination__link" href="${hrefOf(model, page)}" aria-label="${label}" aria-current="page">${text}</a></li>`
    : html`<li class="govuk-pagination__item"><a class="govuk-link govuk-pagination__link" href="${hrefOf(model, page)}" aria-label="${label}">${text}</a></li>`;
}
