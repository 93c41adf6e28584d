import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { breakdown } from '../compute-figures.ts';

/** A figure split for a chart. */
export const breakdownOfFigure = query({
  name: 'indicators.breakdown',
  summary: 'Splits a figure by procedure, commune or month of receipt',
  allow: officer(),
  input: Type.Object({
    code: Type.String(),
    asOf: Type.Optional(Type.String()),
    by: Type.Union([Type.Literal('procedure'), Type.Literal('commune'), Type.Literal('month')]),
  }),
  run: (ctx, input) => breakdown(ctx.tx, { code: input.code, asOf: input.asOf ?? vietnamDate(ctx.now), by: input.by }),
});
