import { type Html, html } from '#platform/html';

/** A code that people read out and type: it never breaks over two lines. */
export function code(text: string): Html {
  return html`<span class="da-code">${text}</span>`;
}
