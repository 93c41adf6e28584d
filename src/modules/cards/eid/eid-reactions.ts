import { eidActivated, eidCodeWanted, findEidAccount } from '#identity';
import type { CommandContext, Reaction } from '#platform/command';
import { sendCode, tellHolder } from './tell-holder.ts';

const accountOf = (ctx: CommandContext, payload: Record<string, unknown>) =>
  findEidAccount(ctx.tx, String(payload['eidAccountId']));

/** Somebody asked for another code on the activation page. */
export const sendWantedCode: Reaction = {
  on: eidCodeWanted,
  name: 'cards.send-wanted-code',
  async run(ctx, payload) {
    const account = await accountOf(ctx, payload);
    // Locked or ended since it was asked for: nothing is sent.
    if (account?.state === 'approved' || account?.state === 'active') await sendCode(ctx, account, 'eid-code');
  },
};

/** Whoever did not activate it themselves learns of it at once. */
export const tellActivation: Reaction = {
  on: eidActivated,
  name: 'cards.tell-activation',
  async run(ctx, payload) {
    const account = await accountOf(ctx, payload);
    if (account !== undefined)
      await tellHolder(ctx, account, {
        template: 'eid-activated',
        params: { level: account.level },
        key: `eid-activated/${account.id}/${ctx.now.getTime()}`,
      });
  },
};
