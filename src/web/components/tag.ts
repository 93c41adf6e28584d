import { type Html, html } from '#platform/html';
import { type IconName, icon } from './icon.ts';

export type Tone = 'neutral' | 'info' | 'progress' | 'attention' | 'success' | 'danger';

export interface TagModel {
  readonly tone: Tone;
  readonly text: string;
  /** Another shape than the tone's own. */
  readonly shape?: IconName | undefined;
}

// Each tone has its own outline, so that it is told apart without colour: on paper, in the sun, by the colour-blind.
const shapes: Record<Tone, IconName> = {
  neutral: 'circle',
  info: 'circle-dot',
  progress: 'circle-dashed',
  attention: 'triangle-alert',
  success: 'circle-check',
  danger: 'circle-x',
};

/** A state in words, with a shape and a colour. */
export function tag(model: TagModel): Html {
  return html`<span class="da-tag da-tag--${model.tone}">${icon(model.shape ?? shapes[model.tone])}<span>${model.text}</span></span>`;
}
