import type { CommandContext } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { findAccount, setAccountState } from '../account-store.ts';
import { deleteSessionsOf } from '../session-store.ts';
import { type EidAct, eidTransitions, type LockReason, type RevokeReason } from './domain/eid-state.ts';
import { changeEidAccount, type EidAccount, type EidChange, lockEidAccount } from './eid-account-store.ts';
import { voidCodes } from './eid-code-store.ts';
import { removeDevice } from './eid-device-store.ts';
import { addEidEvent, addEidFacts, type FactLine } from './eid-history-store.ts';
import { anyPoliceDuty } from './police-duty.ts';

export type EidChangeAct =
  | { act: 'lock'; reason: LockReason }
  | { act: 'unlock' }
  | { act: 'recover' | 'paper-code' }
  | { act: 'revoke'; reason: RevokeReason };

/**
 * Locks, unlocks, opens the way back into, or ends an e-ID account. Whatever ends or locks it also closes the account that
 * signs in and all its sessions, in the same transaction.
 */
export async function changeEid(
  ctx: CommandContext,
  target: { eidAccountId: string; version: number } & EidChangeAct,
): Promise<EidAccount> {
  const account = (await lockEidAccount(ctx.tx, target.eidAccountId)) ?? refuse('not-found', 'identity.eid.no-account');
  const { from, by } = eidTransitions[target.act];
  const duty = await anyPoliceDuty(ctx.tx, ctx.actor, by);
  if (account.version !== target.version) refuse('conflict', 'identity.eid.stale');
  if (!from.some((s) => s === account.state)) refuse('conflict', 'identity.eid.act-not-possible');
  const { change, facts } = effectOf(ctx.now, target, account);
  await changeEidAccount(ctx.tx, account.id, change);
  await addEidFacts(ctx.tx, account, facts, ctx.now);
  await inScope(ctx.tx, { kind: 'system' }, () => closeSignOn(ctx, target.act, account));
  const note = 'reason' in target ? target.reason : undefined;
  await addEidEvent(ctx.tx, { eidAccountId: account.id, act: target.act, at: ctx.now, actor: ctx.actor, duty, note });
  const personId = account.personId ?? account.representativeId;
  ctx.concerns({
    ...(personId === null ? {} : { personId }),
    duty,
    detail: { eidAccount: account.id, act: target.act, ...(note === undefined ? {} : { reason: note }) },
  });
  return { ...account, ...change };
}

function effectOf(
  now: Date,
  target: EidChangeAct,
  account: EidAccount,
): { change: EidChange; facts: readonly FactLine[] } {
  const { level, activeLevel } = account;
  const unlocked: FactLine[] = account.state === 'locked' ? [{ fact: 'locked', level, weight: -1 }] : [];
  if (target.act === 'lock')
    return {
      change: { state: 'locked', lockedAt: now, lockReason: target.reason },
      facts: [{ fact: 'locked', level, weight: 1 }],
    };
  if (target.act === 'unlock')
    return {
      change: { state: activeLevel === null ? 'approved' : 'active', lockedAt: null, lockReason: null },
      facts: unlocked,
    };
  if (target.act === 'revoke')
    return {
      change: { state: 'revoked', revokedAt: now, revokeReason: target.reason, lockedAt: null, lockReason: null },
      facts: [...unlocked, { fact: 'revoked', level, weight: 1 }],
    };
  return { change: {}, facts: [] };
}

/** A guardian's or representative's own account is not touched: it is theirs. */
async function closeSignOn(ctx: CommandContext, act: EidAct, account: EidAccount): Promise<void> {
  if (act !== 'unlock') await voidCodes(ctx.tx, account.id, ctx.now);
  if (act !== 'lock' && act !== 'unlock') await removeDevice(ctx.tx, account.id, ctx.now);
  const signsIn = account.accountId === null ? undefined : await findAccount(ctx.tx, account.accountId);
  if (signsIn === undefined || signsIn.personId !== account.personId) return;
  if (act === 'unlock') await setAccountState(ctx.tx, signsIn.id, 'active', ctx.now);
  if (act === 'lock' || act === 'revoke') await setAccountState(ctx.tx, signsIn.id, 'locked', ctx.now);
  if (act !== 'unlock') await deleteSessionsOf(ctx.tx, signsIn.id);
}
