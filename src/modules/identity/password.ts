import crypto, { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * argon2id as OWASP sets it for 19 MiB (t = 2, p = 1). Node has it since 24.7; on an older one (the packaged Node of one
 * platform) new passwords are kept by scrypt, as they were here before. Both are checked, whichever made them.
 */
const argon = { memory: 19 * 1024, passes: 2, parallelism: 1 };

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

// Named in an import it would keep an older Node from starting at all.
const hasArgon = typeof crypto.argon2 === 'function';

function deriveArgon(password: string, nonce: Buffer, parameters: typeof argon): Promise<Buffer> {
  const all = { message: password.normalize('NFC'), nonce, tagLength: keyLength, ...parameters };
  return new Promise((resolve, reject) => {
    crypto.argon2('argon2id', all, (error, key) => (error ? reject(error) : resolve(Buffer.from(key))));
  });
}

/**
 * What is stored of a password: `argon2id$<memory KiB>$<passes>$<parallelism>$<salt>$<key>` or
 * `scrypt$15$8$3$<salt>$<key>`, so that method and cost may change without breaking old ones.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const method = hasArgon ? 'argon2id' : 'scrypt';
  const setting = hasArgon ? [argon.memory, argon.passes, argon.parallelism] : [cost.log2n, cost.r, cost.p];
  const key = await takingTurns(() => keyOf(method, setting, { password, salt }));
  return [method, ...setting, salt.toString('base64url'), key.toString('base64url')].join('$');
}

function keyOf(
  method: string,
  [a = 0, b = 0, c = 0]: readonly number[],
  { password, salt }: { password: string; salt: Buffer },
): Promise<Buffer> {
  if (method === 'argon2id') return deriveArgon(password, salt, { memory: a, passes: b, parallelism: c });
  return derive(password, salt, optionsOf(a, b, c));
}

/** True when a stored hash was made by another method or at another cost than new ones are: it is renewed at the next sign-on. */
export function needsNewHash(stored: string): boolean {
  const setting = hasArgon
    ? ['argon2id', argon.memory, argon.passes, argon.parallelism]
    : ['scrypt', cost.log2n, cost.r, cost.p];
  return !stored.startsWith(`${setting.join('$')}$`);
}

/**
 * True when the password fits. Without a stored hash (no such account, no password set) it works as long and says no,
 * so that the time tells nobody which accounts exist.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  if (password.length > longestPassword) return false;
  const [method = '', a, b, c, salt = '', key = ''] = stored?.split('$') ?? [];
  const known = key !== '' && (method === 'scrypt' || (method === 'argon2id' && hasArgon));
  if (!known) {
    await hashPassword(password);
    return false;
  }
  const given = { password, salt: Buffer.from(salt, 'base64url') };
  const found = await takingTurns(() => keyOf(method, [Number(a), Number(b), Number(c)], given));
  const expected = Buffer.from(key, 'base64url');
  return expected.length === found.length && timingSafeEqual(found, expected);
}
