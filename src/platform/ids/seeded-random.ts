/** A small fast generator (sfc32) for synthetic data: the same seed gives the same sequence. Never for secrets. */
export interface SeededRandom {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  int(below: number): number;
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** A UUID (version 7 shape) at a time, from this sequence instead of true randomness. */
  id(at: number): string;
}

export function seededRandom(seed: number): SeededRandom {
  let a = seed | 0;
  let b = (seed ^ 0x9e3779b9) | 0;
  let c = (seed * 0x85ebca6b) | 0;
  let counter = 1;
  const word = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) word();
  const hex = (value: number) => value.toString(16).padStart(8, '0');
  const random: SeededRandom = {
    next: () => word() / 4294967296,
    int: (below) => Math.floor((word() / 4294967296) * below),
    pick: <T>(items: readonly T[]) => items[random.int(items.length)] as T,
    id: (at) => {
      const time = at.toString(16).padStart(12, '0');
      const [x, y, z] = [word(), word(), word()];
      const variant = ((y >>> 16) & 0x3fff) | 0x8000;
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(x).slice(0, 3)}-${variant.toString(16)}-${hex(y).slice(4)}${hex(z)}`;
    },
  };
  return random;
}
