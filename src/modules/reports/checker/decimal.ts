/** A number as a Vietnamese report prints it: dots between thousands, a comma before decimals. Exact, never a float. */
export interface Decimal {
  /** The number times 10^decimals. */
  readonly scaled: bigint;
  readonly decimals: number;
}

/** Source of a regular expression for one printed number: 1.234,5 · 82,03 · 82.03 · 02 · 1769289. */
export const numberSource = String.raw`(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}(?!\d)|\d+)`;

/** Reads one printed number. Three digits after a dot are thousands, one or two are decimals. */
export function readDecimal(text: string): Decimal {
  const grouped = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text);
  const [whole = '0', fraction = ''] = (grouped ? text.replaceAll('.', '') : text.replace('.', ',')).split(',');
  return { scaled: BigInt(whole + fraction), decimals: fraction.length };
}

const tenTo = (n: number) => 10n ** BigInt(n);

/** −1, 0 or 1 as `a` is smaller than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const left = a.scaled * tenTo(b.decimals);
  const right = b.scaled * tenTo(a.decimals);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isSame = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;

function combine(a: Decimal, b: Decimal, sign: bigint): Decimal {
  const decimals = Math.max(a.decimals, b.decimals);
  const scaled = a.scaled * tenTo(decimals - a.decimals) + sign * b.scaled * tenTo(decimals - b.decimals);
  return { scaled, decimals };
}

export const add = (a: Decimal, b: Decimal): Decimal => combine(a, b, 1n);
export const subtract = (a: Decimal, b: Decimal): Decimal => combine(a, b, -1n);
export const sum = (numbers: readonly Decimal[]): Decimal => numbers.reduce(add, { scaled: 0n, decimals: 0 });

/** The number times ten to the `power`, for words such as "triệu". */
export const timesTen = ({ scaled, decimals }: Decimal, power: number): Decimal =>
  decimals >= power
    ? { scaled, decimals: decimals - power }
    : { scaled: scaled * tenTo(power - decimals), decimals: 0 };

export const asNumber = (d: Decimal): number => Number(d.scaled) / 10 ** d.decimals;

export interface Share {
  /** Rounded half up to the decimals asked for. */
  readonly rounded: Decimal;
  /** Cut off after those decimals. */
  readonly cut: Decimal;
  /** True when the exact share lies half-way between two printable ones: then both are right. */
  readonly isHalfWay: boolean;
}

/** `part` of `whole` in per cent, to so many decimals. `whole` must not be nought. */
export function shareOf(part: Decimal, whole: Decimal, decimals: number): Share {
  const top = part.scaled * tenTo(whole.decimals) * tenTo(decimals + 2);
  const base = whole.scaled * tenTo(part.decimals);
  const cut = top / base;
  const rest = 2n * (top % base);
  return {
    rounded: { scaled: rest >= base ? cut + 1n : cut, decimals },
    cut: { scaled: cut, decimals },
    isHalfWay: rest === base,
  };
}

/** Whether the number printed is the share, rounded; half-way between two both are right. */
export const isPrintedShare = (printed: Decimal, { rounded, cut, isHalfWay }: Share): boolean =>
  isSame(printed, rounded) || (isHalfWay && isSame(printed, cut));

/** As a Vietnamese report prints it: 1234.5 with one decimal is "1.234,5". */
export function print({ scaled, decimals }: Decimal): string {
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, '.');
  const text = decimals === 0 ? whole : `${whole},${digits.slice(-decimals)}`;
  return negative ? `−${text}` : text;
}
