import { constants, createHash, createPublicKey, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import { ChipFormatError, inside, isSameBytes, oidOf, readWhole, tags } from './der.ts';

/** What a reader brings home of an active authentication: the chip signed a challenge with the key of data group 15. */
export interface ActiveAuthentication {
  /** Eight bytes that were drawn for this chip alone. */
  readonly challenge: Uint8Array;
  readonly answer: Uint8Array;
  /** Data group 15; passive authentication must have found its hash right. */
  readonly group15: Uint8Array;
  /** Data group 14, which names the hash of a chip that signs with elliptic curves. */
  readonly group14?: Uint8Array | undefined;
}

const challengeLength = 8;
const keyTag = 0x6f;
const securityInfosTag = 0x6e;
const activeAuthenticationInfo = '2.23.136.1.1.5';
/** ecdsa-plain-signatures of BSI TR-03111 with their hash. */
const plainSignatures: Readonly<Record<string, string>> = {
  '0.4.0.127.0.7.1.1.4.1.1': 'sha1',
  '0.4.0.127.0.7.1.1.4.1.2': 'sha224',
  '0.4.0.127.0.7.1.1.4.1.3': 'sha256',
  '0.4.0.127.0.7.1.1.4.1.4': 'sha384',
  '0.4.0.127.0.7.1.1.4.1.5': 'sha512',
};
/** Trailers of ISO/IEC 9796-2 signatures, digital signature scheme 1. */
const trailers: Readonly<Record<number, string>> = { 56: 'sha224', 52: 'sha256', 54: 'sha384', 53: 'sha512' };

/**
 * Active authentication (Doc 9303-11, 6.1): does the chip have the private key, or is it a copy of the files? RSA answers
 * are ISO/IEC 9796-2 signatures with message recovery, those of elliptic curves plain r‖s.
 * @throws ChipFormatError when the files are not what they must be; a wrong answer is just false.
 */
export function chipHasItsKey(given: ActiveAuthentication): boolean {
  if (given.challenge.length !== challengeLength) throw new ChipFormatError('the challenge is not of 8 bytes', 0);
  const key = keyOf(given.group15);
  if (key.asymmetricKeyType === 'rsa') return recoversChallenge(key, given);
  if (key.asymmetricKeyType !== 'ec') throw new ChipFormatError('the key of data group 15 is of another kind', 0);
  try {
    const hash = given.group14 === undefined ? 'sha256' : hashNamedIn(given.group14);
    return verify(hash, given.challenge, { key, dsaEncoding: 'ieee-p1363' }, given.answer);
  } catch (error) {
    if (error instanceof ChipFormatError) throw error;
    return false;
  }
}

function keyOf(group15: Uint8Array): KeyObject {
  const [key, more] = inside(readWhole(group15), keyTag);
  if (key === undefined || more !== undefined) throw new ChipFormatError('data group 15 holds no key', 0);
  try {
    return createPublicKey({ key: Buffer.from(key.bytes), format: 'der', type: 'spki' });
  } catch {
    throw new ChipFormatError('the key of data group 15 is unreadable', key.at);
  }
}

function hashNamedIn(group14: Uint8Array): string {
  const [infos] = inside(readWhole(group14), securityInfosTag);
  for (const info of inside(infos, tags.set)) {
    const [kind, , algorithm] = inside(info, tags.sequence);
    if (oidOf(kind) !== activeAuthenticationInfo) continue;
    const hash = plainSignatures[oidOf(algorithm)];
    if (hash === undefined) throw new ChipFormatError('the signature of active authentication is unknown', info.at);
    return hash;
  }
  return 'sha256';
}

const firstOctet = 0x6a;
const sha1Trailer = 0xbc;
const namedTrailer = 0xcc;

function recoversChallenge(key: KeyObject, { challenge, answer }: ActiveAuthentication): boolean {
  let message: Buffer;
  try {
    message = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, answer);
  } catch {
    return false;
  }
  const last = message.at(-1);
  const hash = last === sha1Trailer ? 'sha1' : last === namedTrailer ? trailers[message.at(-2) ?? 0] : undefined;
  if (hash === undefined || message[0] !== firstOctet) return false;
  const digest = createHash(hash);
  const trailer = last === sha1Trailer ? 1 : 2;
  const size = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 }[hash] ?? 0;
  const end = message.length - trailer;
  if (end - size < 1) return false;
  const recovered = message.subarray(1, end - size);
  return isSameBytes(digest.update(recovered).update(challenge).digest(), message.subarray(end - size, end));
}
