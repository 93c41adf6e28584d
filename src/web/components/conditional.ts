import { type Html, html } from '#platform/html';

export interface ConditionalModel {
  /** Name of an earlier field of the same page. */
  readonly field: string;
  /** Values of that field for which the body is asked. */
  readonly equals: readonly string[];
  readonly body: Html;
}

/**
 * Fields that are asked only after certain answers. Without JavaScript they are always shown and the server ignores
 * what does not count; islands/show-when.js hides them until the answer fits.
 */
export function conditional(model: ConditionalModel): Html {
  return html`<div class="da-conditional" data-island="show-when" data-field="${model.field}" data-equals="${JSON.stringify(model.equals)}">${model.body}</div>`;
}
