import assert from 'node:assert/strict';
import { denied, fapiTools } from './fapi-partner.ts';
import type { Module } from './modules.ts';
import { call, dpop } from './protocol.ts';
import { decode, newKey, now } from './sign.ts';
import { age, type Client, random, type World } from './world.ts';

/** Those of the plan that begin with a pushed request, refresh tokens, claims and the person's refusal. */
export function fapiPushedModules(
  world: () => World,
  clients: () => { fapi: Client; fapi2: Client },
): Record<string, Module> {
  const { one, two, badAssertion, badPush, sameState } = fapiTools(world, clients);

  return {
    FAPI2SPFinalPARAttemptReuseRequestUri: async () => {
      const p = one();
      const pushed = await p.push(p.request(random(32)));
      const uri = pushed.body['request_uri'] ?? '';
      assert.ok((await p.visit(uri)).params.get('code'));
      const again = await p.visit(uri);
      assert.equal(again.params.get('code'), null, 'a request is answered once');
    },
    FAPI2SPFinalPARAttemptToUseExpiredRequestUri: async () => {
      const p = one();
      const pushed = await p.push(p.request(random(32)));
      await age(world().database, 'PushedAuthorizationRequest', 61);
      assert.equal((await p.visit(pushed.body['request_uri'] ?? '')).params.get('code'), null);
    },
    FAPI2SPFinalPAREndpointAsArrayAudienceFails: () =>
      badAssertion({ claims: { aud: [`${world().issuer}/request`] } }, 'par', 'invalid_client'),
    FAPI2SPFinalPAREndpointAsAudienceFails: () =>
      badAssertion({ claims: { aud: `${world().issuer}/request` } }, 'par', 'invalid_client'),
    FAPI2SPFinalPAREnsureJWTClientAssertionWithIatNbf8SecondsInTheFutureIsAccepted: async () => {
      const p = one();
      const soon = now() + 8;
      const pushed = await p.push(p.request(random(32)), {
        proof: { claims: { iat: soon, nbf: soon, exp: soon + 60 } },
      });
      assert.equal(pushed.status, 201, JSON.stringify(pushed.body));
    },
    FAPI2SPFinalPAREnsureJWTClientAssertionWithIatNbfOver60SecondsInTheFutureFails: () => {
      const later = now() + 65;
      return badAssertion({ claims: { iat: later, nbf: later, exp: later + 60 } }, 'par', 'invalid_client');
    },
    FAPI2SPFinalPAREnsurePKCECodeVerifierRequired: async () => {
      const p = one();
      const { code } = await p.code();
      denied(await p.redeem(code, '', { without: ['code_verifier'] }), 'invalid_grant', 'invalid_request');
    },
    FAPI2SPFinalPAREnsurePKCERequired: () =>
      badPush({ code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'),
    FAPI2SPFinalPAREnsurePlainPKCERejected: () => badPush({ code_challenge_method: 'plain' }, 'invalid_request'),
    FAPI2SPFinalPAREnsureRequestUriIsBoundToClient: async () => {
      const pushed = await one().push(one().request(random(32)));
      const answer = await two().visit(pushed.body['request_uri'] ?? '');
      assert.equal(answer.params.get('code'), null);
    },
    FAPI2SPFinalPAREnsureServerAcceptsReusedRequestUriBeforeAuthenticationCompletion: async () => {
      const p = one();
      const browser = world().stranger();
      const verifier = random(32);
      const pushed = await p.push(p.request(verifier));
      const uri = pushed.body['request_uri'] ?? '';
      const first = await p.visit(uri, {}, { browser, stops: true });
      assert.deepEqual(first.pages, ['sign-in']);
      const second = await p.visit(uri, {}, { browser });
      assert.equal((await p.redeem(second.params.get('code') ?? '', verifier)).status, 200);
    },
    FAPI2SPFinalPARIncorrectPKCECodeVerifierRejected: async () => {
      const p = one();
      const { code } = await p.code();
      denied(await p.redeem(code, random(32)), 'invalid_grant');
    },
    FAPI2SPFinalPARRejectInvalidHttpVerb: async () => {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await fetch(`${world().issuer}/request`, { method });
        assert.ok([400, 404, 405].includes(answer.status), `${method}: ${answer.status}`);
      }
    },
    FAPI2SPFinalPARRejectRequestUriInParAuthorizationFormParams: async () => {
      const p = one();
      const uri = (await p.push(p.request(random(32)))).body['request_uri'];
      const pushed = await p.push(p.request(random(32), { request_uri: uri }));
      assert.deepEqual([pushed.status, pushed.error], [400, 'request_uri_not_supported']);
    },
    FAPI2SPFinalPARTokenEndpointAsAudienceFails: () =>
      badAssertion({ claims: { aud: `${world().issuer}/token` } }, 'par', 'invalid_client'),
    FAPI2SPFinalParWithoutDuplicateParameters: async () => {
      const p = one();
      const verifier = random(32);
      const pushed = await p.push(p.request(verifier));
      // Nothing but client_id and request_uri in the address (RFC 9126, 4).
      const answer = await p.visit(pushed.body['request_uri'] ?? '');
      assert.equal((await p.redeem(answer.params.get('code') ?? '', verifier)).status, 200);
    },
    FAPI2SPFinalRefreshToken: async () => {
      const [p, q] = [one(), two()];
      const params = { scope: 'openid profile offline_access', prompt: 'consent' };
      const { tokens } = await p.flow(params);
      const token = tokens.refreshToken ?? '';
      assert.match(token, /^[\x20-\x7e]+$/);
      const next = await p.refresh(token);
      assert.equal(next.status, 200, JSON.stringify(next.body));
      assert.equal(next.refreshToken ?? token, token, 'the profile forbids rotation');
      assert.equal((await p.resource(next.accessToken)).status, 200);
      denied(
        await call(world(), clients().fapi, {
          path: '/token',
          fields: { grant_type: 'refresh_token', refresh_token: token },
        }),
        'invalid_grant',
        'invalid_request',
      );
      const stranger = dpop(newKey('ES256'), { method: 'POST', url: `${world().issuer}/token` });
      assert.equal(
        (await p.refresh(token, { dpop: stranger })).status,
        200,
        'a confidential client may bind new tokens to a new key',
      );
      denied(await q.refresh(token), 'invalid_grant');
    },
    FAPI2SPFinalStateOnlyOutsideRequestObjectNotUsed: async () => {
      const { answer } = await sameState({ state: undefined }, { state: 'outside' });
      assert.equal(answer.params.get('state'), null);
    },
    FAPI2SPFinalTestClaimsParameterIdentityClaims: async () => {
      const p = one();
      const claims = JSON.stringify({
        id_token: { birthdate: { essential: true } },
        userinfo: { email: null, phone_number: { essential: true } },
      });
      const { tokens } = await p.flow({ scope: 'openid', claims });
      assert.equal(decode(tokens.idToken).payload['birthdate'], '1985-03-15');
      const { claims: given } = await p.resource(tokens.accessToken);
      assert.deepEqual([given['email'], given['phone_number']], ['lan@example.vn', '0912345678']);
      assert.equal('address' in given, false);
    },
    FAPI2SPFinalTestEssentialAcrScaClaim: async () => {
      const p = one();
      const claims = JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:da06:authn:2' } } });
      const { answer, tokens } = await p.flow({ claims });
      assert.ok(answer.pages.includes('code'), 'a second factor was asked for');
      assert.equal(decode(tokens.idToken).payload['acr'], 'urn:da06:authn:2');
    },
    FAPI2SPFinalTolerateUnregisteredRedirectUri: async () => {
      const p = one();
      const pushed = await p.push(p.request(random(32), { redirect_uri: 'http://127.0.0.1:9/unregistered' }));
      assert.equal(pushed.status, 400, 'refused at once; the person never sees a page');
    },
    FAPI2SPFinalUserRejectsAuthentication: async () => {
      const p = one();
      const { answer } = await p.code({}, { browser: world().stranger(), refuses: 'sign-in' });
      assert.equal(answer.params.get('error'), 'access_denied');
      assert.equal(answer.params.get('iss'), world().issuer);
      const consent = await p.code({ prompt: 'consent' }, { refuses: 'consent' });
      assert.equal(consent.answer.params.get('error'), 'access_denied');
    },
  };
}
