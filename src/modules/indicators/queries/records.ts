import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { figureRecords } from '../figure-records.ts';

/** The records behind a figure. They carry codes and dates, no names: opening one asks its module, with a purpose. */
export const records = query({
  name: 'indicators.records',
  summary: 'Lists the records behind the numerator or denominator of a figure, or the statement that declares it',
  allow: officer(),
  input: Type.Object({
    code: Type.String(),
    asOf: Type.Optional(Type.String()),
    knownAt: Type.Optional(Type.String()),
    part: Type.Union([Type.Literal('numerator'), Type.Literal('denominator')]),
    after: Type.Optional(Type.String()),
  }),
  run: (ctx, { code, asOf, knownAt, part, after }) =>
    figureRecords(ctx.tx, { code, asOf: asOf ?? vietnamDate(ctx.now), knownAt, part, after }),
});
