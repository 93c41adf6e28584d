import type { CommandContext } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { findPerson } from '#population';
import { setPassword } from '../account-store.ts';
import { createAccount } from '../commands/create-account.ts';
import { deleteFactors } from '../factors/factor-store.ts';
import { deleteSessionsOf } from '../session-store.ts';
import type { EidAccount } from './eid-account-store.ts';

interface Opening {
  account: EidAccount;
  /** Null for accounts that others use. */
  passwordHash: string | undefined;
  /** It was active at this level before: the holder lost the way in. */
  again: boolean;
}

/**
 * The account that signs in for an e-ID account. A citizen's own is made, or raised to the level that is activated now,
 * with the new password; sessions opened before end, and after a loss the old second factors go too. A child's account is
 * used through the guardian's, an organisation's through its representative's; a foreigner outside the registry has none
 * yet. Run as the system.
 */
export async function openSignOnAccount(
  ctx: CommandContext,
  { account, passwordHash, again }: Opening,
): Promise<string | null> {
  const userId = account.guardianId ?? account.representativeId;
  if (userId !== null) return (await signOnOf(ctx.tx, userId))?.id ?? null;
  if (account.personId === null || passwordHash === undefined) return null;
  const before = await signOnOf(ctx.tx, account.personId);
  if (before?.state === 'locked') refuse('conflict', 'identity.account-locked');
  const id = before?.id ?? (await make(ctx, account, account.personId));
  await ctx.tx.run(
    sql`update identity.account set level = ${account.level} where id = ${id} and level is distinct from ${account.level}`,
  );
  await setPassword(ctx.tx, id, passwordHash, ctx.now);
  if (before !== undefined) await deleteSessionsOf(ctx.tx, id);
  if (again) await deleteFactors(ctx.tx, id);
  return id;
}

async function make(ctx: CommandContext, account: EidAccount, personId: string): Promise<string> {
  const person = (await findPerson(ctx.tx, personId)) ?? refuse('not-found', 'identity.unknown-person');
  const who = { kind: 'citizen', personId, loginName: person.personalNumber, displayName: person.fullName } as const;
  return (await createAccount(ctx.tx, { ...who, level: account.level }, ctx.now)).id;
}

function signOnOf(tx: Tx, personId: string): Promise<{ id: string; state: string } | undefined> {
  return tx.maybe(
    sql`select id, state from identity.account where person_id = ${personId} and kind = 'citizen' for update`,
  );
}
