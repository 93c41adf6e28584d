import { accountNames } from '#identity';
import { type Actor, type CommandContext, type Duty, dutyFor } from '#platform/command';
import { refuse } from '#platform/errors';
import { approverRoles, type StatementAct, staterRoles, transitions, watcherRoles } from './domain/statement.ts';
import { statementMoved } from './events.ts';
import {
  addStatementEvent,
  changeStatement,
  lockStatement,
  type StatementChange,
  type StatementRow,
} from './statement-store.ts';

/** How an officer stands to the form of a unit. */
export interface Standing {
  /** They write for their own unit. */
  stater: Duty | undefined;
  /** They work at an agency above and may write for the unit, saying who gave the numbers. */
  writesForIt: boolean;
  approver: Duty | undefined;
}

/** What an officer may do with forms of an agency; a leader who sees the agency decides for it as for their own. */
export function standingOf(actor: Actor, agencyCode: string): Standing {
  const sees = actor.agencies.includes(agencyCode);
  const above = (roles: readonly string[]) => (sees ? actor.duties.find((d) => roles.includes(d.role)) : undefined);
  const stater = dutyFor(actor, agencyCode, staterRoles);
  return {
    stater,
    writesForIt: stater === undefined && above([...staterRoles, ...watcherRoles]) !== undefined,
    approver: dutyFor(actor, agencyCode, approverRoles) ?? above(['leader']),
  };
}

interface Act {
  statementId: string;
  /** The version that the actor's page showed. */
  version: number;
  act: StatementAct;
  /** Who gave the numbers and how; needed from an officer who writes for another unit. */
  toldBy?: string | undefined;
  note?: string | undefined;
  /** Looks at the form and says what changes; may write values of the form. */
  change(found: StatementRow, who: { name: string }): StatementChange | Promise<StatementChange>;
}

/**
 * Moves a form along its transition table: locks it, checks who acts, version and state, writes row, history and event.
 * Whoever wrote numbers of a form can never be the one who approves it.
 */
export async function actOnStatement(ctx: CommandContext, input: Act): Promise<StatementRow> {
  const found =
    (await lockStatement(ctx.tx, input.statementId)) ?? refuse('not-found', 'indicators.statement.not-found');
  const { from, to, by } = transitions[input.act];
  const toldBy = input.toldBy ?? found.toldBy ?? undefined;
  const duty = dutyOf(ctx.actor, found, { by, toldBy });
  if (found.version !== input.version) refuse('conflict', 'indicators.statement.stale');
  if (!from.some((s) => s === found.state)) refuse('conflict', 'indicators.statement.act-not-possible');
  const accountId = ctx.actor.accountId ?? refuse('forbidden', 'indicators.statement.not-yours');
  if (input.act === 'approve' && found.typedBy.includes(accountId))
    refuse('forbidden', 'indicators.statement.four-eyes');
  const name = (await accountNames(ctx.tx, [accountId])).get(accountId) ?? '';
  const typed = by === 'stater' ? { typedBy: [...new Set([...found.typedBy, accountId])] } : {};
  const change = await input.change(found, { name });
  await changeStatement(ctx.tx, {
    id: found.id,
    state: to,
    change: { ...typed, ...(input.toldBy === undefined ? {} : { toldBy: input.toldBy }), ...change },
  });
  const { act, note } = input;
  await addStatementEvent(ctx.tx, {
    statementId: found.id,
    act,
    at: ctx.now,
    actor: ctx.actor,
    name,
    agencyCode: duty?.agency ?? ctx.actor.duties[0]?.agency,
    note,
  });
  ctx.concerns({
    ...(duty === undefined ? {} : { duty }),
    detail: { statement: found.id, period: found.periodCode, agency: found.agencyCode, act, from: found.state, to },
  });
  ctx.emit(statementMoved, { statementId: found.id, act, to, agencyCode: found.agencyCode });
  return found;
}

/** The duty under which it is done; none when an officer writes for another unit. @throws Refusal when it is not theirs. */
function dutyOf(
  actor: Actor,
  { agencyCode }: StatementRow,
  how: { by: 'stater' | 'approver'; toldBy: string | undefined },
): Duty | undefined {
  const { stater, writesForIt, approver } = standingOf(actor, agencyCode);
  if (how.by === 'approver') return approver ?? refuse('forbidden', 'indicators.statement.not-yours');
  if (stater !== undefined) return stater;
  if (!writesForIt) refuse('forbidden', 'indicators.statement.not-yours');
  if (how.toldBy === undefined || how.toldBy.trim() === '')
    refuse('invalid', 'indicators.statement.told-by-needed', {}, [
      { field: 'toldBy', key: 'indicators.statement.told-by-needed' },
    ]);
  return undefined;
}
