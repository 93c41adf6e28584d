import { Type } from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { isIsoDate } from '#platform/time';
import { assignTarget } from '../assigned-store.ts';

/** Writes down a number that a higher authority assigns to the province, with its document. */
export const assignNumber = command({
  name: 'indicators.assign-number',
  summary: 'Records a number assigned to the province by a document, which is the denominator of figures',
  allow: officer('leader', 'administrator'),
  emits: [],
  input: Type.Object({
    code: Type.String(),
    validFrom: Type.String(),
    number: Type.Integer({ minimum: 1 }),
    /** Number, date and issuer of the document, as it is cited. */
    document: Type.String({ minLength: 10, maxLength: 300 }),
  }),
  async run(ctx, { code, validFrom, number, document }) {
    if (!isIsoDate(validFrom)) refuse('invalid', 'indicators.bad-date', { date: validFrom });
    await assignTarget(ctx.tx, { code, validFrom, number, document: { vi: document, en: document }, at: ctx.now });
    return { code, validFrom, number };
  },
});
