import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

// OWASP's scrypt setting of 32 MB (N = 2^15, r = 8, p = 3): as costly to guess as the 128 MB one, and four sign-ins at
// once do not eat the machine's memory.
const cost = { log2n: 15, r: 8, p: 3 };
const keyLength = 32;

/** Shortest password that may be set (the length, not the mixture, is what counts). */
export const shortestPassword = 12;

/** Longer inputs are refused unread, so that nobody makes us hash megabytes. */
export const longestPassword = 200;

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyLength, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

const optionsOf = (log2n: number, r: number, p: number): ScryptOptions => ({
  N: 2 ** log2n,
  r,
  p,
  maxmem: 256 * 2 ** log2n * r,
});

// Two at a time: scrypt runs in Node's four helper threads, which files and name look-ups share.
let free = 2;
const waiting: (() => void)[] = [];

async function takingTurns<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }
}

/** What is stored of a password: `scrypt$15$8$3$<salt>$<key>`, so that the cost may grow without breaking old ones. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const { log2n, r, p } = cost;
  const key = await takingTurns(() => derive(password, salt, optionsOf(log2n, r, p)));
  return ['scrypt', log2n, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * True when the password fits. Without a stored hash (no such account, no password set) it works as long and says no,
 * so that the time tells nobody which accounts exist.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  if (password.length > longestPassword) return false;
  const parts = stored?.split('$') ?? [];
  const known = parts.length === 6 && parts[0] === 'scrypt';
  const [log2n, r, p] = known ? parts.slice(1, 4).map(Number) : [cost.log2n, cost.r, cost.p];
  const salt = known ? Buffer.from(parts[4] ?? '', 'base64url') : Buffer.alloc(16);
  const options = optionsOf(log2n ?? cost.log2n, r ?? cost.r, p ?? cost.p);
  const key = await takingTurns(() => derive(password, salt, options));
  const expected = known ? Buffer.from(parts[5] ?? '', 'base64url') : Buffer.alloc(0);
  return expected.length === key.length && timingSafeEqual(key, expected);
}
