import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { identityModule } from '../index.ts';
import { testRuntime } from '../testing/sign-on-server.ts';
import { signInAs } from '../testing.ts';
import { postgresAdapter } from './postgres-adapter.ts';
import { readSignOnSecrets } from './sign-on-secrets.ts';
import { sweep } from './sweep.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
  { module: 'identity', folder: identityModule.sqlFolder },
]);

it('removes what has expired and leaves the rest, on two servers at once', async () => {
  const codes = postgresAdapter(database)('AuthorizationCode');
  for (let n = 0; n < 50; n += 1) await codes.upsert(`old-${n}`, { kind: 'AuthorizationCode' }, -1);
  await codes.upsert('young', { kind: 'AuthorizationCode' }, 60);
  await codes.upsert('endless', { kind: 'AuthorizationCode' });
  const who = { kind: 'citizen', loginName: '967090000001' } as const;
  await signInAs(database, who);
  const secrets = await readSignOnSecrets(database);
  const at = (now: Date) =>
    sweep({ runtime: testRuntime(database), clock: { now: () => now }, secrets, publicUrl: '', demo: false });
  const left = () =>
    database.read({ kind: 'system' }, (tx) =>
      tx.one(
        sql`select (select count(*) from identity.oidc_payload) as payloads, (select count(*) from identity.web_session) as sessions`,
      ),
    );
  await Promise.all([at(new Date()), at(new Date())]);
  assert.deepEqual(await left(), { payloads: 2, sessions: 1 });
  assert.equal((await codes.find('young'))?.jti, 'young');
  await at(new Date(Date.now() + 31 * 60_000));
  assert.deepEqual(await left(), { payloads: 1, sessions: 0 });
});

it('gives the same keys to servers that start at the same moment', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => readSignOnSecrets(database)));
  for (const secrets of all) assert.deepEqual(secrets, all[0]);
});
