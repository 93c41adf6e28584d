import type { vi } from './vi.ts';

export const en: typeof vi = {
  score: {
    'too-early': 'Weights are published before they count: let them hold from today on or later.',
    twice: 'The criterion {code} stands twice.',
    unfit: 'Units cannot be scored by {code}: choose a share whose records name the unit.',
  },
};
