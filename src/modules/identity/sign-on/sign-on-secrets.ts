import { generateKeyPair, type JsonWebKey, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { type Database, sql, type Tx } from '#platform/db';
import { newSecret } from '#platform/ids';

export interface SignOnSecrets {
  /** Private signing keys of the provider, newest first (ES256: the portal and partners of high security). */
  jwks: { keys: JsonWebKey[] };
  /** Keys that sign cookies, newest first. */
  cookieKeys: string[];
  /** Secret of the portal as a client of the provider. */
  webClientSecret: string;
  /** Key under which names and addresses of failed sign-ins are hashed. */
  attemptKey: string;
  /** Key that seals the seeds of one-time codes. */
  factorKey: string;
  /** RSA keys of the provider for clients of plain OpenID Connect, newest first (RS256). */
  rsaKeys: { keys: JsonWebKey[] };
  /** Makes the numbers that DPoP proofs must quote; the same on every server. */
  proofNonceKey: string;
}

const makers: { [K in keyof SignOnSecrets]: () => Promise<SignOnSecrets[K]> } = {
  jwks: async () => {
    const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
    return { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' }] };
  },
  cookieKeys: async () => [newSecret()],
  webClientSecret: async () => newSecret(),
  attemptKey: async () => newSecret(),
  factorKey: async () => newSecret(),
  rsaKeys: async () => {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    return { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig' }] };
  },
  proofNonceKey: async () => newSecret(),
};

/** One of the installation's secrets. Ask as the system; the first process that needs it makes it. */
export async function signOnSecret<K extends keyof SignOnSecrets>(tx: Tx, name: K): Promise<SignOnSecrets[K]> {
  const stored = () =>
    tx.maybe<{ value: SignOnSecrets[K] }>(sql`select value from identity.sign_on_secret where name = ${name}`);
  const known = await stored();
  if (known !== undefined) return known.value;
  const made = JSON.stringify(await makers[name]());
  await tx.run(sql`insert into identity.sign_on_secret (name, value) values (${name}, ${made}) on conflict do nothing`);
  return ((await stored()) as { value: SignOnSecrets[K] }).value;
}

/** Reads the installation's keys; the first process that needs one makes it, the others read what it made. */
export async function readSignOnSecrets(database: Database): Promise<SignOnSecrets> {
  return database.transaction({ kind: 'system' }, async (tx) => {
    const found = new Map<string, unknown>();
    for (const name of Object.keys(makers) as (keyof SignOnSecrets)[]) found.set(name, await signOnSecret(tx, name));
    return Object.fromEntries(found) as unknown as SignOnSecrets;
  });
}
