import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { figureRecords } from '../compute-figures.ts';

/** The records behind a figure. They carry codes and dates, no names: opening one asks `cases`, with a purpose. */
export const records = query({
  name: 'indicators.records',
  summary: 'Lists the records behind the numerator or denominator of a figure',
  allow: officer(),
  input: Type.Object({
    code: Type.String(),
    asOf: Type.Optional(Type.String()),
    part: Type.Union([Type.Literal('numerator'), Type.Literal('denominator')]),
    page: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  run: (ctx, input) =>
    figureRecords(ctx.tx, {
      code: input.code,
      asOf: input.asOf ?? vietnamDate(ctx.now),
      part: input.part,
      page: input.page ?? 1,
    }),
});
