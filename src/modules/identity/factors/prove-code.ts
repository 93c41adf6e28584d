import type { Tx } from '#platform/db';
import { takeRecoveryCode, takeStep, totpsOf } from './factor-store.ts';
import { foldCode } from './recovery-codes.ts';
import { unseal } from './seal.ts';
import { stepOfCode } from './totp.ts';

export interface CodeTry {
  accountId: string;
  code: string;
  factorKey: string;
  now: Date;
}

/** Checks a one-time code and uses its step up. @returns the factor it came from, or undefined. */
export async function proveCode(
  tx: Tx,
  attempt: CodeTry,
  which: 'confirmed' | 'waiting' = 'confirmed',
): Promise<string | undefined> {
  for (const app of await totpsOf(tx, attempt.accountId, which)) {
    const step = stepOfCode(unseal(app.secret, attempt.factorKey), attempt.code, attempt.now);
    if (step !== undefined && (await takeStep(tx, app.id, step, attempt.now))) return app.id;
  }
  return undefined;
}

/** Checks a recovery code and uses it up. */
export function proveRecoveryCode(tx: Tx, attempt: CodeTry): Promise<boolean> {
  return takeRecoveryCode(tx, attempt.accountId, foldCode(attempt.code), attempt.now);
}
