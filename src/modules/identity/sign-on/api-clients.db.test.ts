import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { identityModule, listClients, lockAccountCommand, registerClient, revokeClient } from '#identity';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId, newSecret } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { populationModule } from '#population';
import { applyProvincePack, appointPost, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { startSignOnServer, testRuntime } from '../testing/sign-on-server.ts';
import { anAccount, anAdministrator } from '../testing.ts';

const sources = [territoryModule, populationModule, identityModule];
const { database } = await withTestDatabase(sources.map((m) => ({ module: m.name, folder: m.sqlFolder })));
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = testRuntime(database);
const server = await startSignOnServer({ runtime, demo: false });
after(() => server.close());

const administrator = await anAdministrator(database, { loginName: 'quan.tri', agencyCode: 'H99', sees: 'province' });
const today = vietnamDate(new Date());

async function serviceAccount(loginName: string) {
  const account = await anAccount(database, { kind: 'staff', loginName });
  const post = await database.transaction({ kind: 'system' }, (tx) =>
    appointPost(tx, {
      accountId: account.id,
      agencyCode: 'H99.101',
      role: 'specialist',
      sees: 'own-agency',
      title: { vi: 'Hệ thống', en: 'System' },
      validFrom: today,
      validTo: null,
    }),
  );
  return { account, post };
}

async function register(accountId: string, name = 'Phần mềm chuyên ngành') {
  const secret = newSecret();
  const secretHash = createHash('sha256').update(secret).digest('hex');
  const input = { name, accountId, secretHash };
  const { clientId } = await execute(runtime, registerClient, { actor: administrator, input, key: newId() });
  return { clientId, secret };
}

async function tokenFor(client: { clientId: string; secret: string }, scope = 'api') {
  const answer = await fetch(`${server.url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === '' ? {} : { scope }) }),
  });
  const body = (await answer.json()) as { access_token?: string; error?: string; expires_in?: number };
  return { status: answer.status, ...body };
}

const whoIs = async (token: string | undefined) => {
  const answer = await fetch(`${server.url}/whoami`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, actor: (await answer.json()) as Actor };
};

describe('a program with a service account', () => {
  it('gets a token by its secret and acts with the posts of its account', async () => {
    const { account, post } = await serviceAccount('he-thong.mot');
    const client = await register(account.id);
    const token = await tokenFor(client);
    assert.deepEqual([token.status, token.expires_in], [200, 600]);
    const { actor } = await whoIs(token.access_token);
    assert.deepEqual(
      [actor.kind, actor.accountId, actor.roles, actor.duties[0]?.postId, actor.authenticationLevel],
      ['officer', account.id, ['specialist'], post.id, 1],
    );
  });

  it('gets none by a wrong secret, by the stored hash, by another program’s secret, or under an unknown name', async () => {
    const { account } = await serviceAccount('he-thong.hai');
    const [one, two] = [await register(account.id), await register(account.id)];
    const hash = createHash('sha256').update(one.secret).digest('hex');
    for (const secret of ['wrong', `${one.secret}x`, hash, two.secret])
      assert.deepEqual((await tokenFor({ ...one, secret })).error, 'invalid_client', secret);
    assert.equal((await tokenFor({ ...one, clientId: 'app-unknown' })).error, 'invalid_client');
    assert.equal((await tokenFor({ ...one, clientId: 'da06-web' })).error, 'invalid_client');
  });

  it('has no other way in: no code, no consent page, no scope but the API', async () => {
    const client = await register((await serviceAccount('he-thong.ba')).account.id);
    const query = new URLSearchParams({ client_id: client.clientId, response_type: 'code', scope: 'openid api' });
    const answer = await fetch(`${server.url}/oidc/auth?${query}`, { redirect: 'manual' });
    assert.match(answer.headers.get('location') ?? '', /\/sign-in\/problem/);
    assert.equal((await tokenFor(client, 'openid')).error, 'invalid_scope');
    const { access_token } = await tokenFor(client, '');
    assert.equal((await whoIs(access_token)).status, 401, 'a token without the scope is not for the API');
  });

  it('is out at its next call when its access ends or its account is locked', async () => {
    const { account } = await serviceAccount('he-thong.bon');
    const [one, two] = [await register(account.id), await register(account.id)];
    const [first, second] = [await tokenFor(one), await tokenFor(two)];
    await execute(runtime, revokeClient, { actor: administrator, input: { clientId: one.clientId } });
    assert.equal((await whoIs(first.access_token)).status, 401);
    assert.equal((await tokenFor(one)).error, 'invalid_client');
    assert.equal((await whoIs(second.access_token)).status, 200);
    await execute(runtime, lockAccountCommand, { actor: administrator, input: { accountId: account.id } });
    assert.equal((await whoIs(second.access_token)).status, 401);
    await assert.rejects(execute(runtime, revokeClient, { actor: administrator, input: { clientId: one.clientId } }), {
      kind: 'not-found',
      key: 'identity.unknown-client',
    });
  });

  it('is registered by administrators only, for staff accounts only, and listed without its secret', async () => {
    const { account } = await serviceAccount('he-thong.nam');
    const secretHash = '0'.repeat(64);
    const specialist: Actor = { ...administrator, roles: ['specialist'] };
    const wish = { name: 'x', accountId: account.id, secretHash };
    await assert.rejects(execute(runtime, registerClient, { actor: specialist, input: wish }), { kind: 'forbidden' });
    const citizen = await anAccount(database, { kind: 'citizen', loginName: '967090000888' });
    await assert.rejects(
      execute(runtime, registerClient, { actor: administrator, input: { ...wish, accountId: citizen.id } }),
      { kind: 'invalid', key: 'identity.client-needs-staff-account' },
    );
    const client = await register(account.id, 'Tên riêng');
    const { clients } = await ask(runtime, listClients, { actor: administrator, input: {} });
    const listed = clients.find((c) => c.id === client.clientId);
    assert.deepEqual([listed?.name, listed?.accountId, listed?.revokedAt], ['Tên riêng', account.id, null]);
    assert.doesNotMatch(JSON.stringify(clients), /secret/i);
    const kept = await database.asOwner((tx) =>
      tx.rows<{ text: string }>(sql`select c::text as text from identity.client c union all
        select i::text from platform.idempotency i union all select o::text from identity.oidc_payload o`),
    );
    assert.ok(kept.every((row) => !row.text.includes(client.secret)));
  });
});
