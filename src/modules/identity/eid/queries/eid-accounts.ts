import Type from 'typebox';
import { citizen, officer, type QueryContext, query } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { type EidAccount, eidAccountsAround, findEidAccount } from '../eid-account-store.ts';
import { deviceOf } from '../eid-device-store.ts';
import { type EidEvent, eidEventsOf } from '../eid-history-store.ts';
import { eidAccountOfTyped } from '../find-holder.ts';
import { deskRoles } from '../police-duty.ts';
import { type NamedHolder, namedPerson } from './eid-requests.ts';

export interface EidAccountView {
  account: EidAccount;
  holder: NamedHolder;
  guardian: NamedHolder | null;
  representative: NamedHolder | null;
  device: { name: string; boundAt: Date } | null;
  events: EidEvent[];
}

async function viewOf(ctx: QueryContext, account: EidAccount): Promise<EidAccountView> {
  const personId = account.personId ?? account.representativeId;
  ctx.concerns({ ...(personId === null ? {} : { personId }), detail: { eidAccount: account.id } });
  const device = await inScope(ctx.tx, { kind: 'system' }, () => deviceOf(ctx.tx, account.id));
  return {
    account,
    holder: (await namedPerson(ctx, account.personId)) ?? {
      name: account.fullName ?? '',
      number: account.holderNumber ?? '',
    },
    guardian: await namedPerson(ctx, account.guardianId),
    representative: await namedPerson(ctx, account.representativeId),
    device: device === undefined ? null : { name: device.name, boundAt: device.boundAt },
    events: await eidEventsOf(ctx.tx, account.id),
  };
}

const looks = officer(...deskRoles, 'leader');

export const showEidAccount = query({
  name: 'identity.show-eid-account',
  summary: 'An e-ID account with its state, device and history.',
  allow: looks,
  personal: true,
  input: Type.Object({ eidAccountId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { eidAccountId }): Promise<EidAccountView> {
    return viewOf(ctx, (await findEidAccount(ctx.tx, eidAccountId)) ?? refuse('not-found', 'identity.eid.no-account'));
  },
});

/** The account of somebody at the desk. Who has none is told so: the number was typed from their card. */
export const findEid = query({
  name: 'identity.find-eid',
  summary: 'The e-ID account of a 12-digit number, passport or organisation code.',
  allow: looks,
  personal: true,
  input: Type.Object({ number: Type.String({ minLength: 1, maxLength: 40 }) }),
  async run(ctx, { number }): Promise<{ eidAccountId: string | null }> {
    const account = await eidAccountOfTyped(ctx.tx, number);
    const personId = account?.personId ?? account?.representativeId ?? null;
    ctx.concerns({ ...(personId === null ? {} : { personId }), detail: { found: account?.id ?? null } });
    return { eidAccountId: account?.id ?? null };
  },
});

/** One's own account and those one uses for a child or an organisation. */
export const myEid = query({
  name: 'identity.my-eid',
  summary: 'My e-ID account, and those that I use for others.',
  allow: citizen(),
  input: Type.Object({}),
  async run(ctx): Promise<{ accounts: EidAccount[] }> {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    return { accounts: await eidAccountsAround(ctx.tx, personId) };
  },
});
