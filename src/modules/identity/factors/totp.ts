import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Seconds of one step, and how many steps before and after the present one still count (clocks of telephones differ). */
const period = 30;
const window = 1;

/** A new seed of 160 bits (RFC 4226 R6), base32. */
export const newTotpSecret = (): string => new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;

const totpOf = (secret: string, label = '', issuer = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period });

/** What the app's camera reads. */
export const totpUri = (secret: string, who: { label: string; issuer: string }): string =>
  totpOf(secret, who.label, who.issuer).toString();

/** The time step whose code this is, or undefined when it is none of the steps around now (RFC 6238). */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** The code of a moment: what an app shows. */
export const codeAt = (secret: string, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() });
