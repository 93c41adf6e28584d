import { newSpokenCode } from '#platform/ids';

/** A new code of 12 characters: 57 bits, too many to guess. */
export const newVerificationCode = (): string => newSpokenCode(12);

/** A verification code as people read it, in groups of four: "7KQ2-M9XR-4TBD". */
export function writtenCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The address that the QR of a document leads to. */
export function verificationAddress(verifyUrl: string, code: string): string {
  return `${verifyUrl}?code=${code}`;
}

/**
 * The code in what somebody typed, pasted or scanned: groups, spaces and small letters do no harm, and the whole address
 * of a QR is read as well. '' when there is none in it.
 */
export function readCode(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  const code = /[?&]code=([^&#\s]+)/.exec(text)?.[1] ?? text;
  const plain = code.toUpperCase().replace(/[\s\-–.]+/g, '');
  return /^[2-9BCDFGHJKMNPQRSTVWXZ]{10,20}$/.test(plain) ? plain : '';
}
