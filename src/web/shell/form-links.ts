import { formsOfHistory } from '#desk';
import { type Html, html } from '#platform/html';
import type { View } from './view.ts';

/**
 * Links to the printed forms that a case has by now, each a PDF. `base` is the page of the case: `/office/cases/…` or
 * `/my/…`; the control sheet (05) is the office's own.
 */
export function formLinks(view: View, of: { base: string; history: readonly { act: string }[] }): Html {
  const kinds = formsOfHistory(of.history).filter((kind) => kind !== '05' || of.base.startsWith('/office'));
  if (kinds.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${view.t('desk.form.printed')}</h2><ul class="govuk-list">${kinds.map(
    (kind) =>
      html`<li><a class="govuk-link" href="${of.base}/forms/${kind}.pdf">${view.t(`desk.form.title.${kind}`)} (PDF)</a></li>`,
  )}</ul>`;
}
