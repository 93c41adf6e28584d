import { type Html, html } from '#platform/html';
import { formatDateTime, type Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import type { Content } from './content.ts';

export interface TimelineEntry {
  readonly at: Date;
  readonly title: Content;
  readonly by?: string | undefined;
  readonly detail?: Content | undefined;
}

/** What has happened, in the order given; times are Vietnamese wall time. */
export function timeline(model: { readonly language: Language; readonly entries: readonly TimelineEntry[] }): Html {
  return html`<ol class="da-timeline">${model.entries.map(
    (entry) =>
      html`<li class="da-timeline__entry"><div class="da-timeline__title">${entry.title}</div><p class="da-timeline__when"><time datetime="${entry.at.toISOString()}">${formatDateTime(entry.at)}</time>${
        entry.by === undefined ? '' : html` · ${words(model.language, 'timeline.by', { name: entry.by })}`
      }</p>${entry.detail === undefined ? '' : html`<div class="da-timeline__detail">${entry.detail}</div>`}</li>`,
  )}</ol>`;
}
