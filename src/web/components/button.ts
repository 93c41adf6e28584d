import { type Html, html } from '#platform/html';
import { safeHref } from './address.ts';
import { attributes, classes } from './attributes.ts';

export interface ButtonModel {
  readonly text: string;
  /** `primary` at most once a page; `warning` for what cannot be undone. */
  readonly tone?: 'primary' | 'secondary' | 'warning' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form without the browser's own checks. */
  readonly skipsChecks?: boolean | undefined;
}

function buttonClass(tone: ButtonModel['tone']): string {
  return classes(
    'govuk-button',
    tone === 'secondary' && 'govuk-button--secondary',
    tone === 'warning' && 'govuk-button--warning',
  );
}

/** A button that sends its form. */
export function button(model: ButtonModel): Html {
  return html`<button${attributes({
    class: buttonClass(model.tone),
    type: 'submit',
    name: model.name,
    value: model.value,
    formnovalidate: model.skipsChecks,
  })}>${model.text}</button>`;
}

/** A link that looks like a button: it begins something, it changes nothing. */
export function linkButton(model: {
  readonly text: string;
  readonly href: string;
  readonly tone?: ButtonModel['tone'];
}): Html {
  return html`<a class="${buttonClass(model.tone)}" href="${safeHref(model.href)}" draggable="false">${model.text}</a>`;
}
