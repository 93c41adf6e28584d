import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';

/** A key pair as JWKs, made anew for a test. */
export interface KeyPair {
  alg: 'ES256' | 'PS256' | 'RS256';
  privateJwk: JsonWebKey;
  publicJwk: JsonWebKey & { kid: string };
}

export function newKey(alg: KeyPair['alg'] = 'ES256'): KeyPair {
  const { privateKey, publicKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig' };
  return { alg, privateJwk: privateKey.export({ format: 'jwk' }), publicJwk };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed JWT (JWS compact). `alg` in the header wins over the key's own. */
export function jwt(key: KeyPair, header: Record<string, unknown>, payload: Record<string, unknown>): string {
  const alg = String(header['alg'] ?? key.alg);
  const text = `${encode({ alg, ...header })}.${encode(payload)}`;
  if (alg === 'none') return `${text}.`;
  const privateKey = createPrivateKey({ key: key.privateJwk, format: 'jwk' });
  const how =
    alg === 'ES256'
      ? ({ key: privateKey, dsaEncoding: 'ieee-p1363' } as const)
      : alg === 'PS256'
        ? { key: privateKey, padding: 6, saltLength: 32 }
        : { key: privateKey };
  return `${text}.${sign('sha256', Buffer.from(text), how).toString('base64url')}`;
}

export function decode(token: string): { header: Record<string, unknown>; payload: Record<string, unknown> } {
  const [header = '', payload = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  return { header: read(header), payload: read(payload) };
}

/** Whether one of the published keys signed the token. */
export function isSignedBy(token: string, keys: readonly JsonWebKey[]): boolean {
  const { header } = decode(token);
  const jwk = keys.find((key) => key['kid'] === header['kid']);
  const [head, body, signature = ''] = token.split('.');
  if (jwk === undefined) return false;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const how = header['alg'] === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : { key };
  return verify('sha256', Buffer.from(`${head}.${body}`), how, Buffer.from(signature, 'base64url'));
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** JWK thumbprint (RFC 7638). */
export function thumbprint(jwk: JsonWebKey): string {
  const { crv, e, kty, n, x, y } = jwk;
  return sha256(JSON.stringify(kty === 'EC' ? { crv, kty, x, y } : { e, kty, n }));
}

export const now = (): number => Math.floor(Date.now() / 1000);
