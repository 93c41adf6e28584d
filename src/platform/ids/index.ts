import { randomBytes, randomInt } from 'node:crypto';

// Random bytes are fetched for a few hundred identifiers at once: each fetch is a call of the operating system.
let pool = Buffer.alloc(0);

function someRandomBytes(): Buffer {
  if (pool.length < 16) pool = randomBytes(4096);
  const bytes = pool.subarray(0, 16);
  pool = pool.subarray(16);
  return bytes;
}

/** A time-ordered random identifier (UUID version 7, RFC 9562): inserts stay at the end of their index. */
export function newId(now: number = Date.now()): string {
  const bytes = someRandomBytes();
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// Without 0/O, 1/I/L and vowels: can be read out over the telephone and never spells a word.
const spoken = '23456789BCDFGHJKMNPQRSTVWXZ';

/**
 * A code that people read aloud and type, `length` characters. 10 characters carry 47 bits. `below` draws a whole number
 * in [0, n): true randomness unless synthetic data bring their own sequence.
 */
export function newSpokenCode(length: number, below: (n: number) => number = randomInt): string {
  return Array.from({ length }, () => spoken[below(spoken.length)]).join('');
}

/** An unguessable secret, 256 bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
export { type SeededRandom, seededRandom } from './seeded-random.ts';
