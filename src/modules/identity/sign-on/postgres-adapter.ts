import { type Adapter, type AdapterFactory, errors } from 'oidc-provider';
import type { Database, Tx } from '#platform/db';
import { alone } from './alone.ts';
import { clientAdapter } from './api-clients.ts';
import {
  consumePayload,
  deleteByGrant,
  deletePayload,
  findPayload,
  findPayloadByUid,
  findPayloadByUserCode,
  rememberOnce,
  revokeGrantOf,
  savePayload,
} from './payload-store.ts';

/** The provider's storage in PostgreSQL, one adapter per model; every server process sees the same. */
export function postgresAdapter(database: Database): AdapterFactory {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => alone(database, work);

  const payloads = (model: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      const expiresAt = expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000);
      if (model !== 'ReplayDetection') return run((tx) => savePayload(tx, { model, id }, { payload, expiresAt }));
      // The library looks first and writes then; two at once would both find nothing. Here the row decides.
      const first = await run((tx) => rememberOnce(tx, { model, id }, { payload, expiresAt, now: new Date() }));
      if (!first) throw new errors.InvalidGrant('proof was used before');
    },
    find: (id) => run((tx) => findPayload(tx, { model, id })),
    findByUid: (uid) => run((tx) => findPayloadByUid(tx, uid)),
    findByUserCode: (userCode) => run((tx) => findPayloadByUserCode(tx, userCode)),
    consume: async (id) => {
      const first = await run((tx) => consumePayload(tx, { model, id }, new Date()));
      if (first) return;
      await run((tx) => revokeGrantOf(tx, { model, id }));
      throw model === 'PushedAuthorizationRequest'
        ? new errors.InvalidRequestUri('request_uri was already used')
        : new errors.InvalidGrant('already consumed');
    },
    destroy: (id) => run((tx) => deletePayload(tx, { model, id })),
    revokeByGrantId: (grantId) => run((tx) => deleteByGrant(tx, model, grantId)),
  });
  return (model) => (model === 'Client' ? clientAdapter(database) : payloads(model));
}
