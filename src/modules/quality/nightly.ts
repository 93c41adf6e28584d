import type { Task } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { computePeriod } from './compute.ts';
import { periodsAtNight } from './domain/period.ts';

/** Every night anew: the month and the year under way, and early in a month those that have just ended. */
export const computeAtNight: Task = {
  name: 'quality.compute-at-night',
  dailyAt: '02:30',
  async run(runtime) {
    const now = runtime.clock.now();
    for (const period of periodsAtNight(vietnamDate(now)))
      await runtime.database.transaction({ kind: 'system' }, (tx) => computePeriod(tx, period, now));
  },
};
