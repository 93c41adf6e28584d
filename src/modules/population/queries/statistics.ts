import Type from 'typebox';
import { either, officer, query, systemOnly } from '#platform/command';
import { type Statistics, statisticsOf, statisticsTables } from '../statistics/statistics.ts';

/** Population statistics (section II.8 of the province's report): counts by commune, nobody recognisable. */
export const populationStatistics = query({
  name: 'population.statistics',
  summary:
    'People, ages, ethnic groups, households or moves by commune at the end of a day; small counts are kept back.',
  allow: either(officer(), systemOnly),
  input: Type.Object({
    tables: Type.Array(Type.Enum([...statisticsTables]), { maxItems: statisticsTables.length }),
    asOf: Type.String({ format: 'date' }),
  }),
  run: (ctx, asked): Promise<Statistics[]> => statisticsOf(ctx.tx, asked),
});
