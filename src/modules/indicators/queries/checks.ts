import { Type } from 'typebox';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { findingsAt } from '../figure-checks.ts';

/** What does not hold together among the figures of a date. */
export const checksOfFigures = query({
  name: 'indicators.checks',
  summary: 'Looks for contradictions among the figures of a date: parts and totals, shares over 100 %, copies, jumps',
  allow: officer(),
  input: Type.Object({ asOf: Type.Optional(Type.String()), knownAt: Type.Optional(Type.String()) }),
  run: (ctx, { asOf, knownAt }) => findingsAt(ctx.tx, { asOf: asOf ?? vietnamDate(ctx.now), knownAt }),
});
