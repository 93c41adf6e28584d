import type { NameTable } from './name-table.ts';
import { sharedFloat32, sharedUint8 } from './shared-array.ts';
import type { Table } from './table.ts';

/**
 * For each row of the registry, log2 of how common its own values are: the chance that somebody else bears them by
 * accident. Agreement on a rare value weighs more (term frequencies). Names are counted among people born in the same
 * ten years, because given names go with generations.
 */
export interface RowRarity {
  fullName: Float32Array;
  letters: Float32Array;
  ends: Float32Array;
  birth: Float32Array;
  commune: Float32Array;
  phone: Float32Array;
  oldId: Float32Array;
  father: Float32Array;
  mother: Float32Array;
  /** 1 for words (letters a–z) that fewer than one in 25,000 people have in their names, and fewer than four. */
  rareWord: Uint8Array;
}

export function rarityOf(table: Table, names: NameTable): RowRarity {
  const { rows, birth } = table;
  const decade = (r: number) => {
    const d = Math.floor((birth[r] as number) / 100_000) - 187;
    return d > 0 && d < 32 ? d : 0;
  };
  const people = new Float64Array(32);
  for (let r = 0; r < rows; r += 1) people[decade(r)] = (people[decade(r)] as number) + 1;
  const byDecade = (of: Int32Array) =>
    logShares(rows, {
      key: (r) => (of[table.name[r] as number] as number) * 32 + decade(r),
      total: (r) => people[decade(r)] as number,
    });
  const plain = (column: Int32Array) => logShares(rows, { key: (r) => column[r] as number, total: () => rows });
  const ownNumber = Int32Array.from({ length: names.size }, (_, i) => i);
  const lettersOf = (column: Int32Array) =>
    logShares(rows, { key: (r) => names.letters[column[r] as number] as number, total: () => rows });
  return {
    fullName: byDecade(ownNumber),
    letters: byDecade(names.letters),
    ends: byDecade(names.ends),
    birth: plain(birth),
    commune: plain(table.commune),
    phone: plain(table.phone),
    oldId: plain(table.oldId),
    father: lettersOf(table.father),
    mother: lettersOf(table.mother),
    rareWord: rareWords(table, names),
  };
}

/** log2(count of the row's key / total), by a hash table of whole keys. */
function logShares(rows: number, by: { key: (r: number) => number; total: (r: number) => number }): Float32Array {
  const size = 1 << Math.max(4, Math.ceil(Math.log2(rows * 2 + 2)));
  const keys = new Int32Array(size);
  const counts = new Int32Array(size);
  const slotOf = new Int32Array(rows);
  for (let r = 0; r < rows; r += 1) {
    const key = by.key(r) | 0;
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & (size - 1);
    while (counts[at] !== 0 && keys[at] !== key) at = (at + 1) & (size - 1);
    keys[at] = key;
    counts[at] = (counts[at] as number) + 1;
    slotOf[r] = at;
  }
  const result = sharedFloat32(rows);
  for (let r = 0; r < rows; r += 1) result[r] = Math.log2((counts[slotOf[r] as number] as number) / by.total(r));
  return result;
}

function rareWords(table: Table, names: NameTable): Uint8Array {
  const counts = new Int32Array(names.baseOf.length);
  for (let r = 0; r < table.rows; r += 1) {
    const name = table.name[r] as number;
    for (let i = names.starts[name] as number; i < (names.starts[name + 1] as number); i += 1) {
      const base = names.baseOf[names.words[i] as number] as number;
      counts[base] = (counts[base] as number) + 1;
    }
  }
  const few = Math.max(4, table.rows / 25_000);
  const result = sharedUint8(counts.length);
  for (let i = 0; i < counts.length; i += 1) result[i] = (counts[i] as number) < few ? 1 : 0;
  return result;
}
