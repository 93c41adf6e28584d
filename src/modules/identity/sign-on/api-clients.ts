import { createHash, timingSafeEqual } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Database } from '#platform/db';
import { findOpenClient } from '../client-store.ts';
import { findOpenPartner } from '../partners/partner-store.ts';
import { alone } from './alone.ts';
import { apiScope } from './bearer.ts';
import { partnerMetadata, partnerPrefix } from './partner-metadata.ts';
import { webClientId } from './sign-on-context.ts';

/** Registered programs and partners as the provider knows clients. Read anew each time, so that an ended access ends everywhere. */
export function clientAdapter(database: Database): Adapter {
  const never = () =>
    Promise.reject(new Error('clients are registered by identity.register-client and identity.register-partner'));
  return {
    async find(id): Promise<AdapterPayload | undefined> {
      if (id.startsWith(partnerPrefix)) {
        const partner = await alone(database, (tx) => findOpenPartner(tx, id));
        return partner && partnerMetadata(partner);
      }
      const client = await alone(database, (tx) => findOpenClient(tx, id));
      if (client === undefined) return undefined;
      return {
        client_id: client.id,
        client_name: client.name,
        client_secret: client.secretHash.toString('hex'),
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        token_endpoint_auth_method: 'client_secret_basic',
        scope: apiScope,
      } as AdapterPayload;
    },
    upsert: never,
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    consume: never,
    destroy: never,
    revokeByGrantId: never,
  };
}

interface ComparesSecrets {
  clientId: string;
  clientSecret?: string;
  compareClientSecret(given: string): boolean | Promise<boolean>;
}

/** What the provider holds of a registered program's secret is its hash: the secret given is compared by its own. */
export function compareSecretsByHash(provider: Provider): void {
  const prototype = (provider.Client as unknown as { prototype: ComparesSecrets }).prototype;
  const compare = prototype.compareClientSecret;
  prototype.compareClientSecret = function compareClientSecret(this: ComparesSecrets, given) {
    if (this.clientId === webClientId) return compare.call(this, given);
    const known = Buffer.from(this.clientSecret ?? '', 'hex');
    const hash = createHash('sha256').update(given).digest();
    return known.length === hash.length && timingSafeEqual(known, hash);
  };
}
