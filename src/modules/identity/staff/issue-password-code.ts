import type { QueryContext } from '#platform/command';
import { inScope } from '#platform/db';
import { newId, newSpokenCode } from '#platform/ids';
import { replacePasswordCode } from './password-code-store.ts';

/** 17 of 27 letters are 80 bits. */
const codeLength = 17;

/** Long enough to travel to a mountain commune in a closed envelope. */
const codeHours = 72;

export interface PasswordCode {
  /** Shown once; only its hash stays here. */
  code: string;
  expiresAt: Date;
}

/** Makes the code with which an officer sets a password; the one before it is dead. */
export async function issuePasswordCode(
  ctx: Pick<QueryContext, 'tx' | 'now'> & { actor: { accountId: string | null } },
  accountId: string,
): Promise<PasswordCode> {
  const code = newSpokenCode(codeLength);
  // Real time: codes live by it, also when the system runs as of a past date.
  const madeAt = new Date();
  const expiresAt = new Date(madeAt.getTime() + codeHours * 3_600_000);
  await inScope(ctx.tx, { kind: 'system' }, () =>
    replacePasswordCode(ctx.tx, { id: newId(), accountId, code, madeBy: ctx.actor.accountId, madeAt, expiresAt }),
  );
  return { code, expiresAt };
}
