import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { addDays, vietnamDate } from '#platform/time';
import { compareFigures } from '../compute-figures.ts';

/** Every figure for a date, beside the same figure some days before. */
export const figuresCompared = query({
  name: 'indicators.figures-compared',
  summary: 'Computes the figures of a date (today when none is given) and those of some days before in one reading',
  allow: officer(),
  input: Type.Object({
    asOf: Type.Optional(Type.String({ format: 'date' })),
    daysBefore: Type.Integer({ minimum: 1, maximum: 3_660 }),
  }),
  run: (ctx, { asOf = vietnamDate(ctx.now), daysBefore }) =>
    compareFigures(ctx.tx, { asOf, earlier: addDays(asOf, -daysBefore) }),
});
