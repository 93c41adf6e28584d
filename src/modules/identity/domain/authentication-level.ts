/**
 * How strongly a session was authenticated, levels 1 to 4 of Decree 69/2024/NĐ-CP: 1 = one factor without biometrics,
 * 2 = two different factors without biometrics, 3 = two or more factors with a biometric one,
 * 4 = something one is (biometric), something one has and something one knows together.
 * Not to be mixed up with the account's level (1 or 2), which says how well the person was identified.
 */
export type AuthenticationLevel = 1 | 2 | 3 | 4;

export type Factor = 'knowledge' | 'possession' | 'biometric';

/** The level that proven factors amount to; the same factor proven twice counts once. 0 = nothing was proven. */
export function levelOfFactors(factors: readonly Factor[]): AuthenticationLevel | 0 {
  const proven = new Set(factors);
  if (proven.size === 3) return 4;
  if (proven.size === 2) return proven.has('biometric') ? 3 : 2;
  // One biometric alone is one factor; the decree gives no level above 1 to a single factor.
  return proven.size === 1 ? 1 : 0;
}

const prefix = 'urn:da06:authn:';

/** The `acr` values of our OpenID provider. */
export const acrValues: readonly string[] = [1, 2, 3, 4].map((level) => `${prefix}${level}`);

export const acrOf = (level: AuthenticationLevel): string => `${prefix}${level}`;

/** The level an `acr` stands for, or undefined for a value that is not ours. */
export function levelOfAcr(acr: string | undefined): AuthenticationLevel | undefined {
  const index = acr === undefined ? -1 : acrValues.indexOf(acr);
  return index < 0 ? undefined : ((index + 1) as AuthenticationLevel);
}

/**
 * How long more than the ground level counts after it was proven. What was confirmed with a second factor half an hour ago
 * may since have been left open on a shared machine, so what asks for level 2 or above asks again.
 */
export const elevationMs = 15 * 60_000;

/**
 * How strong a sign-in is now: computed at each request from what was proven and when, never kept as it once was.
 * Citizens fall back to level 1 after `elevationMs`. Officers never work below two factors, so theirs is level 2.
 */
export function levelNow(
  proven: { level: AuthenticationLevel; at: Date; kind: 'citizen' | 'staff' },
  now: Date,
): AuthenticationLevel {
  const ground = proven.kind === 'staff' ? 2 : 1;
  const fresh = now.getTime() - proven.at.getTime() < elevationMs;
  return fresh || proven.level <= ground ? proven.level : ground;
}

/** An officer's account opens only with two different factors (Decree 69/2024/NĐ-CP: level 2). */
export const leastLevelOf = (kind: 'citizen' | 'staff'): 1 | 2 => (kind === 'staff' ? 2 : 1);

/**
 * The least level that satisfies a request's `acr_values` (a list in order of preference: any listed one will do).
 * A list without a value that we know can be satisfied by nobody: Infinity, so that it is refused and not ignored.
 */
export function requiredLevel(requested: string | undefined): number {
  const values = (requested ?? '').split(' ').filter((value) => value !== '');
  if (values.length === 0) return 0;
  return Math.min(...values.map((value) => levelOfAcr(value) ?? Number.POSITIVE_INFINITY));
}
