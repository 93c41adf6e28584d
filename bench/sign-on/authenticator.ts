import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { anAuthenticatorKey } from './cose-key.ts';

/** A passkey as a telephone would hold it: an ES256 key of its own and a counter that only grows. */
export interface Authenticator {
  readonly credentialId: string;
  /** COSE form of the public key, as the server keeps it. */
  readonly publicKey: Buffer;
  /** Answers a challenge at a place, after having checked its owner. @returns what a browser would post. */
  answer(challenge: string, origin: string): string;
}

/** User present, user verified (WebAuthn level 3, 6.1). */
const presentAndVerified = 0x05;

export function anAuthenticator(rpId: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16).toString('base64url');
  const rpIdHash = createHash('sha256').update(rpId).digest();
  let counter = 0;
  return {
    credentialId,
    publicKey: anAuthenticatorKey(publicKey),
    answer(challenge, origin) {
      counter += 1;
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter);
      const authenticatorData = Buffer.concat([rpIdHash, Buffer.of(presentAndVerified), count]);
      const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: authenticatorData.toString('base64url'),
          clientDataJSON: clientData.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
        },
      });
    },
  };
}
