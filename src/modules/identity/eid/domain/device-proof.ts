import { createPublicKey, verify } from 'node:crypto';

/** What the device signs: bound to its purpose, so that no signature made elsewhere fits. */
export const deviceMessage = (challenge: string): string => `da06-eid-device:v1:${challenge}`;

/** A P-256 key as SubjectPublicKeyInfo: 26 octets of head and 65 of an uncompressed point. */
const spkiLength = 91;

/**
 * Checks that whoever sent the key holds its other half: an ECDSA signature (P-256, SHA-256, r‖s as WebCrypto makes it)
 * over the challenge. Both as base64url. Never throws.
 * @returns the key as it is stored, or undefined.
 */
export function provenDeviceKey(proof: {
  publicKey: string;
  signature: string;
  challenge: string;
}): Buffer | undefined {
  const key = Buffer.from(proof.publicKey, 'base64url');
  const signature = Buffer.from(proof.signature, 'base64url');
  return key.length === spkiLength && isSignedBy(key, { ...proof, signature }) ? key : undefined;
}

/** Whether a stored device key signed a challenge. */
export function isSignedBy(key: Uint8Array, signed: { signature: Uint8Array; challenge: string }): boolean {
  if (signed.signature.length !== 64) return false;
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' });
    if (publicKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    return verify(
      'sha256',
      Buffer.from(deviceMessage(signed.challenge)),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      signed.signature,
    );
  } catch {
    return false; // no key at all
  }
}
