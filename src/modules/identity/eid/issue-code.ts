import type { QueryContext } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { hashActivationCode, newActivationCode } from './domain/activation-code.ts';
import { eidRegimeAt } from './domain/eid-rules.ts';
import { findEidAccount } from './eid-account-store.ts';
import { replaceCode } from './eid-code-store.ts';

const dayMs = 86_400_000;

/**
 * Makes the one-time code with which an account is activated (or opened again on another device); the code before it is
 * dead. Only its hash stays here: give it to the holder and to nobody else.
 * @throws Refusal when the account is locked or ended.
 */
export async function issueActivationCode(
  ctx: Pick<QueryContext, 'tx' | 'now'>,
  wanted: { eidAccountId: string; onPaper: boolean },
): Promise<{ code: string; expiresAt: Date }> {
  const account = await findEidAccount(ctx.tx, wanted.eidAccountId);
  if (account === undefined) return refuse('not-found', 'identity.eid.no-account');
  if (account.state === 'locked' || account.state === 'revoked') refuse('conflict', 'identity.eid.act-not-possible');
  const code = newActivationCode();
  const codeHash = await hashActivationCode(code);
  const { activateDays } = eidRegimeAt(vietnamDate(ctx.now));
  const expiresAt = new Date(ctx.now.getTime() + activateDays * dayMs);
  await inScope(ctx.tx, { kind: 'system' }, () =>
    replaceCode(ctx.tx, { ...wanted, id: newId(ctx.now.getTime()), codeHash, issuedAt: ctx.now, expiresAt }),
  );
  return { code, expiresAt };
}
