import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { computeFigures } from '../compute-figures.ts';

/** Every figure, or the named ones, for a date (today when none is given), as known now or on an earlier day. */
export const figures = query({
  name: 'indicators.figures',
  summary: 'Computes figures from records and statements, for a date, as known now or on an earlier day',
  allow: officer(),
  input: Type.Object({
    asOf: Type.Optional(Type.String()),
    knownAt: Type.Optional(Type.String()),
    codes: Type.Optional(Type.Array(Type.String())),
  }),
  run: (ctx, { asOf, knownAt, codes }) =>
    computeFigures(ctx.tx, { asOf: asOf ?? vietnamDate(ctx.now), knownAt, codes }),
});
