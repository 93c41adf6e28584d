import type { Transitions } from './transition.ts';

export const obstacleStates = ['open', 'solving', 'solved'] as const;
export type ObstacleState = (typeof obstacleStates)[number];
export type ObstacleAct = 'add-part' | 'begin' | 'solve' | 'reopen';

/** An obstacle is open until somebody works at a solution; solved ones can come back. */
export const obstacleTransitions: Transitions<ObstacleAct, ObstacleState> = {
  'add-part': { from: ['open', 'solving'], to: 'same' },
  begin: { from: ['open', 'solving'], to: 'solving' },
  solve: { from: ['open', 'solving'], to: 'solved' },
  reopen: { from: ['solved'], to: 'open' },
};

export const partKinds = ['cause', 'solution', 'proposal'] as const;
export type PartKind = (typeof partKinds)[number];
