import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';

export interface ProgressModel {
  readonly language: Language;
  /** From 1. */
  readonly step: number;
  readonly total: number;
  /** What this step is about. */
  readonly title?: string | undefined;
}

/** How far a journey has come: "Bước 2/5" and as many marks, the done ones filled. */
export function progress(model: ProgressModel): Html {
  const { language, step, total, title } = model;
  const marks = Array.from({ length: total }, (_, index) =>
    index < step
      ? html`<span class="da-progress__mark da-progress__mark--done"></span>`
      : html`<span class="da-progress__mark"></span>`,
  );
  return html`<div class="da-progress"><p class="da-progress__text"><strong>${words(language, 'progress.step', { step, total })}</strong>${
    title === undefined ? '' : html` <span>${title}</span>`
  }</p><div class="da-progress__marks" aria-hidden="true">${marks}</div></div>`;
}
