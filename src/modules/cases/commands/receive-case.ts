import Type from 'typebox';
import { command, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { caseCode, regimeAt } from '#procedures';
import { actOnCase } from '../act-on-case.ts';
import { nextNumber } from '../case-store.ts';
import { computeDeadline } from '../domain/deadline.ts';
import { procedureOfCase } from '../draft-access.ts';
import { caseMoved } from '../events.ts';

/**
 * The one-stop desk receives a complete case: it gets its official code of the regime (Circular 01/2018/TT-VPCP art. 19;
 * Circular 04/2025/TT-VPCP) and its due date; the legal clock runs from here (Decree 61/2018 art. 17, 18).
 */
export const receiveCase = command({
  name: 'cases.receive-case',
  summary: 'The one-stop desk receives a case: official code, due date, clock.',
  allow: officer('receiving-officer'),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP; 118/2025/NĐ-CP',

  async run(ctx, { caseId, version }) {
    const today = vietnamDate(ctx.now);
    const regime = regimeAt(today);
    let officialCode = '';
    let dueOn = '';
    await actOnCase(ctx, {
      caseId,
      version,
      act: 'receive',
      change: async (found) => {
        const procedure = procedureOfCase(found);
        const counter = await nextNumber(ctx.tx, { agencyCode: found.agencyCode, series: 'case', on: today });
        officialCode = caseCode({ agencyCode: found.agencyCode, date: today, counter });
        dueOn = computeDeadline({
          receivedAt: ctx.now,
          workingDays: procedure.deadline.workingDays,
          pauses: [],
          regime,
        }).due;
        return { officialCode, receivedAt: ctx.now, receivedOn: today, dueOn };
      },
    });
    return { officialCode, dueOn };
  },
});
