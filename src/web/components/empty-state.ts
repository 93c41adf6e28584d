import { type Html, html } from '#platform/html';
import type { Content } from './content.ts';
import { icon } from './icon.ts';

export interface EmptyStateModel {
  readonly title: string;
  /** What will come here and how. */
  readonly body: Content;
  readonly action?: Html | undefined;
}

/** Nothing here yet, and how something comes here. */
export function emptyState(model: EmptyStateModel): Html {
  return html`<div class="da-empty">${icon('folder-open')}<h2 class="govuk-heading-m">${model.title}</h2><p class="govuk-body">${model.body}</p>${model.action}</div>`;
}
