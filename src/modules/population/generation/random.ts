/** A stream of chance that is the same for the same seed, on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
}

/** sfc32 (public domain, PractRand), seeded through splitmix32. 32-bit whole numbers only, so nothing depends on rounding. */
export function seededRandom(seed: number): Random {
  let mixed = seed | 0;
  const mix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return { next, below: (limit) => Math.floor(next() * limit), chance: (share) => next() < share };
}

export type Picker<T> = (random: Random) => T;

/** Picks each value as often as its weight says. */
export function weighted<T>(values: readonly (readonly [value: T, weight: number])[]): Picker<T> {
  const limits: number[] = [];
  let total = 0;
  for (const [, weight] of values) {
    total += weight;
    limits.push(total);
  }
  return (random) => {
    const at = random.next() * total;
    let low = 0;
    let high = limits.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((limits[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return (values[low] as readonly [T, number])[0];
  };
}

/** Reads "Nguyễn 314, Trần 97"; without numbers all weigh the same. */
export function words(text: string): Picker<string> {
  return weighted(
    text.split(',').map((entry) => {
      const match = /^\s*(.*?)(?:\s+(\d+))?\s*$/.exec(entry);
      return [match?.[1] ?? '', Number(match?.[2] ?? 1)] as const;
    }),
  );
}
