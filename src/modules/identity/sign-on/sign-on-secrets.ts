import { generateKeyPair, type JsonWebKey, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { type Database, sql, type Tx } from '#platform/db';
import { newSecret } from '#platform/ids';

export interface SignOnSecrets {
  /** Private signing keys of the provider, newest first (ES256). */
  jwks: { keys: JsonWebKey[] };
  /** Keys that sign cookies, newest first. */
  cookieKeys: string[];
  /** Secret of the portal as a client of the provider. */
  webClientSecret: string;
  /** Key under which names and addresses of failed sign-ins are hashed. */
  attemptKey: string;
}

const makers: { [K in keyof SignOnSecrets]: () => Promise<SignOnSecrets[K]> } = {
  jwks: async () => {
    const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
    return { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' }] };
  },
  cookieKeys: async () => [newSecret()],
  webClientSecret: async () => newSecret(),
  attemptKey: async () => newSecret(),
};

/** Reads the installation's keys; the first process that needs one makes it, the others read what it made. */
export async function readSignOnSecrets(database: Database): Promise<SignOnSecrets> {
  const read = async <K extends keyof SignOnSecrets>(tx: Tx, name: K): Promise<[K, SignOnSecrets[K]]> => {
    const value = JSON.stringify(await makers[name]());
    await tx.run(
      sql`insert into identity.sign_on_secret (name, value) values (${name}, ${value}) on conflict do nothing`,
    );
    const row = await tx.one<{ value: SignOnSecrets[K] }>(
      sql`select value from identity.sign_on_secret where name = ${name}`,
    );
    return [name, row.value];
  };
  return database.transaction({ kind: 'system' }, async (tx) => {
    const found = new Map<string, unknown>();
    for (const name of Object.keys(makers) as (keyof SignOnSecrets)[]) {
      const [key, value] = await read(tx, name);
      found.set(key, value);
    }
    return Object.fromEntries(found) as unknown as SignOnSecrets;
  });
}
