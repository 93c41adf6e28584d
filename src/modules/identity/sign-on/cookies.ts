import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Cookies of the portal itself. On https they bear `__Host-`: bound to this very host, never set by a sister site.
 * Without an age they end with the browser: portals are used on shared machines.
 */
export function cookieName(base: string, publicUrl: string): string {
  return publicUrl.startsWith('https:') ? `__Host-${base}` : base;
}

/** All cookies of a request. Our own values need no decoding: letters, digits, `-`, `_` and `.` only. */
export function readCookies(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

export const readCookie = (header: string | undefined, name: string): string | undefined => readCookies(header)[name];

/** A Set-Cookie line. `maxAge` in seconds; 0 removes the cookie, none keeps it until the browser closes. */
export function cookieLine(publicUrl: string, name: string, value: string, maxAge?: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}

const macOf = (text: string, key: string) => createHmac('sha256', key).update(text).digest();

/** `text` with a signature of ours, as one cookie value. */
export function sign(text: string, keys: readonly string[]): string {
  const body = Buffer.from(text).toString('base64url');
  return `${body}.${macOf(body, keys[0] ?? '').toString('base64url')}`;
}

/** The signed text, or undefined when no key of ours signed it. */
export function unsign(value: string, keys: readonly string[]): string | undefined {
  const [body = '', mac = ''] = value.split('.');
  const given = Buffer.from(mac, 'base64url');
  const ours = keys.some((key) => {
    const expected = macOf(body, key);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return ours ? Buffer.from(body, 'base64url').toString() : undefined;
}
