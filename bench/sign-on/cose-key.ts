import type { KeyObject } from 'node:crypto';

/** An EC2 key on P-256 for ES256 in COSE form (RFC 9053, 7.1.1): a CBOR map of kty, alg, crv, x and y. */
export function anAuthenticatorKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string) => Buffer.concat([Buffer.of(0x58, 32), Buffer.from(text, 'base64url')]);
  return Buffer.concat([Buffer.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21), bytes(x), Buffer.of(0x22), bytes(y)]);
}
