import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { breakdown, breakdowns } from '../breakdown.ts';

/** A figure split for a chart. */
export const breakdownOfFigure = query({
  name: 'indicators.breakdown',
  summary: 'Splits a figure by commune, agency, month, procedure or another property of its records',
  allow: officer(),
  input: Type.Object({
    code: Type.String(),
    asOf: Type.Optional(Type.String()),
    knownAt: Type.Optional(Type.String()),
    by: Type.Enum(breakdowns),
  }),
  run: (ctx, { code, asOf, knownAt, by }) =>
    breakdown(ctx.tx, { code, asOf: asOf ?? vietnamDate(ctx.now), knownAt, by }),
});
