import type { CommandContext, Reaction } from '#platform/command';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import type { CaseAct } from './domain/case-state.ts';
import { caseMoved, caseSubmitted } from './events.ts';

/** Acts that the applicant is told about; inner steps of the office are seen in the history only. */
const noticedActs = [
  'receive',
  'decline',
  'request-supplement',
  'approve',
  'refuse',
] as const satisfies readonly CaseAct[];

async function notify(ctx: CommandContext, notice: { personId: string; caseId: string; kind: string }): Promise<void> {
  await ctx.tx.run(sql`insert into cases.notice (id, person_id, case_id, kind, at)
    values (${newId(ctx.now.getTime())}, ${notice.personId}, ${notice.caseId}, ${notice.kind}, ${ctx.now})`);
}

export const noticeReactions: readonly Reaction[] = [
  {
    on: caseSubmitted,
    name: 'cases.notice-of-submission',
    run: (ctx, p) => notify(ctx, { personId: String(p['personId']), caseId: String(p['caseId']), kind: 'submit' }),
  },
  {
    on: caseMoved,
    name: 'cases.notice-of-move',
    run: async (ctx, p) => {
      const kind = String(p['act']);
      if (noticedActs.some((a) => a === kind))
        await notify(ctx, { personId: String(p['personId']), caseId: String(p['caseId']), kind });
    },
  },
];
