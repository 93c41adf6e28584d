import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { caseCode } from '#procedures';
import { actOnCase } from '../act-on-case.ts';
import { startClock } from '../case-clock.ts';
import { procedureOfCase } from '../case-procedure.ts';
import { nextNumber } from '../case-store.ts';
import { caseMoved } from '../events.ts';

/**
 * The one-stop desk receives a complete case: it gets its official code (Circular 01/2018/TT-VPCP art. 19; Circular
 * 04/2025/TT-VPCP), the regime of this day and its due date; the legal clock runs from here (Decree 61/2018 art. 17, 18).
 */
export const receiveCase = command({
  name: 'cases.receive-case',
  summary: 'The one-stop desk receives a case: official code, due date, clock.',
  allow: officer('receiving-officer'),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP; 118/2025/NĐ-CP',
  run: receive,
});

/** Receives a case inside another act, too: at the counter it is created and received at once. */
export async function receive(
  ctx: CommandContext,
  input: { caseId: string; version: number },
): Promise<{ officialCode: string; dueOn: string }> {
  let received = { officialCode: '', dueOn: '' };
  await actOnCase(ctx, {
    ...input,
    act: 'receive',
    async change(found) {
      const clock = startClock(procedureOfCase(found), ctx.now);
      const { agencyCode } = found;
      const counter = await nextNumber(ctx.tx, { agencyCode, on: clock.receivedOn });
      received = { officialCode: caseCode({ agencyCode, date: clock.receivedOn, counter }), dueOn: clock.dueOn };
      return { ...clock, officialCode: received.officialCode };
    },
  });
  return received;
}
