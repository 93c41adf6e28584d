import Type from 'typebox';
import { type CommandContext, command, type Duty, dutyFor, officer } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { newVerificationCode } from '../domain/verification-code.ts';
import { resultEnded } from '../events.ts';
import { insertIssued, lockResult, type ResultRow } from '../result-store.ts';
import { titleWords } from '../title.ts';

const ends = officer('approver', 'leader');
const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' });

/** The agency that issued a result takes it back, in writing; whoever checks the document learns that it stands no more. */
export const revokeResult = command({
  name: 'results.revoke-result',
  summary: 'Takes back a result, with the reason.',
  allow: ends,
  input: Type.Object({ resultId: Type.String({ format: 'uuid' }), reason: Reason }),
  emits: [resultEnded],

  async run(ctx, { resultId, reason }) {
    const { row, duty } = await standing(ctx, resultId);
    await end(ctx, row, { state: 'revoked', reason, duty, replacedBy: null });
  },
});

/**
 * Issues a corrected result in place of a wrong one: a new number, a new document, the corrected lines; the old document
 * is known as replaced.
 */
export const replaceResult = command({
  name: 'results.replace-result',
  summary: 'Issues a corrected result in place of a wrong one.',
  allow: ends,
  input: Type.Object({
    resultId: Type.String({ format: 'uuid' }),
    reason: Reason,
    lines: Type.Array(
      Type.Object({ label: Type.String({ maxLength: 300 }), value: Type.String({ maxLength: 2000 }) }),
      {
        maxItems: 100,
      },
    ),
  }),
  emits: [resultEnded],

  async run(ctx, { resultId, reason, lines }): Promise<{ resultId: string; number: string }> {
    const { row, duty } = await standing(ctx, resultId);
    if (row.origin !== 'issued' || row.caseId === null || row.holderId === null || row.lines.length === 0)
      refuse('conflict', 'results.not-replaceable');
    const labels = row.lines.map((l) => l.label);
    if (lines.length !== labels.length || lines.some((l, i) => l.label !== labels[i]))
      refuse('invalid', 'results.lines-differ', {}, [{ field: 'lines', key: 'results.lines-differ' }]);
    const id = newId(ctx.now.getTime());
    await end(ctx, row, { state: 'replaced', reason, duty, replacedBy: id });
    const number = await insertIssued(ctx.tx, {
      ...row,
      id,
      caseId: row.caseId,
      holderId: row.holderId,
      officialCode: row.officialCode ?? '',
      title: titleWords(row),
      lines,
      issuedAt: ctx.now,
      issuedOn: vietnamDate(ctx.now),
      verificationCode: newVerificationCode(),
    });
    return { resultId: id, number };
  },
});

/** The result, locked, when it stands and this officer may end it. */
async function standing(ctx: CommandContext, resultId: string): Promise<{ row: ResultRow; duty: Duty }> {
  const row = (await lockResult(ctx.tx, resultId)) ?? refuse('not-found', 'results.not-found');
  const duty = dutyFor(ctx.actor, row.agencyCode, ['approver', 'leader']) ?? refuse('forbidden', 'results.not-yours');
  if (row.state !== 'valid') refuse('conflict', 'results.ended-already');
  return { row, duty };
}

interface Ending {
  state: 'revoked' | 'replaced';
  reason: string;
  duty: Duty;
  replacedBy: string | null;
}

async function end(ctx: CommandContext, row: ResultRow, ending: Ending): Promise<void> {
  const { state, reason, duty, replacedBy } = ending;
  await ctx.tx.run(sql`update results.result set state = ${state}, ended_at = ${ctx.now}, ended_reason = ${reason},
      ended_post_id = ${duty.postId}, replaced_by = ${replacedBy} where id = ${row.id}`);
  ctx.concerns({
    duty,
    ...(row.holderId === null ? {} : { personId: row.holderId }),
    ...(row.caseId === null ? {} : { caseId: row.caseId }),
    detail: { resultId: row.id, state },
  });
  ctx.emit(resultEnded, { resultId: row.id, caseId: row.caseId, personId: row.holderId, state });
}
