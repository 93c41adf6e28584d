import Type from 'typebox';
import { notify } from '#notifications';
import { atLevel, citizen, command, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { foldName, registryFieldsOf } from '#population';
import { banks, isBankCode } from './banks.ts';
import { currentPayoutAccount, replacePayoutAccount } from './payout-account-store.ts';

/** The last four characters: enough to recognise one's own account, too little to use it. */
const masked = (number: string): string => `•••• ${number.slice(-4)}`;

/** One's own account for benefits, its number masked, and the banks to choose from. */
export const myPayoutAccount = query({
  name: 'payments.my-payout-account',
  summary: 'The account that one’s own benefits are paid to, its number masked.',
  allow: citizen(1),
  input: Type.Object({}),
  async run(ctx) {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    const account = await currentPayoutAccount(ctx.tx, personId);
    const { fullName } = await registryFieldsOf(ctx, personId);
    return {
      banks,
      holder: fullName ?? '',
      account: account && {
        bankCode: account.bankCode,
        number: masked(account.number),
        holder: account.holder,
        since: account.since,
      },
    };
  },
});

/**
 * Says where one's benefits are to be paid. Whoever could change it could take another's money, so it needs an account of
 * level 2 and an authentication of level 2 (Decree 69/2024/NĐ-CP), and the account must bear the person's own name.
 */
export const setPayoutAccount = command({
  name: 'payments.set-payout-account',
  summary: 'Sets the account that one’s own benefits are paid to.',
  allow: atLevel(citizen(1), { account: 2, authentication: 2 }),
  input: Type.Object({
    bankCode: Type.String({ maxLength: 20 }),
    number: Type.String({ maxLength: 40 }),
    holder: Type.String({ maxLength: 120 }),
  }),
  emits: ['payments.payout-account-changed.v1'],
  legalBasis: '20/2021/NĐ-CP; 69/2024/NĐ-CP',
  async run(ctx, input): Promise<{ number: string }> {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    const number = input.number.replace(/[\s.-]/g, '').toUpperCase();
    const holder = input.holder.trim();
    if (!isBankCode(input.bankCode)) refuseField('bankCode', 'payments.payout-bank');
    if (!/^[0-9A-Z]{6,20}$/.test(number)) refuseField('number', 'payments.payout-number');
    const { fullName = '' } = await registryFieldsOf(ctx, personId);
    // Banks write names in capitals without marks; the registry with them.
    if (foldName(holder) !== foldName(fullName)) refuseField('holder', 'payments.payout-holder');
    const id = newId(ctx.now.getTime());
    const authenticationLevel = ctx.actor.authenticationLevel ?? 2;
    const account = { id, personId, bankCode: input.bankCode, number, holder, since: ctx.now, authenticationLevel };
    await replacePayoutAccount(ctx.tx, account);
    ctx.concerns({ personId, detail: { payoutAccount: id, bank: input.bankCode, authenticationLevel } });
    const told = { bank: input.bankCode, number: masked(number) };
    const key = `payments/payout-account/${id}`;
    await notify(ctx, {
      to: { personId },
      template: 'payments.notify.payout-changed',
      params: told,
      urgent: true,
      key,
    });
    ctx.emit('payments.payout-account-changed.v1', { payoutAccountId: id, personId });
    return { number: masked(number) };
  },
});

function refuseField(field: string, key: string): never {
  return refuse('invalid', key, {}, [{ field, key }]);
}
