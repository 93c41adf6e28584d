import { createCipheriv, createECDH, createHash } from 'node:crypto';
import { ChipFormatError, isSameBytes, readDer } from './der.ts';
import type { ChipKey, MessagingCipher } from './security-infos.ts';

const keyLengths: Readonly<Record<MessagingCipher, number>> = {
  '3des': 16,
  'aes-128': 16,
  'aes-192': 24,
  'aes-256': 32,
};
/** Number of the derivation for authentication codes (Doc 9303-11, 9.7.1). */
const forAuthentication = 2;
const codeLength = 8;
const codeTag = 0x8e;
const dataTag = 0x87;
const statusTag = 0x99;

/** What both sides' keys give: the code key of their secure messaging. */
export interface MessagingKey {
  readonly cipher: MessagingCipher;
  readonly key: Uint8Array;
}

/**
 * The key for authentication codes that a terminal's private key and a chip's public key agree on (Doc 9303-11, 6.2.2 and
 * 9.7). @throws ChipFormatError when the private key is none of the chip's curve, or the chip's point is not on it.
 */
export function agreedKey(terminalKey: Uint8Array, chip: ChipKey): MessagingKey {
  let secret: Buffer;
  try {
    const own = createECDH(chip.curve);
    own.setPrivateKey(terminalKey);
    secret = own.computeSecret(chip.point);
  } catch {
    throw new ChipFormatError('the keys of terminal and chip do not belong together', 0);
  }
  return { cipher: chip.cipher, key: derivedKey(secret, chip.cipher, forAuthentication) };
}

/** Key number `number` from a shared secret: SHA-1 up to 128 bits, SHA-256 above. */
export function derivedKey(secret: Uint8Array, cipher: MessagingCipher, number: number): Uint8Array {
  const length = keyLengths[cipher];
  const digest = createHash(length > 16 ? 'sha256' : 'sha1')
    .update(secret)
    .update(Buffer.from([0, 0, 0, number]));
  return new Uint8Array(digest.digest()).subarray(0, length);
}

const blockLength = (cipher: MessagingCipher) => (cipher === '3des' ? 8 : 16);

/** Padding method 2 of ISO/IEC 9797-1: one bit, then noughts up to a whole block. */
export function padded(bytes: Uint8Array, cipher: MessagingCipher): Uint8Array {
  const block = blockLength(cipher);
  const whole = new Uint8Array(Math.floor(bytes.length / block) * block + block);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  return whole;
}

/** Authentication code of a padded message under send sequence counter `counter` (Doc 9303-11, 9.8.6 and 9.8.7). */
export function codeOf({ cipher, key }: MessagingKey, counter: number, message: Uint8Array): Uint8Array {
  const count = Buffer.alloc(blockLength(cipher));
  count.writeUInt32BE(counter, count.length - 4);
  const whole = padded(Buffer.concat([count, message]), cipher);
  return cipher === '3des' ? retailCode(key, whole) : cipherCode(key, whole);
}

const zeros = (n: number) => Buffer.alloc(n);

/** MAC algorithm 3 of ISO/IEC 9797-1: single DES along the way (three equal keys), both keys at the last block. */
export function retailCode(key: Uint8Array, message: Uint8Array): Uint8Array {
  const [first, second] = [key.subarray(0, 8), key.subarray(8, 16)];
  const chain = createCipheriv('des-ede3-cbc', Buffer.concat([first, first, first]), zeros(8)).setAutoPadding(false);
  const so = chain.update(message.subarray(0, message.length - 8)).subarray(-8);
  const last = createCipheriv('des-ede3-cbc', Buffer.concat([first, second, first]), so.length === 8 ? so : zeros(8));
  return new Uint8Array(last.setAutoPadding(false).update(message.subarray(message.length - 8)));
}

/** The first eight octets of the CMAC (RFC 4493, NIST SP 800-38B) of a message of whole blocks. */
export function cipherCode(key: Uint8Array, message: Uint8Array): Uint8Array {
  const name = `aes-${key.length * 8}`;
  const start = createCipheriv(`${name}-ecb`, key, null).setAutoPadding(false).update(zeros(16));
  const mask = doubled(start);
  const masked = Uint8Array.from(message);
  for (let i = 0; i < 16; i += 1) {
    const at = message.length - 16 + i;
    masked[at] = (masked[at] ?? 0) ^ (mask[i] ?? 0);
  }
  const chain = createCipheriv(`${name}-cbc`, key, zeros(16)).setAutoPadding(false).update(masked);
  return new Uint8Array(chain.subarray(-16, -codeLength));
}

/** Twice a value in GF(2¹²⁸). */
function doubled(value: Uint8Array): Uint8Array {
  const out = new Uint8Array(16);
  for (let i = 0; i < 16; i += 1) out[i] = (((value[i] ?? 0) << 1) | ((value[i + 1] ?? 0) >> 7)) & 0xff;
  if ((value[0] ?? 0) >= 0x80) out[15] = (out[15] ?? 0) ^ 0x87;
  return out;
}

/** What a chip answered under secure messaging. */
export interface ProtectedAnswer {
  /** What the code is over: data and status as they stand. */
  readonly covered: Uint8Array;
  readonly code: Uint8Array;
  /** Status that the code protects, such as 0x9000. */
  readonly status: number;
}

/** Reads DO'87' (may be missing), DO'99' and DO'8E' in this order, then the status once more. @throws ChipFormatError */
export function readProtectedAnswer(bytes: Uint8Array): ProtectedAnswer {
  const end = bytes.length - 2;
  let at = 0;
  const data = bytes[0] === dataTag ? readDer(bytes, 0) : undefined;
  at += data?.bytes.length ?? 0;
  const status = readDer(bytes, at);
  at += status.bytes.length;
  const code = readDer(bytes, at);
  if (status.tag !== statusTag || status.contents.length !== 2 || code.tag !== codeTag)
    throw new ChipFormatError('the answer is not one under secure messaging', at);
  if (code.contents.length !== codeLength || at + code.bytes.length !== end)
    throw new ChipFormatError('the code of the answer is unreadable', at);
  const [high = 0, low = 0] = status.contents;
  if (bytes[end] !== high || bytes[end + 1] !== low)
    throw new ChipFormatError('the answer has two different states', end);
  return { covered: bytes.subarray(0, at), code: code.contents, status: high * 0x100 + low };
}

/** Whether only somebody with this key can have made the answer. */
export const answerHolds = (key: MessagingKey, counter: number, answer: ProtectedAnswer): boolean =>
  isSameBytes(codeOf(key, counter, answer.covered), answer.code);
