import type { vi } from './vi.ts';

export const en: typeof vi = {
  notify: {
    weekly: {
      subject: 'Project 06 last week: {behind} figures behind, {reached} reached',
      body: 'At the end of {date}: {reached} figures reached their target, {near} are close, {behind} are behind. Furthest (target in brackets): {worst}. Open the steering room to see every number and who is late.',
      short: 'Project 06 at {date}: {reached} reached, {near} close, {behind} behind. Details in the steering room.',
    },
  },
};
