import { accountNames } from '#identity';
import { notify } from '#notifications';
import type { CommandContext, Reaction } from '#platform/command';
import { formatDate } from '#platform/i18n';
import { delegationEnded, postDelegated } from '#territory';
import './watch-messages.ts';

async function tellDeputy(ctx: CommandContext, payload: Record<string, unknown>, template: string): Promise<void> {
  const { accountId, deputyId, delegationId, validFrom, validTo } = payload;
  const names = await accountNames(ctx.tx, [String(accountId)]);
  await notify(ctx, {
    to: { accountId: String(deputyId) },
    template,
    params: {
      name: names.get(String(accountId)) ?? '',
      ...(validFrom === undefined ? {} : { from: formatDate(String(validFrom)), until: formatDate(String(validTo)) }),
    },
    key: `${template}:${delegationId}`,
  });
}

/** Whoever is to stand in learns it, and learns when it is over: nobody finds other people's cases among theirs unasked. */
export const tellDeputies: readonly Reaction[] = [
  {
    on: postDelegated,
    name: 'cases.tell-deputy',
    run: (ctx, payload) => tellDeputy(ctx, payload, 'cases.watch.deputy'),
  },
  {
    on: delegationEnded,
    name: 'cases.tell-deputy-of-end',
    run: (ctx, payload) => tellDeputy(ctx, payload, 'cases.watch.deputy-end'),
  },
];
