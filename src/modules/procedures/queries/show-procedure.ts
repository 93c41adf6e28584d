import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { isIsoDate, vietnamDate } from '#platform/time';
import { procedureAt } from '../catalogue.ts';

/** One procedure as it stands today, or on the date asked for: papers, fee, deadline, law and form. */
export const showProcedure = query({
  name: 'procedures.show',
  summary: 'One procedure: papers, fee, deadline, legal basis and form.',
  allow: anyone,
  input: Type.Object({
    code: Type.String({ maxLength: 60 }),
    date: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  }),

  async run(ctx, { code, date = vietnamDate(ctx.now) }) {
    if (!isIsoDate(date)) refuse('invalid', 'platform.invalid-input', { fields: 'date' });
    return procedureAt(code, date) ?? refuse('not-found', 'procedures.not-in-force');
  },
});
