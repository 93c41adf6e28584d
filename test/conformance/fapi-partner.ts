import assert from 'node:assert/strict';
import {
  type Answer,
  authorize,
  type CallWish,
  call,
  dpop,
  type Manners,
  type Params,
  type ProofWish,
  type Tokens,
  userinfo,
} from './protocol.ts';
import { type KeyPair, newKey, sha256 } from './sign.ts';
import { type Client, random, type World } from './world.ts';

interface Flow {
  answer: Answer;
  tokens: Tokens;
  key: KeyPair;
  verifier: string;
  code: string;
}

/** One partner of the profile at work: it pushes its request, sends the person, redeems the code with a proof of its key. */
function partner(world: World, client: Client) {
  const key = newKey('ES256');
  const tokenUrl = `${world.issuer}/token`;
  const request = (verifier: string, params: Params = {}): Params => ({
    response_type: 'code',
    redirect_uri: client.redirectUri,
    scope: 'openid profile',
    state: random(),
    nonce: random(),
    code_challenge: sha256(verifier),
    code_challenge_method: 'S256',
    ...params,
  });
  const push = (fields: Params, wish: CallWish = {}) => call(world, client, { path: '/request', fields, wish });
  const visit = (requestUri: string, params: Params = {}, manners: Manners = {}) =>
    authorize(world, { client_id: client.id, request_uri: requestUri, ...params }, manners);
  const redeem = (
    code: string,
    verifier: string,
    wish: CallWish & { fields?: Params; dpopWith?: ProofWish; bare?: boolean } = {},
  ) =>
    call(world, client, {
      path: '/token',
      fields: {
        grant_type: 'authorization_code',
        code,
        redirect_uri: client.redirectUri,
        code_verifier: verifier,
        ...wish.fields,
      },
      wish: wish.bare === true ? wish : { dpop: dpop(key, { method: 'POST', url: tokenUrl }, wish.dpopWith), ...wish },
    });
  const refresh = (token: string, wish: CallWish = {}) =>
    call(world, client, {
      path: '/token',
      fields: { grant_type: 'refresh_token', refresh_token: token },
      wish: { dpop: dpop(key, { method: 'POST', url: tokenUrl }), ...wish },
    });
  const code = async (params: Params = {}, manners: Manners = {}) => {
    const verifier = random(32);
    const pushed = await push(request(verifier, params));
    assert.equal(pushed.status, 201, JSON.stringify(pushed.body));
    const answer = await visit(pushed.body['request_uri'] ?? '', {}, manners);
    return { verifier, answer, code: answer.params.get('code') ?? '' };
  };
  const flow = async (params: Params = {}, manners: Manners = {}): Promise<Flow> => {
    const got = await code(params, manners);
    assert.equal(got.answer.params.get('error'), null, got.answer.params.get('error_description') ?? '');
    const tokens = await redeem(got.code, got.verifier);
    assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
    return { ...got, tokens, key };
  };
  const resource = (token: string, wish: ProofWish & { scheme?: string; key?: KeyPair } = {}) =>
    userinfo(world, {
      token,
      scheme: wish.scheme ?? 'DPoP',
      dpop: dpop(key, { method: 'GET', url: `${world.issuer}/me`, token }, wish),
    });
  return { key, request, push, visit, redeem, refresh, code, flow, resource };
}

/** An endpoint's refusal, with one of these errors and without a token. */
export const denied = (tokens: Tokens, ...errors: string[]): void => {
  assert.ok(tokens.status === 400 || tokens.status === 401, `${tokens.status} ${JSON.stringify(tokens.body)}`);
  assert.ok(errors.includes(tokens.error ?? ''), `${tokens.error}: ${tokens.body['error_description']}`);
  assert.equal(tokens.accessToken, '');
};

/** Two partners, and what the plan does again and again. */
export function fapiTools(world: () => World, clients: () => { fapi: Client; fapi2: Client }) {
  const one = () => partner(world(), clients().fapi);
  const two = () => partner(world(), clients().fapi2);
  const badAssertion = async (wish: ProofWish, path: 'par' | 'token', ...errors: string[]) => {
    const p = one();
    if (path === 'par') return denied(await p.push(p.request(random(32)), { proof: wish }), ...errors);
    const { code, verifier } = await p.code();
    denied(await p.redeem(code, verifier, { proof: wish }), ...errors);
  };
  const badPush = async (params: Params, ...errors: string[]) => {
    const p = one();
    const pushed = await p.push(p.request(random(32), params));
    assert.equal(pushed.status, 400, JSON.stringify(pushed.body));
    assert.ok(errors.includes(pushed.error ?? ''), pushed.error);
  };
  const sameState = async (params: Params, inUrl: Params) => {
    const p = one();
    const request = p.request(random(32), params);
    const pushed = await p.push(request);
    const answer = await p.visit(pushed.body['request_uri'] ?? '', inUrl);
    return { request, answer };
  };
  return { one, two, badAssertion, badPush, sameState };
}
