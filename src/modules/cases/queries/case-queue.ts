import Type from 'typebox';
import { type Actor, officer, query } from '#platform/command';
import { emptySql, sql } from '#platform/db';
import type { CaseState } from '../domain/case-state.ts';

export interface QueueRow {
  id: string;
  procedureCode: string;
  state: CaseState;
  trackingCode: string;
  officialCode: string | null;
  submittedAt: Date;
  dueOn: string | null;
  finishedOn: string | null;
  waitingSince: string | null;
  ownerRole: string;
  communeCode: string;
}

const pageSize = 50;

/**
 * Open cases of the officer's agencies, the most urgent first: what is due earliest, then what waits longest to be received.
 * Shows no names: opening a case does, and is logged.
 */
export const caseQueue = query({
  name: 'cases.queue',
  summary: 'Open cases of my agency, the most urgent first.',
  allow: officer('receiving-officer', 'specialist', 'approver', 'leader'),
  input: Type.Object({
    owner: Type.Optional(
      Type.Union([
        Type.Literal('receiving-officer'),
        Type.Literal('specialist'),
        Type.Literal('approver'),
        Type.Literal('applicant'),
      ]),
    ),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),

  async run(ctx, { owner, page = 1 }) {
    const open = sql`state not in ('declined', 'refused', 'returned', 'withdrawn') and agency_code = any (${watched(ctx.actor)})`;
    const byOwner = await ctx.tx.rows<{ ownerRole: string; count: number }>(
      sql`select owner_role as "ownerRole", count(*) as count from cases.case where ${open} group by owner_role`,
    );
    const rows =
      await ctx.tx.rows<QueueRow>(sql`select id, procedure_code as "procedureCode", state, tracking_code as "trackingCode",
        official_code as "officialCode", submitted_at as "submittedAt", due_on as "dueOn", finished_on as "finishedOn", waiting_since as "waitingSince",
        owner_role as "ownerRole", commune_code as "communeCode"
      from cases.case where ${open} ${owner === undefined ? emptySql : sql`and owner_role = ${owner}`}
      order by due_on nulls first, submitted_at, id limit ${pageSize} offset ${(page - 1) * pageSize}`);
    return { rows, byOwner, page, pageSize };
  },
});

/** A leader watches all agencies they may see; others those for which they act. */
function watched(actor: Actor): string[] {
  if (actor.roles.includes('leader')) return [...actor.agencies];
  return [...new Set(actor.duties.flatMap((d) => d.actsFor))];
}
