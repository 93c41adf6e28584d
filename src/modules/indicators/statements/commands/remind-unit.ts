import Type from 'typebox';
import { accountNames } from '#identity';
import { type CommandContext, command, officer, systemOnly } from '#platform/command';
import { refuse } from '#platform/errors';
import { daysBetween, vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { type ReminderStage, tellsApprovers, tellsOpener } from '../domain/reminder.ts';
import { approverRoles, watcherRoles } from '../domain/statement.ts';
import { addStatementEvent, lockStatement, remindersOf, type StatementRow } from '../statement-store.ts';
import { tellAccount, tellPosts, tellWriters } from '../tell-unit.ts';

const StatementId = Type.String({ format: 'uuid' });

/** The morning's reminder of one form, as its stage says; a stage is told once. */
export const remindStatement = command({
  name: 'indicators.remind-statement',
  summary: 'Reminds a unit of a form that is due or late; from the third day those above it too.',
  allow: systemOnly,
  input: Type.Object({
    statementId: StatementId,
    stage: Type.Enum(['soon', 'late-1', 'late-3', 'late-7', 'late-14', 'late-30'] satisfies ReminderStage[]),
  }),
  emits: [],
  async run(ctx, { statementId, stage }) {
    const row = await openStatement(ctx, statementId);
    if ((await remindersOf(ctx.tx, [row.id])).get(row.id)?.stages.includes(stage)) return;
    await remind(ctx, row, stage);
    const params = lateness(ctx, row);
    const escalation = { notice: 'escalate', occasion: stage, params } as const;
    if (tellsApprovers(stage) && row.state !== 'submitted')
      await tellPosts(ctx, row, { ...escalation, roles: approverRoles });
    if (!tellsOpener(stage)) return;
    if (row.openedBy !== null) await tellAccount(ctx, row, { ...escalation, accountId: row.openedBy });
    const parent = (await findAgency(ctx.tx, row.agencyCode))?.parentCode ?? null;
    if (parent !== null) await tellPosts(ctx, row, { ...escalation, agencyCode: parent, roles: ['leader'] });
  },
});

/** Somebody who watches over the forms reminds a unit by hand; once a day is enough. */
export const remindUnit = command({
  name: 'indicators.remind-unit',
  summary: 'Reminds a unit of a form that it owes; at most once a day.',
  allow: officer(...watcherRoles, 'approver'),
  input: Type.Object({ statementId: StatementId }),
  emits: [],
  async run(ctx, { statementId }): Promise<{ told: number }> {
    const row = await openStatement(ctx, statementId);
    if (!ctx.actor.agencies.includes(row.agencyCode)) refuse('forbidden', 'indicators.statement.not-yours');
    const stage = `by-hand-${vietnamDate(ctx.now)}`;
    if ((await remindersOf(ctx.tx, [row.id])).get(row.id)?.stages.includes(stage))
      refuse('conflict', 'indicators.statement.reminded-today');
    return { told: await remind(ctx, row, stage) };
  },
});

async function openStatement(ctx: CommandContext, id: string): Promise<StatementRow> {
  const row = (await lockStatement(ctx.tx, id)) ?? refuse('not-found', 'indicators.statement.not-found');
  if (row.state === 'approved' || row.state === 'withdrawn')
    refuse('conflict', 'indicators.statement.act-not-possible');
  return row;
}

/** Tells those who can end the wait: whoever writes the numbers, or, once they are sent, whoever approves them. */
async function remind(ctx: CommandContext, row: StatementRow, stage: string): Promise<number> {
  const telling = { notice: 'remind', occasion: stage, params: lateness(ctx, row) } as const;
  const told =
    row.state === 'submitted'
      ? await tellPosts(ctx, row, { ...telling, roles: approverRoles })
      : await tellWriters(ctx, row, telling);
  const { accountId } = ctx.actor;
  const name = accountId === null ? undefined : (await accountNames(ctx.tx, [accountId])).get(accountId);
  await addStatementEvent(ctx.tx, {
    statementId: row.id,
    act: 'remind',
    at: ctx.now,
    actor: ctx.actor,
    name,
    note: stage,
  });
  ctx.concerns({ detail: { statement: row.id, agency: row.agencyCode, stage, told } });
  return told;
}

const lateness = (ctx: CommandContext, row: StatementRow) => ({
  days: Math.max(0, daysBetween(row.dueOn, vietnamDate(ctx.now))),
});
