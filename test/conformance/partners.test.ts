import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { securityActs, securityQuestions } from '#identity';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { newId } from '#platform/ids';
import { authorize, call, plainFlow, plainRequest, redeem, userinfo } from './protocol.ts';
import { decode } from './sign.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
/** A partner's own server, which is told of sign-outs. */
const told: Record<string, unknown>[] = [];
const listener = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += String(chunk)));
  request.on('end', () => {
    told.push(decode(new URLSearchParams(body).get('logout_token') ?? '').payload);
    response.writeHead(200).end();
  });
});
await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
const logoutUri = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/logout`;
after(async () => {
  listener.close();
  await world.close();
});

const citizen: Actor = {
  kind: 'citizen',
  accountId: world.person.accountId,
  accountLevel: 2,
  authenticationLevel: 2,
  duties: [],
  roles: [],
  agencies: [],
};
const administrator: Actor = { ...citizen, kind: 'officer', accountId: newId(), roles: ['administrator'] };
const scope = 'openid profile offline_access';

describe('what a partner may have', () => {
  it('is agreed to once, remembered on every device, and asked again for more', async () => {
    const client = await world.client();
    const first = await authorize(world, plainRequest(client, { scope: 'openid profile' }));
    assert.deepEqual(first.pages.at(-1), 'consent');
    const other = await authorize(world, plainRequest(client, { scope: 'openid profile' }), {
      browser: world.stranger(),
    });
    assert.deepEqual(other.pages, ['sign-in'], 'no consent page on another device');
    const more = await authorize(world, plainRequest(client, { scope: 'openid profile address' }));
    assert.deepEqual(more.pages, ['consent']);
  });

  it('is shown before: to whom, what, why, on which ground, until when', async () => {
    const client = await world.client();
    const browser = world.browser;
    const query = new URLSearchParams(
      plainRequest(client, { scope: 'openid address phone' }) as Record<string, string>,
    );
    const page = await browser.follow(await browser.get(`/oidc/auth?${query}`));
    const text = await page.response.text();
    for (const word of [
      /Đối tác \d+/,
      /Nơi ở/,
      /Số điện thoại/,
      /Thử nghiệm đăng nhập/,
      /91\/2025\/QH15/,
      /\d\d\/\d\d\/20\d\d/,
    ])
      assert.match(text, word);
    assert.match(
      page.response.headers.get('content-security-policy') ?? '',
      /form-action 'self' http:\/\/127\.0\.0\.1:9;/,
    );
  });

  it('ends at once when the consent is withdrawn, refresh tokens and all', async () => {
    const client = await world.client();
    const { tokens } = await plainFlow(world, client, { scope, prompt: 'consent' });
    assert.equal((await userinfo(world, { token: tokens.accessToken })).status, 200);
    const { consents } = await ask(world.runtime, securityQuestions.mySecurity, { actor: citizen, input: {} });
    const consent = consents.find((c) => c.partnerId === client.id);
    assert.deepEqual(consent?.scopes, ['openid', 'profile', 'offline_access']);
    await execute(world.runtime, securityActs.withdrawConsent, {
      actor: citizen,
      input: { consentId: consent?.id ?? '' },
    });
    assert.equal((await userinfo(world, { token: tokens.accessToken })).status, 401);
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken };
    assert.equal((await call(world, client, { path: '/token', fields: refresh })).error, 'invalid_grant');
    const again = await authorize(world, plainRequest(client, { scope: 'openid profile' }));
    assert.ok(again.pages.includes('consent'), 'and is asked for anew');
  });

  it('ends for everybody when the administrator ends its access', async () => {
    const client = await world.client();
    const { tokens } = await plainFlow(world, client, { scope, prompt: 'consent' });
    await execute(world.runtime, securityActs.revokePartner, { actor: administrator, input: { partnerId: client.id } });
    assert.equal((await userinfo(world, { token: tokens.accessToken })).status, 401);
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken };
    assert.equal((await call(world, client, { path: '/token', fields: refresh })).error, 'invalid_client');
  });

  it('never reaches the API: its tokens only say who somebody is', async () => {
    const client = await world.client();
    const answer = await authorize(world, plainRequest(client, { scope: 'openid api' }));
    assert.equal(answer.params.get('error'), 'invalid_scope');
  });

  it('is written down where the person can read it', async () => {
    const client = await world.client();
    const { tokens } = await plainFlow(world, client, { scope: 'openid address' });
    await userinfo(world, { token: tokens.accessToken });
    const rows = await world.database.read({ kind: 'system' }, (tx) =>
      tx.rows<{ detail: { client: string; given: string[] } }>(
        sql`select detail from platform.audit_entry where action = 'identity.data-given' and detail->>'client' = ${client.id}`,
      ),
    );
    assert.deepEqual(
      rows.map((r) => r.detail.given),
      [['address']],
    );
  });
});

describe('signing out', () => {
  /** Signs in to the portal and to a partner with one browser. */
  const both = async (browser = world.stranger()) => {
    const client = await world.client({ logoutUri });
    const page = await browser.follow(await browser.get('/sign-in?return=/approvals'));
    const { number, password } = world.person;
    await browser.follow(await browser.post(page.path, { loginName: number, password }));
    const answer = await authorize(world, plainRequest(client), { browser });
    const tokens = await redeem(world, client, answer.params.get('code') ?? '');
    assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
    return { browser, client, tokens };
  };
  const isIn = async (browser: Awaited<ReturnType<typeof both>>['browser']) =>
    (await browser.get('/approvals')).status === 200;

  it('tells the partners (back-channel logout) and ends what was issued under the session', async () => {
    const { browser, client, tokens } = await both();
    told.length = 0;
    await browser.post('/sign-out');
    const notice = told.find((claims) => claims['aud'] === client.id);
    assert.deepEqual(
      [notice?.['sub'], notice?.['sid']],
      [world.person.accountId, decode(tokens.idToken).payload['sid']],
    );
    assert.match(JSON.stringify(notice?.['events']), /event\/backchannel-logout/);
    assert.equal('nonce' in (notice ?? {}), false);
    assert.equal((await userinfo(world, { token: tokens.accessToken })).status, 401);
    assert.equal(await isIn(browser), false);
  });

  it('on all devices ends every session here and at the partners', async () => {
    const [one, two] = [await both(), await both()];
    told.length = 0;
    await one.browser.post('/sign-out-everywhere');
    assert.deepEqual([await isIn(one.browser), await isIn(two.browser)], [false, false]);
    const partners = told.map((claims) => claims['aud']);
    assert.ok(partners.includes(one.client.id) && partners.includes(two.client.id));
    assert.equal((await userinfo(world, { token: two.tokens.accessToken })).status, 401);
    const silent = await authorize(world, plainRequest(two.client, { prompt: 'none' }), { browser: two.browser });
    assert.equal(silent.params.get('error'), 'login_required');
  });

  it('is not held up by a partner that does not answer', async () => {
    const { browser } = await both();
    listener.close();
    listener.closeAllConnections();
    assert.equal((await browser.post('/sign-out')).status, 303);
    assert.equal(await isIn(browser), false);
  });
});
