import Type from 'typebox';
import { anyone, type CommandContext, command } from '#platform/command';
import { inScope } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { mostCodesADay, newCodeWaitMs } from '../domain/activation-code.ts';
import { codesLately } from '../eid-code-store.ts';
import { eidAccountOfTyped } from '../find-holder.ts';

export const eidCodeWanted = 'identity.eid-code-wanted.v1';

/**
 * Asks for another activation code, by message to the address that was given at the desk. Within the days of the decree
 * for activating, at most one in five minutes and five a day; afterwards the office gives one. The answer is the same for
 * every number, so that nobody learns who has an account.
 */
export const askNewActivationCode = command({
  name: 'identity.ask-new-activation-code',
  summary: 'Sends another activation code to the holder of an e-ID account that waits for its activation.',
  allow: anyone,
  input: Type.Object({ number: Type.String({ maxLength: 40 }) }),
  emits: [eidCodeWanted],
  legalBasis: '59/2022/NĐ-CP; 69/2024/NĐ-CP',
  async run(ctx, { number }) {
    const eidAccountId = await inScope(ctx.tx, { kind: 'system' }, () => waitingAccount(ctx, number));
    if (eidAccountId !== undefined) ctx.emit(eidCodeWanted, { eidAccountId });
    return { asked: true };
  },
});

async function waitingAccount(ctx: CommandContext, number: string): Promise<string | undefined> {
  const account = await eidAccountOfTyped(ctx.tx, number);
  if (account === undefined || account.state === 'locked' || account.origin === 'simulated') return undefined;
  if (account.activeLevel === account.level || account.activateBy < vietnamDate(ctx.now)) return undefined;
  const { last, aDay } = await codesLately(ctx.tx, account.id, ctx.now);
  if (aDay >= mostCodesADay) return undefined;
  if (last !== null && ctx.now.getTime() - last.getTime() < newCodeWaitMs) return undefined;
  ctx.concerns({
    ...(account.personId === null ? {} : { personId: account.personId }),
    detail: { eidAccount: account.id, step: 'new-code' },
  });
  return account.id;
}
