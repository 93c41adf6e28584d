import Type from 'typebox';
import { atLevel, command, officer, signedIn } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { findAccount, lockAccountRow } from '../account-store.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { deleteFactor, deleteFactors, replaceRecoveryCodes } from '../factors/factor-store.ts';
import { onOwnAccount } from '../factors/own-account.ts';
import { newRecoveryCodes } from '../factors/recovery-codes.ts';
import { administratorReach, demandStaffInReach } from '../staff/administrator-reach.ts';
import { identityChecks } from '../staff/commands/way-back.ts';

/** Takes a second factor off one's own account. */
export const removeFactor = command({
  name: 'identity.remove-factor',
  summary: 'Removes a passkey or code app from one’s own account.',
  allow: atLevel(signedIn, { authentication: 2 }),
  input: Type.Object({ factorId: Type.String({ format: 'uuid' }) }),
  emits: ['identity.factor-removed.v1'],
  run: (ctx, { factorId }): Promise<void> =>
    onOwnAccount(ctx, async (tx, account) => {
      if (!(await deleteFactor(tx, account.id, factorId))) refuse('not-found', 'identity.unknown-factor');
      ctx.concerns({ detail: { factorId } });
      ctx.emit('identity.factor-removed.v1', { accountId: account.id });
    }),
});

/** New recovery codes, shown once. Those made before are worth nothing from now on. */
export const makeRecoveryCodes = command({
  name: 'identity.make-recovery-codes',
  summary: 'Makes new recovery codes for one’s own account.',
  allow: atLevel(signedIn, { authentication: 2 }),
  pagesOnly: true,
  input: Type.Object({}),
  emits: [],
  run: (ctx): Promise<{ codes: string[] }> =>
    onOwnAccount(ctx, async (tx, account) => {
      const codes = newRecoveryCodes();
      await replaceRecoveryCodes(tx, account.id, { codes, now: ctx.now });
      return { codes };
    }),
});

/**
 * An administrator takes all second factors off an account whose owner has lost them and was identified in person. Its
 * sessions end; at the next sign-in an officer is led to set up new ones.
 */
export const resetFactors = command({
  name: 'identity.reset-factors',
  summary: 'Takes all second factors off an account whose owner lost them.',
  allow: officer('administrator'),
  input: Type.Object({
    accountId: Type.String({ format: 'uuid' }),
    identified: Type.Enum(identityChecks),
    reason: Type.String({ minLength: 10, maxLength: 500, pattern: '\\S' }),
  }),
  emits: ['identity.factors-reset.v1'],
  async run(ctx, { accountId, identified, reason }): Promise<void> {
    if (accountId === ctx.actor.accountId) refuse('forbidden', 'identity.own-account-factors');
    const account = (await findAccount(ctx.tx, accountId)) ?? refuse('not-found', 'identity.unknown-account');
    if (account.kind === 'staff') await demandStaffInReach(ctx, accountId);
    else if ((await administratorReach(ctx)) !== null) refuse('not-found', 'identity.unknown-account');
    await inScope(ctx.tx, { kind: 'system' }, async () => {
      await lockAccountRow(ctx.tx, accountId);
      if (account.personId !== null) ctx.concerns({ personId: account.personId });
      await deleteFactors(ctx.tx, accountId);
      await endSessionsOf(ctx.tx, accountId);
    });
    ctx.concerns({ purpose: reason, detail: { changedAccountId: accountId, identified } });
    ctx.emit('identity.factors-reset.v1', { accountId });
  },
});
