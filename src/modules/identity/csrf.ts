import { randomBytes, timingSafeEqual } from 'node:crypto';

const length = 32;

const xor = (a: Buffer, b: Buffer) => Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)));

/**
 * The token that every form of this session carries. It looks different on each page (a random pad, and the secret under
 * it), so that compressed answers do not give the secret away bit by bit (the BREACH attack).
 */
export function csrfTokenFor(session: { csrfSecret: Buffer }): string {
  const pad = randomBytes(length);
  return Buffer.concat([pad, xor(pad, session.csrfSecret)]).toString('base64url');
}

/** True when `token` was made for this session. */
export function isCsrfToken(session: { csrfSecret: Buffer }, token: unknown): boolean {
  if (typeof token !== 'string') return false;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * length) return false;
  return timingSafeEqual(xor(bytes.subarray(0, length), bytes.subarray(length)), session.csrfSecret);
}
