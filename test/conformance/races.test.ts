import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { sql } from '#platform/db';
import { assertion, authorize, call, dpop, plainRequest, redeem, userinfo } from './protocol.ts';
import { newKey, sha256 } from './sign.ts';
import { random, startWorld } from './world.ts';

/** How often each race is run: a few times in the ordinary tests, 1,000 times with RACES=1000. */
const trials = Number(process.env['RACES'] ?? 3);
const runners = 20;

const world = await startWorld();
after(() => world.close());
const plain = await world.client();
const partner = await world.client({ profile: 'fapi2' });
await authorize(world, plainRequest(plain, { scope: 'openid offline_access', prompt: 'consent' }));

const all = <T>(work: (runner: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: runners }, (_, runner) => work(runner)));

/** Runs a race `trials` times and holds it to one winner at most each time; hardly any trial may go without one. */
async function race(trial: () => Promise<number>): Promise<void> {
  let won = 0;
  for (let n = 0; n < trials; n += 1) {
    const winners = await trial();
    assert.ok(winners <= 1, `${winners} winners in trial ${n}`);
    won += winners;
  }
  assert.ok(won > 0, 'nobody ever won: the race is no race');
}

const pushed = async () => {
  const answer = await call(world, partner, {
    path: '/request',
    fields: {
      response_type: 'code',
      redirect_uri: partner.redirectUri,
      scope: 'openid',
      code_challenge: sha256(verifier),
      code_challenge_method: 'S256',
    },
  });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body['request_uri'] ?? '';
};
const verifier = random(32);

describe(`one-time things stay one-time, ${trials} × ${runners} at once`, () => {
  it('an authorization code; and after a replay its whole grant is dead', async () => {
    await race(async () => {
      const answer = await authorize(world, plainRequest(plain));
      const code = answer.params.get('code') ?? '';
      const good = (await all(() => redeem(world, plain, code))).filter((a) => a.status === 200);
      for (const { accessToken } of good) assert.equal((await userinfo(world, { token: accessToken })).status, 401);
      return good.length;
    });
  });

  it('a refresh token that rotates', async () => {
    await race(async () => {
      const answer = await authorize(world, plainRequest(plain, { scope: 'openid offline_access', prompt: 'consent' }));
      const { refreshToken } = await redeem(world, plain, answer.params.get('code') ?? '');
      const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
      return (await all(() => call(world, plain, { path: '/token', fields }))).filter((a) => a.status === 200).length;
    });
  });

  it('a pushed request', async () => {
    await authorize(world, { client_id: partner.id, request_uri: await pushed() });
    await race(async () => {
      const request_uri = await pushed();
      // Browsers of their own under one session: the cookie of the signed-in one.
      const cookie = [...world.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const query = new URLSearchParams({ client_id: partner.id, request_uri });
      const answers = await all(async () => {
        const response = await fetch(`${world.url}/oidc/auth?${query}`, { headers: { cookie }, redirect: 'manual' });
        await response.body?.cancel();
        return response.headers.get('location') ?? '';
      });
      return answers.filter((location) => /[?&]code=/.test(location)).length;
    });
  });

  it('a proof of a key (DPoP jti)', async () => {
    const key = newKey('ES256');
    const answer = await authorize(world, { client_id: partner.id, request_uri: await pushed() });
    const tokens = await redeem(
      world,
      partner,
      answer.params.get('code') ?? '',
      { code_verifier: verifier },
      { dpop: dpop(key, { method: 'POST', url: `${world.issuer}/token` }) },
    );
    assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
    const token = tokens.accessToken;
    await race(async () => {
      const proof = dpop(key, { method: 'GET', url: `${world.issuer}/me`, token });
      const answers = await all(() => userinfo(world, { token, scheme: 'DPoP', dpop: proof }));
      return answers.filter((a) => a.status === 200).length;
    });
  });

  it('a client’s signed assertion', async () => {
    await race(async () => {
      const same = assertion(world, partner);
      const body = new URLSearchParams({
        client_id: partner.id,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: same,
        response_type: 'code',
        redirect_uri: partner.redirectUri,
        scope: 'openid',
        code_challenge: sha256(verifier),
        code_challenge_method: 'S256',
      }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answers = await all(async () => {
        const response = await fetch(`${world.issuer}/request`, { method: 'POST', headers, body });
        await response.body?.cancel();
        return response.status;
      });
      return answers.filter((status) => status === 201).length;
    });
  });

  it('an approval on the telephone', async () => {
    const counter = await world.client({ asksByPhone: true });
    const { accountId } = world.person;
    const { sessionFor } = await import('#identity/testing');
    const cookie = await sessionFor(world.database, accountId, 2);
    await race(async () => {
      const fields = { scope: 'openid', login_hint: world.person.number, binding_message: 'Quầy 1' };
      const asked = await call(world, counter, { path: '/backchannel', fields });
      const row = await world.database.read({ kind: 'system' }, (tx) =>
        tx.one<{ id: string }>(
          sql`select id from identity.approval where state = 'waiting' order by asked_at desc limit 1`,
        ),
      );
      await all(async () => {
        const response = await fetch(`${world.url}/approvals/${row.id}`, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie, 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ answer: 'yes' }),
        });
        await response.body?.cancel();
      });
      const grant = { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: asked.body['auth_req_id'] };
      return (await all(() => call(world, counter, { path: '/token', fields: grant }))).filter((a) => a.status === 200)
        .length;
    });
  });
});
