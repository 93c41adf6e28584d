import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { computeFigures } from '../compute-figures.ts';

/** Every figure, or the named ones, for a date (today when none is given). */
export const figures = query({
  name: 'indicators.figures',
  summary: 'Computes figures from records, for a date',
  allow: officer(),
  input: Type.Object({ asOf: Type.Optional(Type.String()), codes: Type.Optional(Type.Array(Type.String())) }),
  run: (ctx, input) =>
    computeFigures(ctx.tx, {
      asOf: input.asOf ?? vietnamDate(ctx.now),
      ...(input.codes === undefined ? {} : { codes: input.codes }),
    }),
});
