import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Six digits: easy to read out over the telephone. Good for ten minutes and five tries, so it is guessed once in 200,000. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is kept of a code; bound to its request, so that no two requests share a hash. */
export const codeHash = (requestId: string, code: string): string =>
  createHash('sha256').update(`${requestId}:${code}`).digest('hex');

/** Whether this is the code; spaces and dots that people type in between do not count. */
export function isCode(requestId: string, typed: string, hash: string): boolean {
  const given = Buffer.from(codeHash(requestId, typed.replace(/[\s.-]/g, '')), 'hex');
  const wanted = Buffer.from(hash, 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
