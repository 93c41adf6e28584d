import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { qrCode } from './qr-code.ts';
import { type SummaryRow, summaryList } from './summary-list.ts';

export interface ReceiptModel {
  readonly language: Language;
  readonly title: string;
  /** The office that gives it. */
  readonly issuer: string;
  readonly rows: readonly SummaryRow[];
  /** Where the paper can be checked or the case followed, and what it is in words. */
  readonly code?: { readonly text: string; readonly label: string };
  readonly foot?: string | undefined;
}

/** A receipt to print or keep: on paper only this part of the page remains. */
export function receipt(model: ReceiptModel): Html {
  return html`<article class="da-receipt"><header class="da-receipt__head"><p class="da-receipt__issuer">${model.issuer}</p><h2 class="govuk-heading-m">${model.title}</h2></header>
<div class="da-receipt__body">${summaryList({ language: model.language, rows: model.rows })}${
    model.code === undefined
      ? ''
      : html`<figure class="da-receipt__code">${qrCode({ language: model.language, ...model.code })}<figcaption>${model.code.label}</figcaption></figure>`
  }</div>${model.foot === undefined ? '' : html`<p class="da-receipt__foot">${model.foot}</p>`}</article>`;
}
