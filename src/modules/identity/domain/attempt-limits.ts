const minute = 60_000;

/** Wrong passwords from one source for one account that cost nothing: people mistype. */
const freeFailures = 5;

/** The wait never grows past this, so that the owner, mistyping at home, is back within a quarter of an hour. */
const longestWait = 15 * minute;

/** How long the pair (account, source) waits after its n-th failure in a row: 30 s after the fifth, doubling. */
export function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(longestWait, 30_000 * 2 ** (failures - freeFailures));
}

/** Failures in a row are forgotten after this silence. */
export const forgetAfterMs = 24 * 60 * minute;

/** The window in which the two sums below are counted. */
export const windowMs = 60 * minute;

/**
 * One source, many accounts: a commune office or a mobile operator puts hundreds of people behind one address, so the
 * bound is wide; a guesser of one password on thousands of accounts meets it all the same.
 */
export const sourceFailureLimit = 200;

/**
 * One account, many sources (a botnet): from here on strangers wait, while sources that this account has signed in
 * from before are let through. So the owner is not locked out by others.
 */
export const accountFailureLimit = 100;

/** How long a source counts as known to an account after a sign-in. */
export const knownSourceMs = 90 * 24 * 60 * minute;
