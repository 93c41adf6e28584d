import type { Block } from './blocks.ts';
import type { Column, Records } from './columns-of.ts';
import { levelsOf, valueComparer } from './compare-values.ts';

/** Pairs of rows with what is seen of them: `pattern` is the number of a run of levels in `patterns`. */
export interface Pairs {
  left: Int32Array;
  right: Int32Array;
  pattern: Int32Array;
  count: number;
  /** Levels of each distinct pattern, one a comparison. */
  patterns: Uint8Array[];
  /** How often each pattern was seen. */
  counts: number[];
}

/** Patterns with how many pairs of each are taken to be of a kind. */
export interface Weighed {
  patterns: readonly Uint8Array[];
  shares: Float64Array;
}

/** One thing that is compared of two rows. */
export interface Comparison {
  column: Column;
  /** The first guess of each level's share (see `levelsOf`); level n is at n − 1. */
  guess: readonly number[];
  level(left: number, right: number): number;
}

/** What is compared. Given name and surname repeat a full name where there is one; they only help to find candidates. */
export function comparisonsOf({ columns }: Records): Comparison[] {
  const hasFullName = columns.some((column) => column.role === 'full-name');
  const compared = columns.filter(({ role }) => !hasFullName || (role !== 'given-name' && role !== 'surname'));
  const plain = compared.map((column): Comparison => {
    const compare = valueComparer(column);
    return {
      column,
      guess: levelsOf[column.kind],
      level: (a, b) => compare(column.values[a] as number, column.values[b] as number),
    };
  });
  return withSwappedNames(plain);
}

/** Given name and surname in each other's place: a level of its own, behind all others, on the given name. */
function withSwappedNames(comparisons: Comparison[]): Comparison[] {
  const given = comparisons.find((c) => c.column.role === 'given-name');
  const surname = comparisons.find((c) => c.column.role === 'surname');
  if (given === undefined || surname === undefined) return comparisons;
  const text = (c: Comparison, row: number) => c.column.texts[c.column.values[row] as number] as string;
  const swapped = given.guess.length + 1;
  const isSwapped = (a: number, b: number) => {
    const [g1, s1, g2, s2] = [text(given, a), text(surname, a), text(given, b), text(surname, b)];
    const one = g1 !== '' && g1 === s2;
    const other = s1 !== '' && s1 === g2;
    return (one && (other || s1 === '' || g2 === '')) || (other && (g1 === '' || s2 === ''));
  };
  return comparisons.map((c) =>
    c === given
      ? { ...c, guess: [...c.guess, 0.01], level: (a, b) => (isSwapped(a, b) ? swapped : c.level(a, b)) }
      : c === surname
        ? { ...c, level: (a, b) => (isSwapped(a, b) ? 0 : c.level(a, b)) }
        : c,
  );
}

/** Gathers pairs by pattern. */
export class PairBook {
  #left = new Int32Array(1 << 16);
  #right = new Int32Array(1 << 16);
  #pattern = new Int32Array(1 << 16);
  #count = 0;
  readonly #patterns: Uint8Array[] = [];
  readonly #counts: number[] = [];
  readonly #numberOf = new Map<number, number>();
  readonly #comparisons: readonly Comparison[];

  constructor(comparisons: readonly Comparison[]) {
    this.#comparisons = comparisons;
  }

  add(left: number, right: number): void {
    let key = 0;
    for (const c of this.#comparisons) key = key * (c.guess.length + 1) + c.level(left, right);
    let number = this.#numberOf.get(key);
    if (number === undefined) {
      number = this.#patterns.length;
      this.#numberOf.set(key, number);
      this.#patterns.push(Uint8Array.from(this.#comparisons, (c) => c.level(left, right)));
      this.#counts.push(0);
    }
    this.#counts[number] = (this.#counts[number] as number) + 1;
    if (this.#count === this.#left.length) this.#grow();
    this.#left[this.#count] = left;
    this.#right[this.#count] = right;
    this.#pattern[this.#count] = number;
    this.#count += 1;
  }

  #grow(): void {
    const larger = (old: Int32Array) => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    this.#left = larger(this.#left);
    this.#right = larger(this.#right);
    this.#pattern = larger(this.#pattern);
  }

  done(): Pairs {
    return {
      left: this.#left,
      right: this.#right,
      pattern: this.#pattern,
      count: this.#count,
      patterns: this.#patterns,
      counts: this.#counts,
    };
  }
}

/** Compares each pair of rows that share a block once; with two files only pairs across them. */
export function candidatePairs(records: Records, blocks: readonly Block[], comparisons: readonly Comparison[]): Pairs {
  const rows = records.keys.length;
  const blocksOf = Array.from({ length: rows }, () => [] as number[]);
  blocks.forEach((block, b) => {
    for (const row of block) (blocksOf[row] as number[]).push(b);
  });
  const book = new PairBook(comparisons);
  const seen = new Int32Array(rows).fill(-1);
  const linking = records.secondFrom < rows;
  for (let row = 0; row < (linking ? records.secondFrom : rows); row += 1)
    for (const b of blocksOf[row] as number[])
      for (const other of blocks[b] as Block) {
        if (other <= row || seen[other] === row || (linking && other < records.secondFrom)) continue;
        seen[other] = row;
        book.add(row, other);
      }
  return book.done();
}
