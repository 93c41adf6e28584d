/** A decimal number as written, without loss: 84.70 is 8470 / 10^2. */
export interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

/** Reads a decimal number with a point. Undefined when the text is not one. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,9}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', part = ''] = match;
  const digits = BigInt(whole + part);
  return { digits: sign === '-' ? -digits : digits, decimals: part.length };
}

export const power10 = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The whole number, or undefined when the decimal has a part behind the point that is not nought. */
export function wholeOf(value: Decimal): bigint | undefined {
  const unit = power10(value.decimals);
  return value.digits % unit === 0n ? value.digits / unit : undefined;
}

/** A count times a scale: rounded half up, and the whole numbers on both sides of the exact product. */
export interface Scaled {
  readonly rounded: bigint;
  readonly floor: bigint;
  readonly ceil: bigint;
  /** How far beyond its floor the exact product lies, 0 ≤ rest < 1. Only for preferring the nearer neighbour. */
  readonly rest: number;
}

/** scale × count in whole-number arithmetic; both at least nought. */
export function scaleCount(count: bigint, scale: Decimal): Scaled {
  const unit = power10(scale.decimals);
  const product = count * scale.digits;
  const floor = product / unit;
  const rest = product % unit;
  return {
    rounded: (2n * product + unit) / (2n * unit),
    floor,
    ceil: rest === 0n ? floor : floor + 1n,
    rest: Number(rest) / Number(unit),
  };
}
