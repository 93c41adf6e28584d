import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { trend } from '../trend.ts';

/** A figure on several days. */
export const trendOfFigure = query({
  name: 'indicators.trend',
  summary: 'A figure on each of several days, as known now or on an earlier day',
  allow: officer(),
  input: Type.Object({
    code: Type.String(),
    points: Type.Array(Type.String(), { maxItems: 120 }),
    knownAt: Type.Optional(Type.String()),
  }),
  run: (ctx, { code, points, knownAt }) => trend(ctx.tx, { code, points, knownAt }),
});
