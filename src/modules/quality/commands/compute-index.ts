import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { computePeriod } from '../compute.ts';

/** Computes the index of a month or a year now, instead of waiting for the night. */
export const computeIndex = command({
  name: 'quality.compute-index',
  summary: 'Computes the quality index and the scorecards of a month or a year from the records.',
  allow: officer('leader', 'administrator'),
  input: Type.Object({ period: Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$' }) }),
  emits: [],
  legalBasis: '766/QĐ-TTg; 01/2018/TT-VPCP',

  async run(ctx, { period }) {
    if (!(await computePeriod(ctx.tx, period, ctx.now))) refuse('invalid', 'quality.not-begun');
    ctx.concerns({ detail: { period } });
  },
});
