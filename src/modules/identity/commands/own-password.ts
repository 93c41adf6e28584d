import Type from 'typebox';
import { anyone, atLevel, type CommandContext, command, signedIn } from '#platform/command';
import { inScope, type Tx } from '#platform/db';
import { type Account, findAccountByLogin, findPasswordHash, setPassword } from '../account-store.ts';
import { endSessionsOf } from '../end-sessions.ts';
import { onOwnAccount } from '../factors/own-account.ts';
import { refuseWeakPassword } from '../factors/password-rules.ts';
import { proveRecoveryCode } from '../factors/prove-code.ts';
import { hashPassword, isPassword } from '../password.ts';
import { countAttempt, forgetAttempts, pairOf } from '../sign-on/check-password.ts';
import { signOnSecret } from '../sign-on/sign-on-secrets.ts';

export const passwordChanged = 'identity.password-changed.v1';

/** A wrong answer is told, not refused: a refusal would take back the count of tries with the transaction. */
export type PasswordOutcome = { outcome: 'changed' } | { outcome: 'wrong' } | { outcome: 'wait'; waitMs: number };

const Password = Type.String({ maxLength: 2000 });

/**
 * Sets another password on one's own account (ASVS 6.2.3: with the one that was). Asked for after two factors only; every
 * other session of the account ends, and its owner is told.
 */
export const changeOwnPassword = command({
  name: 'identity.change-own-password',
  summary: 'Changes one’s own password; all other sessions end.',
  allow: atLevel(signedIn, { authentication: 2 }),
  pagesOnly: true, // the page knows which session stays
  input: Type.Object({ current: Password, password: Password, sessionToken: Type.String({ maxLength: 100 }) }),
  emits: [passwordChanged],
  run: (ctx, input): Promise<PasswordOutcome> =>
    onOwnAccount(ctx, async (tx, account) => {
      refuseWeakPassword(input.password);
      const tries = await triesOf(tx, `password|${account.id}`);
      const waitMs = await countAttempt(tx, tries, new Date());
      if (waitMs > 0) return { outcome: 'wait', waitMs };
      if (!(await isPassword(input.current, await findPasswordHash(tx, account.id)))) return { outcome: 'wrong' };
      await forgetAttempts(tx, tries, new Date());
      await change(ctx, tx, { account, password: input.password, keep: input.sessionToken });
      return { outcome: 'changed' };
    }),
});

/**
 * The way back for whoever forgot the password and has the printed recovery codes: one of them, used up, sets a new
 * password. It says nothing of which accounts exist, and opens no session: signing in comes next, with the factors that
 * are there.
 */
export const recoverPassword = command({
  name: 'identity.recover-password',
  summary: 'Sets a new password with a printed recovery code.',
  allow: anyone,
  pagesOnly: true, // the page says where the try comes from
  input: Type.Object({
    loginName: Type.String({ maxLength: 60 }),
    code: Type.String({ maxLength: 60 }),
    password: Password,
    source: Type.String({ maxLength: 100 }),
  }),
  emits: [passwordChanged],
  async run(ctx, input): Promise<PasswordOutcome> {
    refuseWeakPassword(input.password);
    return inScope(ctx.tx, { kind: 'system' }, async () => {
      const tries = await triesOf(ctx.tx, `recover|${input.loginName}`, input.source);
      const now = new Date();
      const waitMs = await countAttempt(ctx.tx, tries, now);
      if (waitMs > 0) return { outcome: 'wait', waitMs };
      const account = await findAccountByLogin(ctx.tx, input.loginName);
      const factorKey = await signOnSecret(ctx.tx, 'factorKey');
      const given = { accountId: account?.id ?? '', code: input.code, factorKey, now };
      const right =
        account !== undefined &&
        account.state === 'active' &&
        !account.demo &&
        (await proveRecoveryCode(ctx.tx, given));
      if (!right) {
        // As long as a right one takes, so that the time tells nobody which accounts exist.
        await hashPassword(input.password);
        return { outcome: 'wrong' };
      }
      await forgetAttempts(ctx.tx, tries, now);
      await change(ctx, ctx.tx, { account, password: input.password });
      return { outcome: 'changed' };
    });
  },
});

const triesOf = async (tx: Tx, loginName: string, source = '0.0.0.0') =>
  pairOf(await signOnSecret(tx, 'attemptKey'), { loginName, source });

async function change(
  ctx: CommandContext,
  tx: Tx,
  { account, password, keep }: { account: Account; password: string; keep?: string },
): Promise<void> {
  await setPassword(tx, account.id, await hashPassword(password), ctx.now);
  await endSessionsOf(tx, account.id, keep);
  const person = account.personId === null ? {} : { personId: account.personId };
  ctx.concerns({ ...person, detail: { changedAccountId: account.id } });
  ctx.emit(passwordChanged, { accountId: account.id });
}
