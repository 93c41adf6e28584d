import { type Html, html } from '#platform/html';
import { attributes } from './attributes.ts';
import type { Content } from './content.ts';

/** Something to open for those who want it; the browser itself opens and closes it. */
export function details(model: { readonly summary: string; readonly body: Content; readonly open?: boolean }): Html {
  return html`<details class="govuk-details"${attributes({ open: model.open })}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${model.summary}</span></summary><div class="govuk-details__text">${model.body}</div></details>`;
}
