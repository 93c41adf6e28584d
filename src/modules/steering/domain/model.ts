import type { Transitions } from './transition.ts';

export const modelStates = ['assigned', 'in-progress', 'done', 'stopped'] as const;
export type ModelState = (typeof modelStates)[number];
export type ModelAct = 'start' | 'finish' | 'reopen' | 'stop' | 'hand-over';

/** A model is assigned, surveyed and carried out, done; one that the province gives up is stopped and leaves the plan. */
export const modelTransitions: Transitions<ModelAct, ModelState> = {
  start: { from: ['assigned'], to: 'in-progress' },
  finish: { from: ['in-progress'], to: 'done' },
  reopen: { from: ['done'], to: 'in-progress' },
  stop: { from: ['assigned', 'in-progress'], to: 'stopped' },
  'hand-over': { from: ['assigned', 'in-progress'], to: 'same' },
};
