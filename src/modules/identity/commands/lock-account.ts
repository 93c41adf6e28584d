import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { lockAccountRow, setAccountState } from '../account-store.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { administratorReach, demandStaffInReach } from '../staff/administrator-reach.ts';

const input = Type.Object({ accountId: Type.String({ format: 'uuid' }) });

/**
 * An administrator locks an account within reach: its sessions end with the transaction, on every server. Locking a
 * locked account changes nothing. Citizens' accounts are locked by whoever administers the whole province. Decree 69/2024/NĐ-CP lets the issuing body lock an e-ID account.
 */
export const lockAccountCommand = command({
  name: 'identity.lock-account',
  summary: 'Locks an account; its sessions end at once.',
  allow: officer('administrator'),
  input,
  emits: ['identity.account-locked.v1'],
  async run(ctx, { accountId }): Promise<void> {
    if (accountId === ctx.actor.accountId) refuse('forbidden', 'identity.own-account');
    if (await changeState(ctx, accountId, 'locked')) ctx.emit('identity.account-locked.v1', { accountId });
  },
});

/** The way back from a lock. */
export const unlockAccountCommand = command({
  name: 'identity.unlock-account',
  summary: 'Makes a locked account usable again.',
  allow: officer('administrator'),
  input,
  emits: ['identity.account-unlocked.v1'],
  async run(ctx, { accountId }): Promise<void> {
    if (await changeState(ctx, accountId, 'active')) ctx.emit('identity.account-unlocked.v1', { accountId });
  },
});

async function changeState(ctx: CommandContext, accountId: string, state: 'active' | 'locked'): Promise<boolean> {
  const account = (await lockAccountRow(ctx.tx, accountId)) ?? refuse('not-found', 'identity.unknown-account');
  if (account.kind === 'staff') await demandStaffInReach(ctx, accountId);
  else if ((await administratorReach(ctx)) !== null) refuse('not-found', 'identity.unknown-account');
  ctx.concerns({
    ...(account.personId === null ? {} : { personId: account.personId }),
    detail: { changedAccountId: accountId },
  });
  if (account.state === state) return false;
  await setAccountState(ctx.tx, accountId, state, ctx.now);
  if (state === 'locked') await inScope(ctx.tx, { kind: 'system' }, () => endSessionsOf(ctx.tx, accountId));
  return true;
}
