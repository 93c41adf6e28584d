import Type from 'typebox';
import { anyone, command, officer } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { findAccountByLogin, setPassword } from '../../account-store.ts';
import { passwordChanged } from '../../commands/own-password.ts';
import { endSessionsOf } from '../../end-sessions.ts';
import { refuseWeakPassword } from '../../factors/password-rules.ts';
import { foldCode } from '../../factors/recovery-codes.ts';
import { hashPassword } from '../../password.ts';
import { demandStaffInReach } from '../administrator-reach.ts';
import { issuePasswordCode, type PasswordCode } from '../issue-password-code.ts';
import { takePasswordCode } from '../password-code-store.ts';

const system = { kind: 'system' } as const;

/** How an administrator made sure of who asks; ends in the audit row. */
export const identityChecks = ['identity-card', 'chip', 'with-superior'] as const;

/**
 * A new one-time code for an officer who was identified and has no password any more, or whose first code ran out. The
 * password stays as it is until the code is used.
 */
export const issueStaffCode = command({
  name: 'identity.issue-staff-code',
  summary: 'Makes a one-time code with which an officer, identified in person, sets a new password.',
  allow: officer('administrator'),
  pagesOnly: true, // the answer is a secret for paper, not for programs
  input: Type.Object({ accountId: Type.String({ format: 'uuid' }), identified: Type.Enum(identityChecks) }),
  emits: ['identity.staff-code-issued.v1'],
  async run(ctx, { accountId, identified }): Promise<PasswordCode> {
    if (accountId === ctx.actor.accountId) refuse('forbidden', 'identity.own-account-factors');
    await demandStaffInReach(ctx, accountId);
    ctx.concerns({ detail: { identified } });
    ctx.emit('identity.staff-code-issued.v1', { accountId });
    return issuePasswordCode(ctx, accountId);
  },
});

/**
 * The officer sets a password with the code; whatever was open under the account ends. Name and code together are right
 * or wrong, and nobody learns which; 80 random bits are not guessed, so nothing needs to be counted.
 */
export const setStaffPassword = command({
  name: 'identity.set-staff-password',
  summary: 'Sets an officer’s password with a one-time code.',
  allow: anyone,
  input: Type.Object({
    loginName: Type.String({ maxLength: 60 }),
    code: Type.String({ maxLength: 60 }),
    password: Type.String({ maxLength: 2000 }),
  }),
  emits: [passwordChanged],
  async run(ctx, input): Promise<void> {
    refuseWeakPassword(input.password);
    // Made in any case, so that the time tells nobody which names exist.
    const hash = await hashPassword(input.password);
    await inScope(ctx.tx, system, async () => {
      const account = await findAccountByLogin(ctx.tx, input.loginName);
      const usable = account?.kind === 'staff' && account.state === 'active' && !account.demo;
      const right = usable && (await takePasswordCode(ctx.tx, account.id, foldCode(input.code), new Date()));
      if (!right)
        return refuse('invalid', 'identity.staff.code-wrong', {}, [
          { field: 'code', key: 'identity.staff.code-wrong' },
        ]);
      await setPassword(ctx.tx, account.id, hash, ctx.now);
      await endSessionsOf(ctx.tx, account.id);
      ctx.concerns({
        ...(account.personId === null ? {} : { personId: account.personId }),
        detail: { changedAccountId: account.id },
      });
      ctx.emit(passwordChanged, { accountId: account.id });
    });
  },
});
