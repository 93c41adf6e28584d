import assert from 'node:assert/strict';
import type { JsonWebKey } from 'node:crypto';
import { denied, fapiTools } from './fapi-partner.ts';
import { fapiPushedModules } from './fapi-pushed-modules.ts';
import type { Module } from './modules.ts';
import { authorize, dpop, type ProofWish, userinfo } from './protocol.ts';
import { decode, isSignedBy, newKey, now, sha256, thumbprint } from './sign.ts';
import { age, type Client, random, type World } from './world.ts';

/** The modules of the plan "FAPI 2.0 Security Profile Final" that belong to no country, in its order. */
export function fapiModules(
  world: () => World,
  clients: () => { fapi: Client; fapi2: Client },
): Record<string, Module> {
  const { one, two, badAssertion, badPush, sameState } = fapiTools(world, clients);

  return {
    FAPI2SPFinalAccessTokenTypeHeaderCaseSensitivity: async () => {
      const p = one();
      const { tokens } = await p.flow();
      for (const scheme of ['DPoP', 'dpop', 'DPOP'])
        assert.equal((await p.resource(tokens.accessToken, { scheme })).status, 200, scheme);
    },
    FAPI2SPFinalAttemptReuseAuthorizationCodeAfterOneSecond: async () => {
      const p = one();
      const { code, verifier, tokens } = await p.flow();
      await new Promise((done) => setTimeout(done, 1000));
      denied(await p.redeem(code, verifier), 'invalid_grant');
      assert.equal((await p.resource(tokens.accessToken)).status, 401);
    },
    FAPI2SPFinalAttemptToUseExpiredAuthCode: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      await age(world().database, 'AuthorizationCode', 61);
      denied(await p.redeem(code, verifier), 'invalid_grant');
    },
    FAPI2SPFinalCheckDpopProofNbfExp: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      const tokens = await p.redeem(code, verifier, { dpopWith: { claims: { nbf: now(), exp: now() + 300 } } });
      assert.equal(tokens.status, 200);
      const expired = await p.resource(tokens.accessToken, { claims: { exp: now() - 300 } });
      assert.equal(expired.status, 401);
    },
    FAPI2SPFinalDiscoveryEndpointVerification: async () => {
      const said = (await (await fetch(`${world().issuer}/.well-known/openid-configuration`)).json()) as Record<
        string,
        unknown
      >;
      const list = (name: string) => said[name] as string[];
      assert.ok(String(said['pushed_authorization_request_endpoint']).startsWith(world().issuer));
      assert.ok(list('token_endpoint_auth_methods_supported').includes('private_key_jwt'));
      assert.deepEqual(list('token_endpoint_auth_signing_alg_values_supported'), ['PS256', 'ES256', 'EdDSA']);
      assert.deepEqual(list('dpop_signing_alg_values_supported'), ['PS256', 'ES256', 'EdDSA']);
      assert.deepEqual(list('code_challenge_methods_supported'), ['S256']);
      assert.equal(said['authorization_response_iss_parameter_supported'], true);
      assert.deepEqual(list('response_types_supported'), ['code']);
    },
    FAPI2SPFinalDpopNegativeTests: async () => {
      const p = one();
      const { tokens } = await p.flow();
      const token = tokens.accessToken;
      const { kid: _kid, use: _use, ...jwk } = p.key.publicJwk;
      const wrong: Record<string, ProofWish> = {
        'typ is missing': { without: ['typ'] },
        'jwk is missing': { without: ['jwk'] },
        'jti is missing': { without: ['jti'] },
        'htm is missing': { without: ['htm'] },
        'htu is missing': { without: ['htu'] },
        'iat is missing': { without: ['iat'] },
        'ath is missing': { without: ['ath'] },
        'another typ': { header: { typ: 'jwt' } },
        'no algorithm': { header: { alg: 'none' } },
        'a private key in the head': { header: { jwk: { ...jwk, d: p.key.privateJwk['d'] } } },
        'another method': { claims: { htm: 'PUT' } },
        'another address': { claims: { htu: `${world().issuer}/token` } },
        'an hour ahead': { claims: { iat: now() + 3600 } },
        'an hour old': { claims: { iat: now() - 3600 } },
        'another token': { claims: { ath: sha256('other') } },
        'another key': { key: newKey('ES256'), header: {} },
      };
      for (const [name, wish] of Object.entries(wrong)) {
        const answer = await p.resource(token, wish);
        assert.ok([400, 401].includes(answer.status), `${name}: ${answer.status}`);
      }
      const stranger = newKey('ES256');
      const { kid: _k, use: _u, ...other } = stranger.publicJwk;
      assert.equal(
        (await p.resource(token, { key: stranger, header: { jwk: other } })).status,
        401,
        'a key of its own',
      );
      assert.equal((await userinfo(world(), { token, scheme: 'DPoP', dpop: 'not.a.proof' })).status, 401);
      assert.equal((await userinfo(world(), { token })).status, 401, 'as a bearer token');
      const withQuery = await p.resource(token, { claims: { htu: `${world().issuer}/me?a=b#c` } });
      assert.equal(withQuery.status, 200, 'query and fragment do not count');
      const more = await p.resource(token, { header: { foo: 'bar' }, claims: { bar: 'foo' } });
      assert.equal(more.status, 200, 'what is not known is overlooked');
      const jti = random();
      assert.equal((await p.resource(token, { claims: { jti } })).status, 200);
      assert.equal((await p.resource(token, { claims: { jti } })).status, 401, 'the same proof twice');
    },
    FAPI2SPFinalEnsureAuthorizationCodeIsBoundToClient: async () => {
      const { code, verifier } = await one().code();
      denied(
        await two().redeem(code, verifier, { fields: { redirect_uri: clients().fapi.redirectUri } }),
        'invalid_grant',
      );
    },
    FAPI2SPFinalEnsureAuthorizationRequestWith64CharNonceSuccess: async () => {
      const nonce = random(48);
      assert.equal(nonce.length, 64);
      assert.equal(decode((await one().flow({ nonce })).tokens.idToken).payload['nonce'], nonce);
    },
    FAPI2SPFinalEnsureAuthorizationRequestWithLongNonce: async () => {
      const nonce = random(288);
      assert.equal(nonce.length, 384);
      assert.equal(decode((await one().flow({ nonce })).tokens.idToken).payload['nonce'], nonce);
    },
    FAPI2SPFinalEnsureAuthorizationRequestWithLongState: async () => {
      const state = random(288);
      assert.equal((await one().flow({ state })).answer.params.get('state'), state);
    },
    FAPI2SPFinalEnsureAuthorizationRequestWithoutNonceSuccess: async () => {
      const { tokens } = await one().flow({ nonce: undefined });
      assert.equal('nonce' in decode(tokens.idToken).payload, false);
    },
    FAPI2SPFinalEnsureAuthorizationRequestWithoutStateSuccess: async () => {
      assert.equal((await one().flow({ state: undefined })).answer.params.has('state'), false);
    },
    FAPI2SPFinalEnsureClientAssertionInTokenEndpoint: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      const without = ['client_assertion', 'client_assertion_type'];
      denied(await p.redeem(code, verifier, { without }), 'invalid_client', 'invalid_request');
    },
    FAPI2SPFinalEnsureClientAssertionWithExpIs5MinutesInPastFails: () =>
      badAssertion({ claims: { exp: now() - 300, iat: now() - 360, nbf: now() - 360 } }, 'token', 'invalid_client'),
    FAPI2SPFinalEnsureClientAssertionWithNoSubFails: () =>
      badAssertion({ without: ['sub'] }, 'token', 'invalid_client', 'invalid_request'),
    FAPI2SPFinalEnsureClientAssertionWithWrongAudFails: () =>
      badAssertion({ claims: { aud: 'https://other.example' } }, 'token', 'invalid_client'),
    FAPI2SPFinalEnsureClientIdInTokenEndpoint: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      const wrong = await p.redeem(code, verifier, { fields: { client_id: clients().fapi2.id } });
      denied(wrong, 'invalid_client', 'invalid_request', 'invalid_grant');
    },
    FAPI2SPFinalEnsureDifferentNonceInsideAndOutsideRequestObject: async () => {
      const p = one();
      const verifier = random(32);
      const request = p.request(verifier);
      const pushed = await p.push(request);
      const answer = await p.visit(pushed.body['request_uri'] ?? '', { nonce: 'outside' });
      const tokens = await p.redeem(answer.params.get('code') ?? '', verifier);
      assert.equal(decode(tokens.idToken).payload['nonce'], request['nonce'], 'what was pushed counts');
    },
    FAPI2SPFinalEnsureDifferentStateInsideAndOutsideRequestObject: async () => {
      const { request, answer } = await sameState({}, { state: 'outside' });
      assert.equal(answer.params.get('state'), request['state']);
    },
    FAPI2SPFinalEnsureDpopAuthCodeBindingSuccess: async () => {
      const p = one();
      const { tokens } = await p.flow({ dpop_jkt: thumbprint(p.key.publicJwk) });
      assert.equal(tokens.body['token_type'], 'DPoP');
    },
    FAPI2SPFinalEnsureDpopProofAtParEndpointBindingSuccess: async () => {
      const p = one();
      const verifier = random(32);
      const proof = dpop(p.key, { method: 'POST', url: `${world().issuer}/request` });
      const pushed = await p.push(p.request(verifier), { dpop: proof });
      assert.equal(pushed.status, 201, JSON.stringify(pushed.body));
      const answer = await p.visit(pushed.body['request_uri'] ?? '');
      assert.equal((await p.redeem(answer.params.get('code') ?? '', verifier)).status, 200);
    },
    FAPI2SPFinalEnsureDpopProofWithIat10SecondsAfterSucceeds: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      assert.equal((await p.redeem(code, verifier, { dpopWith: { claims: { iat: now() + 10 } } })).status, 200);
    },
    FAPI2SPFinalEnsureDpopProofWithIat10SecondsBeforeSucceeds: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      assert.equal((await p.redeem(code, verifier, { dpopWith: { claims: { iat: now() - 10 } } })).status, 200);
    },
    FAPI2SPFinalEnsureHolderOfKeyRequired: async () => {
      const p = one();
      const { code, verifier } = await p.code();
      denied(await p.redeem(code, verifier, { bare: true }), 'invalid_grant', 'invalid_request', 'invalid_dpop_proof');
    },
    FAPI2SPFinalEnsureMismatchedDpopJktFails: async () => {
      const p = one();
      const proof = dpop(p.key, { method: 'POST', url: `${world().issuer}/request` });
      const fields = p.request(random(32), { dpop_jkt: thumbprint(newKey('ES256').publicJwk) });
      const pushed = await p.push(fields, { dpop: proof });
      assert.deepEqual([pushed.status, pushed.error], [400, 'invalid_request']);
    },
    FAPI2SPFinalEnsureOtherScopeOrderSucceeds: async () => void (await one().flow({ scope: 'profile openid' })),
    FAPI2SPFinalEnsureRedirectUriInAuthorizationRequest: () => badPush({ redirect_uri: undefined }, 'invalid_request'),
    FAPI2SPFinalEnsureRegisteredRedirectUri: () =>
      badPush({ redirect_uri: 'http://127.0.0.1:9/elsewhere' }, 'invalid_request', 'invalid_redirect_uri'),
    FAPI2SPFinalEnsureRequestObjectWithoutRedirectUriFails: async () => {
      const p = one();
      const { redirect_uri: _left, ...rest } = p.request(random(32));
      const pushed = await p.push(rest);
      assert.deepEqual(
        [pushed.status, pushed.error],
        [400, 'invalid_request'],
        'not even when given in the address later',
      );
    },
    FAPI2SPFinalEnsureResponseTypeCodeIdTokenFails: () =>
      badPush(
        { response_type: 'code id_token' },
        'unsupported_response_type',
        'invalid_request',
        'unauthorized_client',
      ),
    FAPI2SPFinalEnsureResponseTypeTokenFails: () =>
      badPush({ response_type: 'token' }, 'unsupported_response_type', 'invalid_request', 'unauthorized_client'),
    FAPI2SPFinalEnsureServerHandlesNonMatchingIntentId: {
      notApplicable:
        'the suite itself sets it aside for plain FAPI: openbanking_intent_id belongs to the British profile',
    },
    FAPI2SPFinalEnsureSignedClientAssertionWithRS256Fails: async () => {
      const p = two();
      const { code, verifier } = await p.code();
      denied(await p.redeem(code, verifier, { proof: { header: { alg: 'RS256' } } }), 'invalid_client');
    },
    FAPI2SPFinalEnsureTokenEndpointFailsWithMismatchedDpopJkt: async () => {
      const p = one();
      const { code, verifier } = await p.code({ dpop_jkt: thumbprint(newKey('ES256').publicJwk) });
      denied(await p.redeem(code, verifier), 'invalid_grant', 'invalid_dpop_proof');
    },
    FAPI2SPFinalEnsureTokenEndpointFailsWithMismatchedDpopProofJkt: async () => {
      const p = one();
      const verifier = random(32);
      const other = newKey('ES256');
      const proof = dpop(other, { method: 'POST', url: `${world().issuer}/request` });
      const pushed = await p.push(p.request(verifier), { dpop: proof });
      const answer = await p.visit(pushed.body['request_uri'] ?? '');
      denied(await p.redeem(answer.params.get('code') ?? '', verifier), 'invalid_grant', 'invalid_dpop_proof');
    },
    FAPI2SPFinalEnsureUnsignedAuthorizationRequestWithoutUsingParFails: async () => {
      const p = one();
      const answer = await authorize(world(), { client_id: clients().fapi.id, ...p.request(random(32)) });
      assert.equal(answer.params.get('code'), null);
      assert.equal(answer.params.get('error') ?? 'invalid_request', 'invalid_request');
    },
    FAPI2SPFinalHappyFlow: async () => {
      for (const p of [one(), two()]) {
        const { answer, tokens, key } = await p.flow();
        assert.deepEqual([answer.params.get('iss'), tokens.body['token_type']], [world().issuer, 'DPoP']);
        const keys = ((await (await fetch(`${world().issuer}/jwks`)).json()) as { keys: JsonWebKey[] }).keys;
        assert.ok(isSignedBy(tokens.idToken, keys));
        assert.equal(decode(tokens.idToken).header['alg'], 'ES256');
        assert.ok(key.publicJwk.kid);
        const { status, claims } = await p.resource(tokens.accessToken);
        assert.deepEqual([status, claims['name']], [200, 'Nguyễn Thị Lan']);
      }
    },
    ...fapiPushedModules(world, clients),
  };
}
