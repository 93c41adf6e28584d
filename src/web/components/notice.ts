import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import type { Content } from './content.ts';
import { type IconName, icon } from './icon.ts';

export interface NoticeModel {
  readonly language: Language;
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly title?: string | undefined;
  readonly body: Content;
}

const shapes: Record<NoticeModel['kind'], IconName> = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  error: 'circle-alert',
};

/** A message about the page or the last act. Faults and results are announced at once by screen readers. */
export function notice(model: NoticeModel): Html {
  const urgent = model.kind === 'error' || model.kind === 'success';
  return html`<div class="da-notice da-notice--${model.kind}" role="${urgent ? 'alert' : 'region'}" aria-label="${words(model.language, `notice.${model.kind}`)}">${icon(shapes[model.kind])}<div class="da-notice__text"><p class="da-notice__title">${
    model.title ?? words(model.language, `notice.${model.kind}`)
  }</p><div>${model.body}</div></div></div>`;
}
