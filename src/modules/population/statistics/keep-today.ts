import type { Task } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { statisticsOf, statisticsTables } from './statistics.ts';

/** Counts today's statistics before anybody asks: after midnight, after a start and after every change of the register. */
export const keepTodaysStatistics: Task = {
  name: 'population.keep-todays-statistics',
  everySeconds: 300,
  async run({ database, clock }) {
    const asOf = vietnamDate(clock.now());
    await database.read({ kind: 'system' }, (tx) => statisticsOf(tx, { tables: statisticsTables, asOf }));
  },
};
