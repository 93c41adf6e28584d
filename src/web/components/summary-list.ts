import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import type { Content } from './content.ts';

export interface SummaryRow {
  readonly label: string;
  /** Nothing or an empty text shows "not given" in words. */
  readonly value?: Content | undefined;
  /** Where the answer can be changed. */
  readonly changeHref?: string | undefined;
}

export interface SummaryListModel {
  readonly language: Language;
  readonly title?: string | undefined;
  readonly rows: readonly SummaryRow[];
}

/** Answers to check, or the details of one thing. */
export function summaryList(model: SummaryListModel): Html {
  const anyChange = model.rows.some((row) => row.changeHref !== undefined);
  return html`${model.title === undefined ? '' : html`<h2 class="govuk-heading-m">${model.title}</h2>`}<dl class="govuk-summary-list">${model.rows.map(
    (row) => summaryRow(model.language, row, anyChange),
  )}</dl>`;
}

function summaryRow(language: Language, row: SummaryRow, anyChange: boolean): Html {
  const given = row.value !== undefined && row.value !== '';
  const plain = anyChange && row.changeHref === undefined ? ' govuk-summary-list__row--no-actions' : '';
  return html`<div class="govuk-summary-list__row${plain}"><dt class="govuk-summary-list__key">${row.label}</dt><dd class="govuk-summary-list__value">${
    given ? row.value : html`<span class="da-soft">${words(language, 'summary.not-given')}</span>`
  }</dd>${
    row.changeHref === undefined
      ? ''
      : html`<dd class="govuk-summary-list__actions"><a class="govuk-link" href="${safeHref(row.changeHref)}">${words(language, 'summary.change')}<span class="govuk-visually-hidden"> ${row.label}</span></a></dd>`
  }</div>`;
}
