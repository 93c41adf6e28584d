import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who has a VNeID account, for the one page of this stand-in. Only synthetic people stand here. */
export interface VneidPerson {
  /** VNeID's own name for them; never the number. */
  subject: string;
  personalNumber: string;
  fullName: string;
  accountLevel: 1 | 2;
}

/** What can go wrong at the other side; each once set stays until it is changed. */
export type VneidFault =
  | 'none'
  /** Does not answer at all. */
  | 'down'
  /** The ID token is for another client. */
  | 'other-audience'
  /** The ID token answers another request. */
  | 'other-nonce'
  /** Signed with a key that is not published. */
  | 'other-key'
  | 'expired'
  /** Names a level of its own that nobody knows. */
  | 'unknown-level'
  /** Vouches for another number under the same subject. */
  | 'other-number';

export interface VneidStandIn {
  issuer: string;
  clientId: string;
  clientSecret: string;
  people: VneidPerson[];
  fault: VneidFault;
  close(): Promise<void>;
}

interface Code {
  subject: string;
  nonce: string;
  challenge: string;
  redirectUri: string;
  level: string;
}

/**
 * Imitates VNeID's sign-on as an OpenID issuer (code flow, PKCE, client secret) with keys of its own. The real one has no
 * public description; claims and levels follow Decree 69/2024/NĐ-CP: `personal_number`, `account_level`, and `acr`
 * `urn:vneid:authn:1` to `4`. Its page has one button for each person and proves whatever level is asked for.
 */
export async function startVneid(people: VneidPerson[], port = 0): Promise<VneidStandIn> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const kid = randomUUID();
  const codes = new Map<string, Code>();
  const standIn: VneidStandIn = {
    issuer: '',
    clientId: 'da06',
    clientSecret: randomBytes(24).toString('base64url'),
    people,
    fault: 'none',
    close: () => new Promise((done) => server.close(() => done())),
  };

  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void> | void> = {
    '/.well-known/openid-configuration': (_request, response) => json(response, discovery(standIn.issuer)),
    '/jwks': (_request, response) =>
      json(response, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' }] }),
    '/auth': (request, response) => {
      const query = new URL(request.url ?? '', standIn.issuer).searchParams;
      const subject = query.get('person');
      if (subject === null) return page(response, standIn, query);
      const target = new URL(query.get('redirect_uri') ?? '');
      target.searchParams.set('state', query.get('state') ?? '');
      if (subject === '') target.searchParams.set('error', 'access_denied');
      else {
        const code = randomBytes(24).toString('base64url');
        codes.set(code, {
          subject,
          nonce: query.get('nonce') ?? '',
          challenge: query.get('code_challenge') ?? '',
          redirectUri: query.get('redirect_uri') ?? '',
          level: (query.get('acr_values') ?? 'urn:vneid:authn:2').split(' ')[0] ?? '',
        });
        target.searchParams.set('code', code);
      }
      response.writeHead(303, { location: target.href }).end();
    },
    '/token': async (request, response) => {
      const fields = new URLSearchParams(await textOf(request));
      const code = codes.get(fields.get('code') ?? '');
      codes.delete(fields.get('code') ?? '');
      const verifier = createHash('sha256')
        .update(fields.get('code_verifier') ?? '')
        .digest('base64url');
      if (!isClient(standIn, request.headers.authorization)) return json(response, { error: 'invalid_client' }, 401);
      if (code === undefined || code.challenge !== verifier || code.redirectUri !== fields.get('redirect_uri'))
        return json(response, { error: 'invalid_grant' }, 400);
      const key = standIn.fault === 'other-key' ? stranger : privateKey;
      const id_token = signed({ alg: 'ES256', kid }, claimsOf(standIn, code), key);
      json(response, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token });
    },
  };

  const server = createServer((request, response) => {
    if (standIn.fault === 'down') return void request.socket.destroy();
    const route = routes[new URL(request.url ?? '', 'http://here').pathname];
    if (route === undefined) return void response.writeHead(404).end();
    void Promise.resolve(route(request, response)).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  standIn.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return standIn;
}

function claimsOf(standIn: VneidStandIn, code: Code): Record<string, unknown> {
  const { fault, people } = standIn;
  const person = people.find((p) => p.subject === code.subject);
  const at = Math.floor(Date.now() / 1000) - (fault === 'expired' ? 3600 : 0);
  return {
    iss: standIn.issuer,
    aud: fault === 'other-audience' ? 'somebody-else' : standIn.clientId,
    sub: code.subject,
    iat: at,
    auth_time: at,
    exp: at + 300,
    nonce: fault === 'other-nonce' ? 'another' : code.nonce,
    acr: fault === 'unknown-level' ? 'urn:vneid:authn:9' : code.level,
    personal_number: fault === 'other-number' ? '967190999999' : person?.personalNumber,
    account_level: person?.accountLevel,
    name: person?.fullName,
  };
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['ES256'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
});

/** Basic authentication, name and secret form-encoded first (RFC 6749, 2.3.1). */
function isClient({ clientId, clientSecret }: VneidStandIn, header: string | undefined): boolean {
  const given = Buffer.from(header?.replace(/^Basic /, '') ?? '', 'base64').toString();
  return given.split(':').map(decodeURIComponent).join(':') === `${clientId}:${clientSecret}`;
}

function page(response: ServerResponse, { people }: VneidStandIn, query: URLSearchParams): void {
  const safe = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const hidden = [...query].map(([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`);
  const buttons = people.map((p) => `<button name="person" value="${safe(p.subject)}">${safe(p.fullName)}</button>`);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><title>VNeID (sandbox)</title><h1>VNeID (sandbox)</h1><form action="/auth">${hidden.join('')}${buttons.join('<br>')}<br><button name="person" value="">Cancel</button></form>`,
  );
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function signed(header: Record<string, unknown>, payload: Record<string, unknown>, key: KeyObject): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
