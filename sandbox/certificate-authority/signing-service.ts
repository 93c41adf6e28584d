import { constants, createPublicKey, type KeyObject, privateEncrypt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAuthority, type TestAuthority } from './authority.ts';

/** What the stand-in does wrong. */
export type SigningServiceFault =
  | 'none'
  | 'error'
  | 'slow'
  | 'expired'
  | 'wrong-signature'
  | 'not-json'
  | 'unknown-key';

export interface SigningStandIn {
  url: string;
  token: string;
  authority: TestAuthority;
  /** Paths asked so far. */
  requests: string[];
  fail(fault: SigningServiceFault): void;
  /** Closes the port: the service is down. */
  close(): Promise<void>;
}

interface Key {
  certificate: string;
  expired: string;
  privateKey: KeyObject;
}

/** DigestInfo of SHA-256 (RFC 8017, 9.2): what stands before the digest inside an RSASSA-PKCS1-v1_5 signature. */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const base64 = (bytes: Buffer) => bytes.toString('base64');

/**
 * A remote signing service in memory on a free port, or the given one: one key for each agency that asks, certified by an
 * authority of its own. After the CSC API 1.0.4 (credentials/info, signatures/signHash). `names` gives an agency's name for
 * its certificate. Leaves out: authorisation by PIN or one-time code, listing, revocation lists, time stamps.
 */
export async function startSigningService(
  options: { now?: Date; port?: number; names?(agencyCode: string): string | undefined } = {},
): Promise<SigningStandIn> {
  const now = options.now ?? new Date();
  const authority = await createAuthority(now);
  const keys = new Map<string, Promise<Key>>();
  const requests: string[] = [];
  const token = 'stand-in-signing-token';
  let fault: SigningServiceFault = 'none';

  const keyOf = (id: string): Promise<Key> => {
    const known = keys.get(id) ?? makeKey(authority, options.names?.(id) ?? `Cơ quan ${id}`, now);
    keys.set(id, known);
    return known;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await jsonOf(request);
    requests.push(request.url ?? '');
    if (fault === 'slow') await sleep(3_000);
    if (fault === 'error') return void response.writeHead(500).end();
    if (fault === 'not-json') return void response.writeHead(200).end('<html>');
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    if (fault === 'unknown-key') return void response.writeHead(404).end();
    const key = await keyOf(String(body['credentialID']));
    const send = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.url === '/csc/v1/credentials/info') {
      const own = fault === 'expired' ? key.expired : key.certificate;
      const certificates = [own, base64(authority.issuing), base64(authority.root)];
      return void send({ key: { status: 'enabled', len: 2048 }, cert: { status: 'valid', certificates } });
    }
    if (request.url !== '/csc/v1/signatures/signHash') return void response.writeHead(404).end();
    const [hash] = body['hash'] as string[];
    const digest = Buffer.from(hash ?? '', 'base64');
    if (digest.length !== 32) return void response.writeHead(400).end('{"error":"invalid_request"}');
    if (fault === 'wrong-signature') digest.fill(7);
    const padding = constants.RSA_PKCS1_PADDING;
    const signature = privateEncrypt({ key: key.privateKey, padding }, Buffer.concat([digestInfo, digest]));
    send({ signatures: [signature.toString('base64')] });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    authority,
    requests,
    fail: (next) => {
      fault = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function makeKey(authority: TestAuthority, name: string, now: Date): Promise<Key> {
  const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
  const good = await authority.issue(name, days(-365), days(2 * 365));
  const expired = authority.certify(createPublicKey(good.privateKey), name, { from: days(-800), to: days(-60) });
  return { certificate: base64(good.certificate), expired: base64(expired), privateKey: good.privateKey };
}

async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
}
