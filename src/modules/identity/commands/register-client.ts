import Type from 'typebox';
import { command, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newSpokenCode } from '#platform/ids';
import { findAccount } from '../account-store.ts';
import { insertClient, revokeClientRow, selectClients } from '../client-store.ts';

/**
 * An administrator lets a program call the API as a staff account made for it (a service account: what it may do comes
 * with the posts that are appointed to it, like an officer's). The secret is made by whoever will use it, 32 random bytes
 * as base64url, and only its SHA-256 is told here: so it stands in no answer, no log and no store of ours.
 */
export const registerClient = command({
  name: 'identity.register-client',
  summary: 'Registers a program that calls the API by itself, as a staff account.',
  allow: officer('administrator'),
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    accountId: Type.String({ format: 'uuid' }),
    /** SHA-256 of the secret, as 64 hexadecimal digits. */
    secretHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
  emits: ['identity.client-registered.v1'],
  async run(ctx, { name, accountId, secretHash }): Promise<{ clientId: string }> {
    const account = (await findAccount(ctx.tx, accountId)) ?? refuse('not-found', 'identity.unknown-account');
    if (account.kind !== 'staff') refuse('invalid', 'identity.client-needs-staff-account');
    const clientId = `app-${newSpokenCode(12).toLowerCase()}`;
    await insertClient(ctx.tx, {
      id: clientId,
      name: name.trim(),
      accountId,
      secretHash: Buffer.from(secretHash, 'hex'),
      createdAt: ctx.now,
      createdBy: ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed'),
      revokedAt: null,
    });
    ctx.concerns({ detail: { clientId, accountId } });
    ctx.emit('identity.client-registered.v1', { clientId, accountId });
    return { clientId };
  },
});

/** Ends a program's access; its tokens are worth nothing from the next call on, on every server. */
export const revokeClient = command({
  name: 'identity.revoke-client',
  summary: 'Ends the access of a program; its tokens end at once.',
  allow: officer('administrator'),
  input: Type.Object({ clientId: Type.String({ maxLength: 60 }) }),
  emits: ['identity.client-revoked.v1'],
  async run(ctx, { clientId }): Promise<void> {
    if (!(await revokeClientRow(ctx.tx, clientId, ctx.now))) refuse('not-found', 'identity.unknown-client');
    ctx.concerns({ detail: { clientId } });
    ctx.emit('identity.client-revoked.v1', { clientId });
  },
});

export const listClients = query({
  name: 'identity.list-clients',
  summary: 'The programs that may call the API, also those whose access has ended.',
  allow: officer('administrator'),
  input: Type.Object({}),
  run: async (ctx) => ({ clients: await selectClients(ctx.tx) }),
});
