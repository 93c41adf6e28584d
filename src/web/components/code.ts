import { type Html, html } from '#platform/html';

/** A code that people read out and type: where there is room it stands on one line. */
export function code(text: string): Html {
  return html`<span class="da-code">${text}</span>`;
}
