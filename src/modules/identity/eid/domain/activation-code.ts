import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** Eight digits, shown as "1234 5678": typed on any telephone. With five tries each a guess hits once in twenty million. */
export const newActivationCode = (): string => String(randomInt(100_000_000)).padStart(8, '0');

/** As people read it: in two groups. */
export const writtenActivationCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** What was typed, without the spaces, dots and hyphens that people put in; also full-width digits. */
export const readActivationCode = (typed: string): string => typed.normalize('NFKC').replace(/[\s.\-–]/g, '');

// 4 MB and some ten milliseconds: all codes of one hash take a stolen backup longer than a code lives, and a try at the
// desk does not take the time of a password.
const cost = { N: 2 ** 12, r: 8, p: 1 };
const keyLength = 32;

const derive = (code: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(code, salt, keyLength, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** What is stored of a code: `<salt>$<key>`. */
export async function hashActivationCode(code: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}$${(await derive(code, salt)).toString('base64url')}`;
}

/** True when the typed code fits. Without a stored one it works as long and says no, so that the time tells nothing. */
export async function isActivationCode(typed: string, stored: string | undefined): Promise<boolean> {
  const [salt = '', key = ''] = (stored ?? '').split('$');
  const found = await derive(readActivationCode(typed).slice(0, 40), Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(key, 'base64url');
  return expected.length === found.length && timingSafeEqual(found, expected);
}

/** Wrong tries that a code bears; then it is dead and a new one must be asked for. */
export const mostCodeTries = 5;

/** How long the second step (password and device) may take after the code was right. */
export const challengeMs = 15 * 60_000;

/** At least so long between two codes that somebody asks for by themselves, and so many within a day. */
export const newCodeWaitMs = 5 * 60_000;
export const mostCodesADay = 5;

export const challengeHash = (challenge: string): Buffer => createHash('sha256').update(challenge).digest();
