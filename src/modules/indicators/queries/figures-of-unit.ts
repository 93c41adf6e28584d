import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { computeFigures } from '../compute-figures.ts';

/** The figures of one commune or agency, as far as records say where they belong. */
export const figuresOfUnit = query({
  name: 'indicators.figures-of-unit',
  summary: 'Computes the figures of one commune or agency for a date, as known now or on an earlier day',
  allow: officer(),
  input: Type.Object({
    unitKind: Type.Enum(['commune', 'agency']),
    code: Type.String(),
    asOf: Type.Optional(Type.String()),
    knownAt: Type.Optional(Type.String()),
  }),
  run: (ctx, { unitKind, code, asOf, knownAt }) =>
    computeFigures(ctx.tx, {
      asOf: asOf ?? vietnamDate(ctx.now),
      knownAt,
      only: { split: unitKind, values: [code] },
    }),
});
