import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { addDays, daysBetween, vietnamDate } from '#platform/time';
import {
  type EidCommuneRow,
  type EidDay,
  type EidTotals,
  eidCommunes,
  eidDays,
  eidTotals,
} from '../eid-figures-store.ts';

export interface EidFigures {
  totals: EidTotals[];
  days: EidDay[];
  communes: EidCommuneRow[];
}

const mostDays = 366;

/** What was registered and activated, in all, day by day and commune by commune; no persons. */
export const eidFigures = query({
  name: 'identity.eid-figures',
  summary: 'E-ID accounts registered and activated: by level, day and commune.',
  allow: officer(),
  input: Type.Object({
    from: Type.String({ format: 'date' }),
    to: Type.String({ format: 'date' }),
    communeCode: Type.Optional(Type.String({ maxLength: 10 })),
  }),
  async run(ctx, { from, to, communeCode }): Promise<EidFigures> {
    const last = to > vietnamDate(ctx.now) ? vietnamDate(ctx.now) : to;
    if (from > last || daysBetween(from, last) > mostDays) refuse('invalid', 'identity.eid.span', { days: mostDays });
    return {
      totals: await eidTotals(ctx.tx, last),
      days: await eidDays(ctx.tx, { from, to: last, communeCode }),
      communes: await eidCommunes(ctx.tx, { since: addDays(last, -6), upTo: last }),
    };
  },
});
