import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import type { Content } from './content.ts';

export interface PanelModel {
  readonly language: Language;
  readonly title: string;
  /** A code to keep, shown large; it never breaks in the middle of a group. */
  readonly code?: string | undefined;
  readonly codeLabel?: string | undefined;
  readonly body?: Content | undefined;
}

/** It is done: the title, the code to keep. */
export function panel(model: PanelModel): Html {
  return html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">${model.title}</h1>${
    model.code === undefined
      ? ''
      : html`<p class="da-panel-code">${model.codeLabel ?? words(model.language, 'panel.code')}<br><strong>${model.code}</strong></p>`
  }${model.body === undefined ? '' : html`<div class="govuk-panel__body da-panel-body">${model.body}</div>`}</div>`;
}
