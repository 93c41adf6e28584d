import type { BlockRule } from './block-keys.ts';
import type { NameTable } from './name-table.ts';
import { sharedInt32, sharedUint32 } from './shared-array.ts';
import type { Table } from './table.ts';

/** Rows of the registry by the key of one rule, bucket after bucket in one run of memory (compressed sparse rows). */
export interface BlockIndex {
  /** Bucket of a key = its upper bits: `key >>> shift`. */
  shift: number;
  starts: Uint32Array;
  /** Key and row of each entry side by side, so that one look into memory brings both. */
  entries: Int32Array;
  /** Rows that came after the index was built, by key; only in a resident registry. */
  later?: Map<number, number[]>;
}

/**
 * Puts the rows with a key into `into`; gives their number, or -1 when they are more than `largest`. `gone` has 1 for rows
 * that were taken out after the index was built.
 */
export function rowsWithKey(
  { shift, starts, entries, later }: BlockIndex,
  key: number,
  { largest, into, gone }: { largest: number; into: Int32Array; gone: Uint8Array | undefined },
): number {
  const bucket = key >>> shift;
  const to = starts[bucket + 1] as number;
  let count = 0;
  for (let i = starts[bucket] as number; i < to; i += 1) {
    if (entries[2 * i] !== key) continue;
    const row = entries[2 * i + 1] as number;
    if (gone !== undefined && gone[row] === 1) continue;
    if (count === largest) return -1;
    into[count++] = row;
  }
  for (const row of later?.get(key) ?? []) {
    if (gone?.[row] === 1) continue;
    if (count === largest) return -1;
    into[count++] = row;
  }
  return count;
}

/** Keys of the rows for the rule that is built; memory that every rule takes anew costs more than the keys. */
let keyOf = new Int32Array(0);

/** Builds the index of one rule: count, sum, place; two passes over the rows. */
export function buildIndex(table: Table, names: NameTable | undefined, rule: BlockRule): BlockIndex {
  const bits = Math.max(4, Math.min(24, Math.ceil(Math.log2(table.rows + 1)) - 2));
  const shift = 32 - bits;
  if (keyOf.length < table.rows) keyOf = new Int32Array(table.rows);
  const keys = keyOf;
  const { key: keyFor } = rule;
  // Two places further on, so that placing the entries moves each bucket's start to where it belongs.
  const places = sharedUint32((1 << bits) + 2);
  let used = 0;
  for (let r = 0; r < table.rows; r += 1) {
    const key = table.broken[r] === 1 ? 0 : keyFor(table, names as NameTable, r) | 0;
    keys[r] = key;
    if (key === 0) continue;
    const bucket = key >>> shift;
    places[bucket + 2] = (places[bucket + 2] as number) + 1;
    used += 1;
  }
  for (let b = 2; b < (1 << bits) + 2; b += 1) places[b] = (places[b] as number) + (places[b - 1] as number);
  const entries = sharedInt32(used * 2);
  for (let r = 0; r < table.rows; r += 1) {
    const key = keys[r] as number;
    if (key === 0) continue;
    const bucket = (key >>> shift) + 1;
    const at = places[bucket] as number;
    places[bucket] = at + 1;
    entries[2 * at] = key;
    entries[2 * at + 1] = r;
  }
  return { shift, starts: places, entries };
}
