import Type from 'typebox';
import { officer, type QueryContext, query } from '#platform/command';
import { addDays, vietnamDate } from '#platform/time';
import { findAgencies } from '#territory';
import { standingOf } from '../act-on-statement.ts';
import { askedOf } from '../domain/asked-figures.ts';
import { watcherRoles } from '../domain/statement.ts';
import { dueStatements, listStatements, type Reminders, remindersOf, type StatementRow } from '../statement-store.ts';
import { statedCodes } from '../value-store.ts';

export interface StatementListRow {
  statement: StatementRow;
  agencyName: { vi: string; en: string };
  /** How many figures the form asks, and how many have a number. */
  asked: number;
  stated: number;
}

export interface MyStatements {
  /** To be written or put right by my units. */
  toState: StatementListRow[];
  /** To be approved by me. */
  toApprove: StatementListRow[];
  /** Sent and waiting for somebody else. */
  waiting: StatementListRow[];
  /** The latest approved ones. */
  approved: StatementListRow[];
}

const mostOpen = 200;
const mostApproved = 20;

async function listed(ctx: QueryContext, rows: readonly StatementRow[]): Promise<StatementListRow[]> {
  const stated = await statedCodes(
    ctx.tx,
    rows.map((r) => r.id),
  );
  const agencies = await findAgencies(
    ctx.tx,
    rows.map((r) => r.agencyCode),
  );
  return rows.map((statement) => {
    const { id, agencyCode, codes } = statement;
    const agency = agencies.get(agencyCode);
    const asked = agency === undefined ? [] : askedOf(agency, codes);
    return {
      statement,
      agencyName: agency?.name ?? { vi: agencyCode, en: agencyCode },
      asked: asked.length,
      stated: asked.filter((d) => stated.get(id)?.includes(d.code)).length,
    };
  });
}

/** The forms that this officer has to do with. */
export const myStatements = query({
  name: 'indicators.my-statements',
  summary: 'Forms of my units: to state, to approve, waiting, approved.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx): Promise<MyStatements> {
    const agencies = [...new Set(ctx.actor.duties.flatMap((d) => d.actsFor))];
    const list = (within: readonly string[], states: StatementRow['state'][], limit: number) =>
      listStatements(ctx.tx, { agencies: within, states, limit });
    const sent = await list(ctx.actor.agencies, ['submitted'], mostOpen);
    const mine = (row: StatementRow) => {
      const { approver } = standingOf(ctx.actor, row.agencyCode);
      return approver !== undefined && !row.typedBy.includes(ctx.actor.accountId ?? '');
    };
    const watches = watcherRoles.some((r) => ctx.actor.roles.includes(r));
    return {
      toState: await listed(ctx, await list(agencies, ['draft', 'returned'], mostOpen)),
      toApprove: await listed(ctx, sent.filter(mine)),
      waiting: await listed(
        ctx,
        sent.filter((row) => !mine(row)),
      ),
      approved: await listed(ctx, await list(watches ? ctx.actor.agencies : agencies, ['approved'], mostApproved)),
    };
  },
});

export interface LateStatement extends StatementListRow {
  reminders: Reminders | null;
}

/** Which units owe a form, the longest overdue first; with those due tomorrow. */
export const lateStatements = query({
  name: 'indicators.late-statements',
  summary: 'Units whose form is late or due tomorrow, and how often they were reminded.',
  allow: officer(...watcherRoles, 'approver'),
  input: Type.Object({}),
  async run(ctx): Promise<LateStatement[]> {
    const day = addDays(vietnamDate(ctx.now), 1);
    const rows = await dueStatements(ctx.tx, { day, agencies: ctx.actor.agencies });
    const reminders = await remindersOf(
      ctx.tx,
      rows.map((r) => r.id),
    );
    return (await listed(ctx, rows)).map((row) => ({ ...row, reminders: reminders.get(row.statement.id) ?? null }));
  },
});
