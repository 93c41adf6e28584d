/** A quadrillion đồng: no fee comes near it, and sums of such amounts stay exact. */
const most = 1e15;

/** True for a sum of money as we know it: whole đồng, more than none. */
export const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value > 0 && value <= most;

/**
 * The sum of a bill's lines in đồng.
 * @throws RangeError when there is no line, or one is not whole đồng greater than 0.
 */
export function sumOf(amounts: readonly number[]): number {
  if (amounts.length === 0) throw new RangeError('a bill has at least one line');
  const wrong = amounts.find((a) => !isAmount(a));
  if (wrong !== undefined) throw new RangeError(`${wrong} is not an amount in whole dong`);
  const sum = amounts.reduce((a, b) => a + b, 0);
  if (!isAmount(sum)) throw new RangeError(`${sum} is not an amount in whole dong`);
  return sum;
}
