import { createHmac } from 'node:crypto';
import { type Actor, anonymousActor, type Concern, writeAudit } from '#platform/command';
import type { Tx } from '#platform/db';
import { type Account, findAccountByLogin, findPasswordHash, foldLogin, renewPassword } from '../account-store.ts';
import { type Attempts, lockAttempts, type Pair, recentFailures, saveFailure, saveSuccess } from '../attempt-store.ts';
import {
  accountFailureLimit,
  forgetAfterMs,
  knownSourceMs,
  sourceFailureLimit,
  waitAfter,
  windowMs,
} from '../domain/attempt-limits.ts';
import { networkSource } from '../domain/network-source.ts';
import { hashPassword, isPassword, needsNewHash } from '../password.ts';
import type { SignOnContext } from './sign-on-context.ts';

export interface PasswordAttempt {
  loginName: string;
  password: string;
  /** Network address that the attempt comes from. */
  source: string;
}

export type PasswordAnswer =
  | { kind: 'right'; account: Account }
  /** Wrong name or wrong password: one answer for both. */
  | { kind: 'wrong' }
  /** The password is right and an administrator has locked the account. */
  | { kind: 'locked' }
  /** Too many failures: not even looked at. */
  | { kind: 'wait'; waitMs: number };

/**
 * Checks a name and a password. Attempts are counted before the password is looked at, so that many at once do not slip
 * through; a right one clears the count. Writes the audit row of the failure; the sign-in's own row comes with the session.
 */
export async function checkPassword(context: SignOnContext, attempt: PasswordAttempt): Promise<PasswordAnswer> {
  const { database } = context.runtime;
  const now = context.clock.now();
  const pair = pairOf(context.secrets.attemptKey, attempt);
  const before = await database.transaction({ kind: 'system' }, async (tx) => {
    const waitMs = await countAttempt(tx, pair, now);
    if (waitMs > 0) return { waitMs };
    const account = await findAccountByLogin(tx, attempt.loginName);
    return { waitMs, account, hash: account && (await findPasswordHash(tx, account.id)) };
  });
  if (before.waitMs > 0) return { kind: 'wait', waitMs: before.waitMs };

  const { account, hash } = before;
  const fits = await isPassword(attempt.password, hash);
  const right = fits && account !== undefined && (!account.demo || context.demo);
  // Method or cost changed since it was set: made anew while the password is known.
  const renewed = right && hash !== undefined && needsNewHash(hash) ? await hashPassword(attempt.password) : undefined;
  return database.transaction({ kind: 'system' }, async (tx) => {
    if (right && account.state === 'active') {
      await saveSuccess(tx, pair, now);
      if (renewed !== undefined && hash !== undefined) await renewPassword(tx, account.id, { from: hash, to: renewed });
      return { kind: 'right', account };
    }
    await auditFailure(tx, context, { account, reason: right ? 'locked' : 'wrong-password' });
    return { kind: right ? 'locked' : 'wrong' };
  });
}

/** Who tries whose account, as keyed hashes. */
export function pairOf(key: string, attempt: { loginName: string; source: string }): Pair {
  const keyed = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    login: keyed(`login|${foldLogin(attempt.loginName)}`),
    source: keyed(`source|${networkSource(attempt.source)}`),
  };
}

/** A right answer clears the count. */
export const forgetAttempts = saveSuccess;

/** Counts one more attempt of this pair. @returns how long it must wait first, or 0 when it may go on. */
export async function countAttempt(tx: Tx, pair: Pair, now: Date): Promise<number> {
  const attempts = await lockAttempts(tx, pair, now);
  const waitMs = (attempts.blockedUntil?.getTime() ?? 0) - now.getTime();
  if (waitMs > 0) return waitMs;
  if (!isKnown(attempts, now)) {
    const { ofSource, ofAccount } = await recentFailures(tx, pair, now);
    if (ofSource >= sourceFailureLimit || ofAccount >= accountFailureLimit) return windowMs;
  }
  const forgotten = attempts.failedAt === null || now.getTime() - attempts.failedAt.getTime() > forgetAfterMs;
  const failures = forgotten ? 1 : attempts.failures + 1;
  const wait = waitAfter(failures);
  await saveFailure(tx, pair, { failures, now, blockedUntil: wait === 0 ? null : new Date(now.getTime() + wait) });
  return 0;
}

const isKnown = (attempts: Attempts, now: Date): boolean =>
  attempts.succeededAt !== null && now.getTime() - attempts.succeededAt.getTime() < knownSourceMs;

/** One audit row for a sign-in that did not happen; the person can read it among the accesses to their data. */
async function auditFailure(
  tx: Tx,
  context: SignOnContext,
  what: { account: Account | undefined; reason: string },
): Promise<void> {
  const { account, reason } = what;
  const concern: Concern = { detail: { reason, ...(account === undefined ? {} : { account: account.id }) } };
  if (account?.personId) concern.personId = account.personId;
  const actor: Actor = anonymousActor;
  await writeAudit(tx, 'identity.sign-in-failed', { actor, now: context.runtime.clock.now(), concerns: [concern] });
}
