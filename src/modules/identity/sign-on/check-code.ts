import { anonymousActor, writeAudit } from '#platform/command';
import type { Account } from '../account-store.ts';
import { factorsOf } from '../factors/factor-store.ts';
import { proveCode, proveRecoveryCode } from '../factors/prove-code.ts';
import { countAttempt, forgetAttempts, pairOf } from './check-password.ts';
import type { SignOnContext } from './sign-on-context.ts';

export interface CodeAttempt {
  kind: 'code' | 'recovery' | 'first-code';
  code: string;
  /** Network address that the attempt comes from. */
  source: string;
}

export type CodeAnswer = { kind: 'right' } | { kind: 'wrong-code' } | { kind: 'wait'; waitMs: number };

/**
 * Checks a one-time or recovery code of an account whose password was right. Guesses are counted like those of passwords,
 * apart from them; a right code is used up, and of several who bring it at once one is let in.
 */
export async function checkCode(context: SignOnContext, account: Account, attempt: CodeAttempt): Promise<CodeAnswer> {
  const now = context.clock.now();
  const { attemptKey, factorKey } = context.secrets;
  const pair = pairOf(attemptKey, { loginName: `second|${account.id}`, source: attempt.source });
  const { database } = context.runtime;
  // Counted first, in a transaction of its own: many at once do not slip through.
  const waitMs = await database.transaction({ kind: 'system' }, (tx) => countAttempt(tx, pair, now));
  if (waitMs > 0) return { kind: 'wait', waitMs };
  return database.transaction({ kind: 'system' }, async (tx) => {
    const given = { accountId: account.id, code: attempt.code, factorKey, now };
    const right =
      attempt.kind === 'recovery'
        ? await proveRecoveryCode(tx, given)
        : attempt.kind === 'code' || (await factorsOf(tx, account.id)).length > 0
          ? (await proveCode(tx, given)) !== undefined
          : (await proveCode(tx, given, 'waiting')) !== undefined;
    if (right) {
      await forgetAttempts(tx, pair, now);
      return { kind: 'right' };
    }
    const concern = account.personId === null ? {} : { personId: account.personId };
    const detail = { reason: `wrong-${attempt.kind}`, account: account.id };
    const at = context.runtime.clock.now();
    await writeAudit(tx, 'identity.sign-in-failed', {
      actor: anonymousActor,
      now: at,
      concerns: [{ ...concern, detail }],
    });
    return { kind: 'wrong-code' };
  });
}
