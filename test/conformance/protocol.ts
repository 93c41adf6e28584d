import { randomUUID } from 'node:crypto';
import type { Browser } from '#identity/testing';
import { jwt, type KeyPair, now, sha256 } from './sign.ts';
import { type Client, random, type World } from './world.ts';

export type Params = Record<string, string | undefined>;

/** What came back to the client, and the pages of ours that the person saw on the way. */
export interface Answer {
  params: URLSearchParams;
  /** The address that the browser was sent to, or '' when it stayed with us. */
  target: string;
  pages: ('sign-in' | 'code' | 'set-up' | 'consent' | 'problem')[];
}

const kindOf = (body: string): Answer['pages'][number] => {
  if (/action="[^"]*\/consent"/.test(body)) return 'consent';
  if (body.includes('value="first-code"')) return 'set-up';
  if (body.includes('value="code"')) return 'code';
  return 'sign-in';
};

/** How the person behaves on our pages. */
export interface Manners {
  browser?: Browser;
  /** Leaves by the second button of this page. */
  refuses?: 'sign-in' | 'consent';
  /** Stops at the first page. */
  stops?: boolean;
  post?: boolean;
}

/** Goes through the authorization endpoint with a browser and a willing person, until the client has its answer. */
export async function authorize(world: World, params: Params, manners: Manners = {}): Promise<Answer> {
  const browser = manners.browser ?? world.browser;
  const query = new URLSearchParams(Object.entries(params).filter((e): e is [string, string] => e[1] !== undefined));
  const pages: Answer['pages'] = [];
  let response = manners.post
    ? await browser.post('/oidc/auth', Object.fromEntries(query), { 'sec-fetch-site': 'cross-site' })
    : await browser.get(`/oidc/auth?${query}`, { 'sec-fetch-site': 'cross-site' });
  for (let step = 0; step < 20; step += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      const url = new URL(location, world.url);
      if (url.origin !== world.url) return { params: url.searchParams, target: location, pages };
      if (url.pathname === '/sign-in/problem')
        return { params: url.searchParams, target: '', pages: [...pages, 'problem'] };
      response = await browser.get(`${url.pathname}${url.search}`);
      continue;
    }
    const path = new URL(response.url).pathname.replace(/\/(code|consent|cancel)$/, '');
    const body = await response.text();
    const kind = kindOf(body);
    pages.push(kind);
    if (manners.stops === true) return { params: new URLSearchParams(), target: '', pages };
    response = await answerPage(world, browser, { path, kind, refuses: manners.refuses === kind });
    if (response.status >= 400)
      throw new Error(`${kind}: ${response.status} ${(await response.text()).slice(0, 2000)}`);
  }
  throw new Error(`never came back: ${pages.join(', ')}`);
}

function answerPage(
  world: World,
  browser: Browser,
  page: { path: string; kind: Answer['pages'][number]; refuses: boolean },
): Promise<Response> {
  const { path, kind, refuses } = page;
  const { number, password, code } = world.person;
  if (refuses) return browser.post(`${path}/cancel`);
  if (kind === 'consent') return browser.post(`${path}/consent`);
  if (kind === 'code') return browser.post(`${path}/code`, { kind: 'code', code: code() });
  return browser.post(path, { loginName: number, password });
}

export interface Tokens {
  status: number;
  error: string | undefined;
  headers: Headers;
  body: Record<string, string>;
  accessToken: string;
  idToken: string;
  refreshToken: string | undefined;
}

/** How a client proves itself at an endpoint; `claims` and `header` change what it would honestly say. */
export interface ProofWish {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  key?: KeyPair;
  without?: string[];
}

export function assertion(world: World, client: Client, wish: ProofWish = {}): string {
  const claims: Record<string, unknown> = {
    iss: client.id,
    sub: client.id,
    aud: world.issuer,
    iat: now(),
    nbf: now(),
    exp: now() + 60,
    jti: randomUUID(),
    ...wish.claims,
  };
  for (const name of wish.without ?? []) delete claims[name];
  const key = wish.key ?? client.key;
  return jwt(key, { kid: client.key.publicJwk.kid, ...wish.header }, claims);
}

/** A DPoP proof (RFC 9449). */
export function dpop(key: KeyPair, to: { method: string; url: string; token?: string }, wish: ProofWish = {}): string {
  const claims: Record<string, unknown> = {
    htm: to.method,
    htu: to.url,
    iat: now(),
    jti: randomUUID(),
    ...(to.token === undefined ? {} : { ath: sha256(to.token) }),
    ...wish.claims,
  };
  const { kid: _kid, use: _use, ...jwk } = key.publicJwk;
  const header: Record<string, unknown> = { typ: 'dpop+jwt', jwk, ...wish.header };
  for (const name of wish.without ?? []) {
    delete claims[name];
    delete header[name];
  }
  return jwt(wish.key ?? key, header, claims);
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Client authentication as headers and fields. */
function proofOf(world: World, client: Client, wish?: ProofWish): { headers: Record<string, string>; fields: Params } {
  if (client.method === 'client_secret_basic')
    return {
      headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
      fields: {},
    };
  if (client.method === 'client_secret_post')
    return { headers: {}, fields: { client_id: client.id, client_secret: client.secret } };
  return {
    headers: {},
    fields: {
      client_id: client.id,
      client_assertion_type: assertionType,
      client_assertion: assertion(world, client, wish),
    },
  };
}

export interface CallWish {
  proof?: ProofWish;
  dpop?: string;
  without?: string[];
  headers?: Record<string, string>;
}

/** Posts a form to an endpoint of the provider, as this client. */
export async function call(
  world: World,
  client: Client,
  to: { path: string; fields: Params; wish?: CallWish },
): Promise<Tokens> {
  const { wish = {} } = to;
  const proof = proofOf(world, client, wish.proof);
  const all = { ...proof.fields, ...to.fields };
  const fields = Object.entries(all).filter(
    (e): e is [string, string] => e[1] !== undefined && !(wish.without ?? []).includes(e[0]),
  );
  const response = await fetch(`${world.issuer}${to.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...proof.headers,
      ...(wish.dpop === undefined ? {} : { dpop: wish.dpop }),
      ...wish.headers,
    },
    body: new URLSearchParams(fields).toString(),
  });
  const text = await response.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, string>;
  return {
    status: response.status,
    error: body['error'],
    headers: response.headers,
    body,
    accessToken: body['access_token'] ?? '',
    idToken: body['id_token'] ?? '',
    refreshToken: body['refresh_token'],
  };
}

export const userinfo = async (
  world: World,
  how: { token: string; scheme?: string; dpop?: string; method?: string; body?: string },
): Promise<{ status: number; claims: Record<string, unknown>; headers: Headers }> => {
  const { token, scheme = 'Bearer', method = 'GET' } = how;
  const response = await fetch(`${world.issuer}/me`, {
    method,
    headers: {
      ...(scheme === '' ? {} : { authorization: `${scheme} ${token}` }),
      ...(how.dpop === undefined ? {} : { dpop: how.dpop }),
      ...(how.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(how.body === undefined ? {} : { body: how.body }),
  });
  const text = await response.text();
  const claims = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, claims, headers: response.headers };
};

/** The whole plain flow: request, person, code, tokens. */
export async function plainFlow(
  world: World,
  client: Client,
  params: Params = {},
  manners: Manners = {},
): Promise<{ answer: Answer; tokens: Tokens; code: string }> {
  const answer = await authorize(world, plainRequest(client, params), manners);
  const code = answer.params.get('code') ?? '';
  const tokens = await redeem(world, client, code);
  return { answer, tokens, code };
}

export const plainRequest = (client: Client, params: Params = {}): Params => ({
  client_id: client.id,
  response_type: 'code',
  redirect_uri: client.redirectUri,
  scope: 'openid',
  state: random(),
  nonce: random(),
  ...params,
});

export const redeem = (
  world: World,
  client: Client,
  code: string,
  fields: Params = {},
  wish: CallWish = {},
): Promise<Tokens> =>
  call(world, client, {
    path: '/token',
    fields: { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri, ...fields },
    wish,
  });
