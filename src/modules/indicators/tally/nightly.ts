import type { Task } from '#platform/command';
import { checkTallies, sealTallies } from './seal-tallies.ts';

/** Every night: the day that has ended is rolled up, then every sealed day is recounted and mended where it differs. */
export const sealAtNight: Task = {
  name: 'indicators.seal-at-night',
  dailyAt: '01:30',
  leaseSeconds: 1_800,
  async run(runtime) {
    const now = runtime.clock.now();
    await runtime.database.asOwner((tx) => sealTallies(tx, now));
    const mended = await runtime.database.asOwner((tx) => checkTallies(tx, now));
    for (const { source, days } of mended)
      runtime.log.warn({ source, days: days.length, first: days[0] }, 'sealed days differed from their records');
  },
};
