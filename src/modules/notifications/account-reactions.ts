import { findAccount } from '#identity';
import type { CommandContext, Reaction } from '#platform/command';
import { notify } from './notify.ts';

/** What happened to somebody's account, and the words that tell them. */
const told = {
  'identity.factor-added.v1': 'factor-added',
  'identity.factors-reset.v1': 'factors-reset',
  'identity.password-changed.v1': 'password-changed',
  'identity.approval-asked.v1': 'approval-asked',
} as const;

async function tellOwner(ctx: CommandContext, payload: Record<string, unknown>, what: string): Promise<void> {
  const accountId = String(payload['accountId']);
  const account = await findAccount(ctx.tx, accountId);
  if (account === undefined) return;
  // A citizen has addresses in the registry; an officer reads it in the portal.
  const to = account.kind === 'citizen' && account.personId !== null ? { personId: account.personId } : { accountId };
  const about = String(payload['approvalId'] ?? ctx.now.getTime());
  const key = `notifications/${what}/${accountId}/${about}`;
  await notify(ctx, { to, template: `notifications.account.${what}`, urgent: true, key });
}

/** Whoever did not do it themselves learns of it at once. */
export const accountReactions: readonly Reaction[] = Object.entries(told).map(([on, what]) => ({
  on,
  name: `notifications.tell-${what}`,
  run: (ctx, payload) => tellOwner(ctx, payload, what),
}));
