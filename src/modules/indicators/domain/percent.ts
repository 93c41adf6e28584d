/** A percentage as an exact whole number of 10^-decimals percent: 84.7 % with two decimals is 8470n. */
export function scaledPercent(numerator: number, denominator: number, decimals: number): bigint {
  const twice = 2n * BigInt(numerator) * 10n ** BigInt(decimals + 2);
  const base = BigInt(denominator);
  return (twice + base) / (2n * base);
}

/** Speeds have up to six digits after the mark; a share of them is that of their millionths. */
const millionths = (value: number) => Math.round(value * 10 ** 6);

/**
 * 100 · numerator / denominator, rounded half up to `decimals` digits in whole-number arithmetic: 7 of 8 with one
 * decimal is 87.5, and 1 of 8 with none is 13. Null when the denominator is nought, for then there is no share.
 */
export function percentOf(numerator: number, denominator: number, decimals: number): number | null {
  if (denominator === 0) return null;
  const isWhole = Number.isInteger(numerator) && Number.isInteger(denominator);
  const parts = isWhole
    ? ([numerator, denominator] as const)
    : ([millionths(numerator), millionths(denominator)] as const);
  return Number(scaledPercent(...parts, decimals)) / 10 ** decimals;
}
