import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { identityModule } from '../index.ts';
import { type HandClient, handClient } from '../testing/oidc-client.ts';
import { type SignOnServer, startSignOnServer, testRuntime } from '../testing/sign-on-server.ts';
import { anAccount, openBrowser } from '../testing.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
  { module: 'identity', folder: identityModule.sqlFolder },
]);
const system = { kind: 'system' };
const password = 'một mật khẩu đủ dài';
const number = '967090000001';
const level2 = { acr_values: 'urn:da06:authn:2' };

describe('the OpenID provider', () => {
  let server: SignOnServer;
  let client: HandClient;

  before(async () => {
    await anAccount(database, { kind: 'citizen', loginName: number, password });
    server = await startSignOnServer({ runtime: testRuntime(database), demo: false });
    client = await handClient(database, server.url);
  });
  after(() => server.close());

  const signIn = async (browser = openBrowser(server.url), params: Record<string, string> = {}) => {
    const page = await browser.follow(await browser.get(client.authorizationPath(params)));
    const answer = await client.answerOf(browser, await browser.post(page.path, { loginName: number, password }));
    return { browser, answer, code: answer.get('code') ?? '' };
  };

  it('describes itself under the public address, whatever Host the request names', async () => {
    const response = await fetch(`${server.url}/oidc/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    const description = (await response.json()) as Record<string, string>;
    assert.equal(description['issuer'], `${server.url}/oidc`);
    for (const endpoint of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'])
      assert.ok(description[endpoint]?.startsWith(`${server.url}/oidc/`), `${endpoint}: ${description[endpoint]}`);
  });

  it('publishes its keys without their private part', async () => {
    const response = await fetch(`${server.url}/oidc/jwks`);
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    assert.deepEqual(
      keys.map((key) => key['kty']),
      ['EC', 'RSA'],
    );
    assert.ok(keys.every((key) => key['d'] === undefined && key['p'] === undefined));
  });

  it('asks every client for PKCE', async () => {
    const browser = openBrowser(server.url);
    const path = client.authorizationPath({ code_challenge: undefined, code_challenge_method: undefined });
    const answer = await client.answerOf(browser, await browser.get(path));
    assert.equal(answer.get('error'), 'invalid_request');
  });

  it('leads a browser with a broken request to a page of the portal, not to the redirect address it names', async () => {
    const browser = openBrowser(server.url);
    const response = await browser.get(client.authorizationPath({ redirect_uri: 'https://evil.example/' }));
    assert.equal(response.headers.get('location'), `${server.url}/sign-in/problem?about=failed`);
  });

  it('lets exactly one of twenty simultaneous requests redeem a code, and then ends the grant', async () => {
    const { browser } = await signIn();
    for (let round = 0; round < 5; round += 1) {
      const silent = client.authorizationPath({ prompt: 'none' });
      const code = (await client.answerOf(browser, await browser.get(silent))).get('code') ?? '';
      const answers = await Promise.all(Array.from({ length: 20 }, () => client.redeem(code)));
      const good = answers.filter((a) => a.status === 200);
      assert.equal(good.length, 1);
      assert.ok(answers.every((a) => a.status === 200 || a.body['error'] === 'invalid_grant'));
      const token = good[0]?.body['access_token'] ?? '';
      assert.equal(await client.userinfo(token), 401, 'a code used twice was stolen: its token is worth nothing');
      assert.equal(await server.signOn.actorForBearer(token), undefined);
    }
  });

  it('issues a token that is good for the API, for the level of its sign-in', async () => {
    const { browser, code } = await signIn();
    const { status, body } = await client.redeem(code);
    assert.equal(status, 200);
    const token = body['access_token'] ?? '';
    const actor = await server.signOn.actorForBearer(token);
    assert.deepEqual([actor?.kind, actor?.accountLevel, actor?.authenticationLevel], ['citizen', 2, 1]);
    const withBoth = await fetch(`${server.url}/whoami`, { headers: { authorization: 'Bearer wrong' } });
    assert.equal(withBoth.status, 401);
    await browser.post('/sign-out');
    assert.equal(await server.signOn.actorForBearer(token), undefined, 'the token ends with its session');
  });

  it('does not take a token for the API that was issued only to know who somebody is', async () => {
    const { code } = await signIn(openBrowser(server.url), { scope: 'openid profile' });
    const { body } = await client.redeem(code);
    assert.equal(await client.userinfo(body['access_token'] ?? ''), 200);
    assert.equal(await server.signOn.actorForBearer(body['access_token'] ?? ''), undefined);
  });

  it('issues nothing when the sign-in is weaker than acr_values asks for', async () => {
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get(client.authorizationPath(level2)));
    const request = (await page.response.json()) as { requiredLevel: number; passwordSuffices: boolean };
    assert.deepEqual([request.requiredLevel, request.passwordSuffices], [2, false]);
    const answer = await browser.post(page.path, { loginName: number, password });
    assert.deepEqual(
      [answer.status, await answer.json()],
      [422, { kind: 'second' }],
      'the password alone is not enough',
    );
    const silent = client.authorizationPath({ ...level2, prompt: 'none' });
    assert.equal((await client.answerOf(browser, await browser.get(silent))).get('code'), null);
  });

  it('does not lift a weaker session to a stronger one', async () => {
    const { browser } = await signIn();
    const silent = client.authorizationPath({ ...level2, prompt: 'none' });
    const answer = await client.answerOf(browser, await browser.get(silent));
    assert.equal(answer.get('code'), null);
    assert.equal(answer.get('error'), 'unmet_authentication_requirements');
    const asked = await browser.follow(await browser.get(client.authorizationPath(level2)));
    assert.match(asked.path, /^\/oidc\/interaction\//);
  });

  it('refuses an acr that it does not know instead of overlooking it', async () => {
    const { browser } = await signIn();
    const path = client.authorizationPath({ acr_values: 'urn:other:high', prompt: 'none' });
    const answer = await client.answerOf(browser, await browser.get(path));
    assert.equal(answer.get('error'), 'unmet_authentication_requirements');
  });

  it('keeps no token, code or session identifier in the database that would open anything', async () => {
    const { browser, code } = await signIn();
    const second = await signIn();
    const { body } = await client.redeem(second.code);
    const secrets = [code, body['access_token'] ?? '', browser.cookies.get('da06_provider') ?? ''];
    assert.ok(secrets.every((s) => s.length > 20));
    const rows = await database.read(system, (tx) =>
      tx.rows<{ text: string }>(sql`select payload::text as text from identity.oidc_payload`),
    );
    for (const secret of secrets) assert.equal(rows.filter((r) => r.text.includes(secret)).length, 0);
  });

  it('shares sessions, keys and half-done sign-ins between servers on one database', async () => {
    const other = await startSignOnServer({ runtime: testRuntime(database), demo: false, publicUrl: server.url });
    try {
      let turn = 0;
      const servers = [server.url, other.url];
      const browser = openBrowser(server.url, () => servers[turn++ % 2] as string);
      const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
      const end = await browser.follow(await browser.post(page.path, { loginName: number, password }));
      assert.equal(end.path, '/whoami');
      for (let request = 0; request < 4; request += 1)
        assert.equal(((await (await browser.get('/whoami')).json()) as { kind: string }).kind, 'citizen');
      await browser.post('/sign-out');
      for (let request = 0; request < 2; request += 1)
        assert.equal(((await (await browser.get('/whoami')).json()) as { kind: string }).kind, 'anonymous');
    } finally {
      await other.close();
    }
  });
});
