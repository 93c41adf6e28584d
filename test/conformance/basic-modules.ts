import assert from 'node:assert/strict';
import type { JsonWebKey } from 'node:crypto';
import { sql } from '#platform/db';
import type { Module } from './modules.ts';
import {
  type Answer,
  authorize,
  type Params,
  plainFlow,
  plainRequest,
  redeem,
  type Tokens,
  userinfo,
} from './protocol.ts';
import { decode, isSignedBy, sha256 } from './sign.ts';
import { age, type Client, random, type World } from './world.ts';

const keysOf = async (world: World): Promise<JsonWebKey[]> =>
  ((await (await fetch(`${world.issuer}/jwks`)).json()) as { keys: JsonWebKey[] }).keys;

/** What every token answer must be, and the ID token's claims (OpenID Connect Core 3.1.3.3 and 3.1.3.7). */
async function checked(world: World, client: Client, tokens: Tokens, nonce?: string): Promise<Record<string, unknown>> {
  assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
  assert.equal(tokens.body['token_type'], 'Bearer');
  assert.match(String(tokens.headers.get('cache-control')), /no-store/);
  const { header, payload } = decode(tokens.idToken);
  assert.ok(isSignedBy(tokens.idToken, await keysOf(world)));
  assert.equal(header['alg'], 'RS256');
  assert.deepEqual([payload['iss'], payload['aud']], [world.issuer, client.id]);
  assert.equal(payload['sub'], world.person.accountId);
  assert.ok(Number(payload['exp']) > Number(payload['iat']));
  assert.ok(Math.abs(Number(payload['iat']) - Date.now() / 1000) < 60);
  assert.equal(payload['nonce'], nonce);
  return payload;
}

/** The answer of the authorization endpoint: our issuer, the client's state, nothing that was not asked for. */
function sentBack(world: World, answer: Answer, params: Params): void {
  assert.equal(answer.params.get('error'), null, answer.params.get('error_description') ?? '');
  assert.equal(answer.params.get('iss'), world.issuer);
  assert.equal(answer.params.get('state'), params['state'] ?? null);
  assert.equal(new URL(answer.target).hash, '');
  assert.deepEqual([...answer.params.keys()].sort(), [
    'code',
    'iss',
    ...(params['state'] === undefined ? [] : ['state']),
  ]);
}

/** The modules of the plan "OpenID Connect Core: Basic", in its order. The client sends PKCE in the module that is about it only. */
export function basicModules(
  world: () => World,
  clients: () => { first: Client; second: Client; post: Client },
): Record<string, Module> {
  const first = () => clients().first;
  const flow = async (params: Params = {}, manners = {}) => {
    const request = plainRequest(first(), params);
    const answer = await authorize(world(), request, manners);
    sentBack(world(), answer, request);
    const code = answer.params.get('code') ?? '';
    const tokens = await redeem(world(), first(), code);
    const claims = await checked(world(), first(), tokens, request['nonce']);
    return { answer, tokens, claims, code, request };
  };
  const scoped = async (scope: string): Promise<Record<string, unknown>> => {
    const { tokens } = await flow({ scope });
    const { status, claims } = await userinfo(world(), { token: tokens.accessToken });
    assert.equal(status, 200);
    assert.equal(claims['sub'], world().person.accountId);
    return claims;
  };

  return {
    OIDCCServerTest: async () => {
      const { tokens } = await flow();
      assert.ok(Number(tokens.body['expires_in']) > 0);
    },
    OIDCCResponseTypeMissing: async () => {
      const answer = await authorize(world(), plainRequest(first(), { response_type: undefined }));
      const said = answer.params.get('error') ?? answer.pages.at(-1);
      assert.ok(said === 'invalid_request' || said === 'problem', `${said}`);
      assert.equal(answer.params.get('code'), null);
    },
    OIDCCIdTokenSignature: async () => {
      const { tokens } = await flow();
      const { header } = decode(tokens.idToken);
      const key = (await keysOf(world())).find((k) => k['kid'] === header['kid']);
      assert.equal(key?.kty, 'RSA');
      const [head, body, signature = ''] = tokens.idToken.split('.');
      const forged = `${head}.${body}.${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
      assert.equal(isSignedBy(forged, await keysOf(world())), false);
    },
    OIDCCIdTokenUnsigned: {
      notApplicable: 'no client can be registered for unsigned ID tokens; discovery does not offer alg none',
    },
    OIDCCUserInfoGet: async () => {
      const { tokens } = await flow();
      const { status, claims, headers } = await userinfo(world(), { token: tokens.accessToken });
      assert.deepEqual([status, claims['sub']], [200, world().person.accountId]);
      assert.match(String(headers.get('content-type')), /application\/json/);
    },
    OIDCCUserInfoPostHeader: async () => {
      const { tokens } = await flow();
      const { status, claims } = await userinfo(world(), { token: tokens.accessToken, method: 'POST' });
      assert.deepEqual([status, claims['sub']], [200, world().person.accountId]);
    },
    OIDCCUserInfoPostBody: async () => {
      const { tokens } = await flow();
      const body = `access_token=${tokens.accessToken}`;
      const { status, claims } = await userinfo(world(), { token: '', scheme: '', method: 'POST', body });
      assert.deepEqual([status, claims['sub']], [200, world().person.accountId]);
    },
    OIDCCEnsureRequestWithoutNonceSucceedsForCodeFlow: async () => {
      const { claims } = await flow({ nonce: undefined });
      assert.equal('nonce' in claims, false);
    },
    OIDCCScopeProfile: async () => {
      const claims = await scoped('openid profile');
      assert.deepEqual(
        [claims['name'], claims['gender'], claims['birthdate']],
        ['Nguyễn Thị Lan', 'female', '1985-03-15'],
      );
      assert.equal('email' in claims || 'address' in claims, false);
    },
    OIDCCScopeEmail: async () => {
      const claims = await scoped('openid email');
      assert.deepEqual([claims['email'], claims['email_verified']], ['lan@example.vn', false]);
    },
    OIDCCScopeAddress: async () => {
      const address = (await scoped('openid address'))['address'] as Record<string, string>;
      assert.match(String(address['formatted']), /^Thôn 3/);
    },
    OIDCCScopePhone: async () => {
      const claims = await scoped('openid phone');
      assert.deepEqual([claims['phone_number'], claims['phone_number_verified']], ['0912345678', false]);
    },
    OIDCCScopeAll: async () => {
      const claims = await scoped('openid profile email address phone personal_number');
      for (const name of ['name', 'email', 'address', 'phone_number']) assert.ok(name in claims, name);
      assert.equal(claims['personal_number'], world().person.number);
    },
    OIDCCAlternateHappyFlow: async () => {
      const request = Object.fromEntries(Object.entries(plainRequest(first(), { scope: 'email openid' })).reverse());
      const answer = await authorize(world(), request);
      const tokens = await redeem(world(), first(), answer.params.get('code') ?? '');
      await checked(world(), first(), tokens, request['nonce']);
    },
    OIDCCDisplayPage: async () => void (await flow({ display: 'page' })),
    OIDCCDisplayPopup: async () => void (await flow({ display: 'popup' })),
    OIDCCPromptLogin: async () => {
      const before = await flow();
      await new Promise((done) => setTimeout(done, 1100));
      const after = await flow({ prompt: 'login' });
      assert.ok(after.answer.pages.includes('sign-in'), 'the person is asked again');
      assert.ok(Number(after.claims['auth_time']) > Number(before.claims['auth_time']));
    },
    OIDCCPromptNoneNotLoggedIn: async () => {
      const request = plainRequest(first(), { prompt: 'none' });
      const answer = await authorize(world(), request, { browser: world().stranger() });
      assert.equal(answer.params.get('error'), 'login_required');
      assert.equal(answer.params.get('state'), request['state']);
      assert.deepEqual(answer.pages, []);
    },
    OIDCCPromptNoneLoggedIn: async () => {
      const before = await flow();
      const { answer, claims } = await flow({ prompt: 'none', id_token_hint: before.tokens.idToken });
      assert.deepEqual(answer.pages, []);
      assert.deepEqual([claims['sub'], claims['auth_time']], [before.claims['sub'], before.claims['auth_time']]);
    },
    OIDCCMaxAge1: async () => {
      const before = await flow();
      await new Promise((done) => setTimeout(done, 2100));
      const after = await flow({ max_age: '1' });
      assert.ok(after.answer.pages.includes('sign-in'));
      assert.ok(Number(after.claims['auth_time']) > Number(before.claims['auth_time']));
    },
    OIDCCMaxAge10000: async () => {
      const before = await flow();
      const after = await flow({ max_age: '10000' });
      assert.deepEqual(after.answer.pages, []);
      assert.equal(after.claims['auth_time'], before.claims['auth_time']);
    },
    OIDCCEnsureRequestWithUnknownParameterSucceeds: async () => void (await flow({ extra: 'foobar' })),
    OIDCCIdTokenHint: async () => {
      const before = await flow();
      const after = await flow({ prompt: 'none', id_token_hint: before.tokens.idToken });
      assert.equal(after.claims['sub'], before.claims['sub']);
    },
    OIDCCLoginHint: async () => void (await flow({ login_hint: 'lan@example.vn' })),
    OIDCCUiLocales: async () => void (await flow({ ui_locales: 'se vi' })),
    OIDCCClaimsLocales: async () => void (await flow({ claims_locales: 'se vi' })),
    OIDCCEnsureRequestWithAcrValuesSucceeds: async () => {
      const { claims } = await flow({ acr_values: 'urn:da06:authn:1 urn:da06:authn:2' });
      assert.match(String(claims['acr']), /^urn:da06:authn:[1-4]$/);
    },
    OIDCCAuthCodeReuse: async () => {
      const { code, tokens } = await flow();
      const again = await redeem(world(), first(), code);
      assert.deepEqual([again.status, again.error], [400, 'invalid_grant']);
      assert.equal((await userinfo(world(), { token: tokens.accessToken })).status, 401, 'its first tokens end too');
    },
    OIDCCAuthCodeReuseAfter30Seconds: async () => {
      const { code, tokens } = await flow();
      await age(world().database, 'AuthorizationCode', 30);
      const again = await redeem(world(), first(), code);
      assert.deepEqual([again.status, again.error], [400, 'invalid_grant']);
      assert.equal((await userinfo(world(), { token: tokens.accessToken })).status, 401);
    },
    OIDCCEnsureRegisteredRedirectUri: async () => {
      const request = plainRequest(first(), { redirect_uri: `${first().redirectUri}/other` });
      const answer = await authorize(world(), request);
      assert.deepEqual([answer.pages, answer.target], [['problem'], ''], 'a page of ours, never the address');
    },
    OIDCCEnsurePostRequestSucceeds: async () => void (await flow({}, { post: true })),
    OIDCCServerTestClientSecretPost: async () => {
      const { post } = clients();
      const { tokens, answer } = await plainFlow(world(), post);
      assert.equal(answer.params.get('iss'), world().issuer);
      assert.equal(decode(tokens.idToken).payload['aud'], post.id);
      const wrong = await redeem(world(), { ...post, secret: 'wrong' }, 'code');
      assert.deepEqual([wrong.status, wrong.error], [401, 'invalid_client']);
    },
    OIDCCRequestUriUnsignedSupportedCorrectlyOrRejectedAsUnsupported: async () => {
      const answer = await authorize(
        world(),
        plainRequest(first(), { request_uri: 'https://client.example/request.jwt' }),
      );
      const said = answer.params.get('error') ?? answer.pages.at(-1) ?? '';
      assert.ok(
        ['request_uri_not_supported', 'invalid_request_uri', 'invalid_request', 'problem'].includes(said),
        said,
      );
      assert.equal(answer.params.get('code'), null);
    },
    OIDCCUnsignedRequestObjectSupportedCorrectlyOrRejectedAsUnsupported: async () => {
      const answer = await authorize(world(), plainRequest(first(), { request: unsigned({ state: 'other' }) }));
      assert.equal(answer.params.get('error'), 'request_not_supported');
    },
    OIDCCClaimsEssential: async () => {
      const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
      const { tokens } = await flow({ claims });
      const { claims: given } = await userinfo(world(), { token: tokens.accessToken });
      assert.equal(given['name'], 'Nguyễn Thị Lan');
      assert.equal('email' in given, false);
    },
    OIDCCEnsureRequestObjectWithRedirectUri: async () => {
      const request = unsigned({ redirect_uri: first().redirectUri });
      const answer = await authorize(world(), plainRequest(first(), { request }));
      assert.equal(answer.params.get('error'), 'request_not_supported', 'request objects are refused, never half read');
    },
    OIDCCRefreshToken: async () => {
      const { tokens } = await flow({ scope: 'openid offline_access', prompt: 'consent' });
      assert.ok(tokens.refreshToken, 'a refresh token for offline_access');
      const fields = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken };
      const next = await redeem(world(), first(), '', { ...fields, code: undefined, redirect_uri: undefined });
      assert.equal(next.status, 200, JSON.stringify(next.body));
      assert.notEqual(next.accessToken, tokens.accessToken);
      const [before, after] = [decode(tokens.idToken).payload, decode(next.idToken).payload];
      for (const name of ['iss', 'sub', 'aud', 'auth_time']) assert.deepEqual(after[name], before[name], name);
      const stolen = await redeem(world(), clients().second, '', {
        grant_type: 'refresh_token',
        refresh_token: next.refreshToken,
        code: undefined,
        redirect_uri: undefined,
      });
      assert.equal(stolen.error, 'invalid_grant', 'bound to its client');
    },
    OIDCCEnsureRequestWithValidPkceSucceeds: async () => {
      const verifier = random(32);
      const request = plainRequest(first(), { code_challenge: sha256(verifier), code_challenge_method: 'S256' });
      const answer = await authorize(world(), request);
      const code = answer.params.get('code') ?? '';
      const without = await redeem(world(), first(), code);
      assert.equal(without.error, 'invalid_grant');
      const again = await authorize(world(), { ...request, state: random() });
      const tokens = await redeem(world(), first(), again.params.get('code') ?? '', { code_verifier: verifier });
      await checked(world(), first(), tokens, request['nonce']);
    },
  };
}

const unsigned = (claims: Record<string, unknown>): string => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
};

/** The plan "Config": what the server says of itself is what it does. */
export function configModules(world: () => World): Record<string, Module> {
  return {
    OIDCCDiscoveryEndpointVerification: async () => {
      const response = await fetch(`${world().issuer}/.well-known/openid-configuration`);
      const said = (await response.json()) as Record<string, unknown>;
      assert.match(String(response.headers.get('content-type')), /application\/json/);
      assert.equal(said['issuer'], world().issuer);
      for (const name of ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'])
        assert.ok(String(said[name]).startsWith(`${world().issuer}/`), name);
      const has = (name: string, ...values: string[]) => {
        for (const value of values) assert.ok((said[name] as string[]).includes(value), `${name}: ${value}`);
      };
      has('response_types_supported', 'code');
      has('subject_types_supported', 'public');
      has('id_token_signing_alg_values_supported', 'RS256', 'ES256');
      has('scopes_supported', 'openid', 'profile', 'email', 'address', 'phone', 'offline_access');
      has('claims_supported', 'sub', 'name', 'email', 'address', 'phone_number', 'personal_number', 'acr');
      has('acr_values_supported', ...[1, 2, 3, 4].map((level) => `urn:da06:authn:${level}`));
      has('grant_types_supported', 'authorization_code', 'refresh_token', 'urn:openid:params:grant-type:ciba');
      assert.equal(said['claims_parameter_supported'], true);
      assert.equal(said['request_uri_parameter_supported'], false);
      assert.equal(said['backchannel_logout_supported'], true);
      const keys = await keysOf(world());
      assert.ok(keys.every((key) => key['d'] === undefined && typeof key['kid'] === 'string' && key['use'] === 'sig'));
      const rows = await world().database.read({ kind: 'system' }, (tx) =>
        tx.rows(sql`select 1 from identity.oidc_payload where payload::text like '%"d":%'`),
      );
      assert.equal(rows.length, 0);
    },
  };
}
