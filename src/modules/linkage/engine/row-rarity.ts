import type { NameTable } from './name-table.ts';
import { sharedFloat32, sharedUint8 } from './shared-array.ts';
import type { Table } from './table.ts';

/**
 * How common each row's own values are in the registry, as log2 of the chance that somebody else bears them by accident:
 * agreement on a rare value weighs more (term frequencies). All that a comparison reads of a row stands side by side in
 * one line of sixteen numbers, because looking for it in sixteen places costs more than comparing it.
 */
export interface RowRarity {
  /** Line of row r from `r * lineLength`; places in `line`. */
  lines: Int32Array;
  /** The same memory as fractions, for the shares. */
  shares: Float32Array;
  /** Shares that are seldom asked for, by row. */
  phone: Float32Array;
  oldId: Float32Array;
  /** By the first three digits of personal numbers: the province in which a birth was registered. */
  province: Float32Array;
  /** 1 for words (letters a–z) that hardly anybody has in the name: fewer than one in 5,000 people, or than 26. */
  rareWord: Uint8Array;
}

export const lineLength = 16;
/** Places in a line; from `fullName` on they are shares. Bits 28 and 29 of `birthAndSex` are the sex. */
export const line = {
  idHigh: 0,
  idLow: 1,
  oldId: 2,
  birthAndSex: 3,
  name: 4,
  commune: 5,
  father: 6,
  mother: 7,
  phone: 8,
  fullName: 9,
  letters: 10,
  ends: 11,
  birth: 12,
  communeShare: 13,
  fatherShare: 14,
  motherShare: 15,
} as const;

/** People whose values are taken as known beforehand, so that a file of ten people does not make each name a common one. */
export const knownBeforehand = 1_000;

/** Chance of one value beforehand, in any province. */
export const beforehand = {
  name: 1e-4,
  ends: 1e-3,
  birth: 4e-5,
  commune: 0.014,
  phone: 1e-6,
  oldId: 1e-8,
  province: 0.02,
};

export function rarityOf(table: Table, names: NameTable): RowRarity {
  const memory = new SharedArrayBuffer(Math.max(64, table.rows * lineLength * 4));
  const rarity: RowRarity = {
    lines: new Int32Array(memory),
    shares: new Float32Array(memory),
    phone: sharedFloat32(table.rows),
    oldId: sharedFloat32(table.rows),
    province: provinceShares(table),
    rareWord: rareWords(table, names),
  };
  fillValues(table, rarity.lines);
  fillNameShares(table, names, rarity.shares);
  const { rows } = table;
  shareOut(table.birth, rows, beforehand.birth, (r, share) => put(rarity.shares, r, line.birth, share));
  shareOut(table.commune, rows, beforehand.commune, (r, share) => put(rarity.shares, r, line.communeShare, share));
  shareOut(table.phone, rows, beforehand.phone, (r, share) => put(rarity.phone, r, -1, share));
  shareOut(table.oldId, rows, beforehand.oldId, (r, share) => put(rarity.oldId, r, -1, share));
  return rarity;
}

function put(into: Float32Array, row: number, place: number, share: number): void {
  into[place < 0 ? row : row * lineLength + place] = share;
}

/** Puts what a comparison reads of the rows from `from` on into their lines. */
export function fillValues(table: Table, lines: Int32Array, from = 0): void {
  for (let r = from; r < table.rows; r += 1) {
    const at = r * lineLength;
    const id = table.personalId[r] as number;
    const high = Math.floor(id / 1_000_000);
    lines[at] = high;
    lines[at + line.idLow] = id - high * 1_000_000;
    lines[at + line.oldId] = table.oldId[r] as number;
    lines[at + line.birthAndSex] = (table.birth[r] as number) | ((table.sex[r] as number) << 28);
    lines[at + line.name] = table.name[r] as number;
    lines[at + line.commune] = table.commune[r] as number;
    lines[at + line.father] = table.father[r] as number;
    lines[at + line.mother] = table.mother[r] as number;
    lines[at + line.phone] = table.phone[r] as number;
  }
}

/** Generations of twenty years, because given names go with generations. */
export const generations = 8;
export const generationOf = (birth: number) =>
  birth === 0 ? 0 : Math.max(0, Math.min(7, Math.floor(birth / 200_000) - 94));

function fillNameShares(table: Table, names: NameTable, shares: Float32Array): void {
  const { rows, birth, name, father, mother } = table;
  const people = new Int32Array(generations);
  const full = new Int32Array(names.size * generations);
  const letters = new Int32Array(names.size * generations);
  const ends = new Int32Array(names.size * generations);
  const parents = [new Int32Array(names.size), new Int32Array(names.size)] as const;
  const add = (counts: Int32Array, at: number) => {
    counts[at] = (counts[at] as number) + 1;
  };
  for (let r = 0; r < rows; r += 1) {
    const g = generationOf(birth[r] as number);
    const n = name[r] as number;
    add(people, g);
    add(full, n * generations + g);
    add(letters, (names.letters[n] as number) * generations + g);
    add(ends, (names.ends[n] as number) * generations + g);
    add(parents[0], names.letters[father[r] as number] as number);
    add(parents[1], names.letters[mother[r] as number] as number);
  }
  const few = knownBeforehand * beforehand.name;
  const fewEnds = knownBeforehand * beforehand.ends;
  for (let r = 0; r < rows; r += 1) {
    const at = r * lineLength;
    const g = generationOf(birth[r] as number);
    const n = name[r] as number;
    const total = people[g] as number;
    shares[at + line.fullName] = share(full[n * generations + g] as number, few, total);
    shares[at + line.letters] = share(letters[(names.letters[n] as number) * generations + g] as number, few, total);
    shares[at + line.ends] = share(ends[(names.ends[n] as number) * generations + g] as number, fewEnds, total);
    shares[at + line.fatherShare] = share(
      parents[0][names.letters[father[r] as number] as number] as number,
      few,
      rows,
    );
    shares[at + line.motherShare] = share(
      parents[1][names.letters[mother[r] as number] as number] as number,
      few,
      rows,
    );
  }
}

/** log2 of the share of a value that `count` of `total` people have; `few` is how many are taken to have it beforehand. */
export const share = (count: number, few: number, total: number): number =>
  Math.log2((count + few) / (total + knownBeforehand));

/** Words of fewer people than this are rare ones in a registry of so many rows. */
export const rareBelow = (rows: number): number => Math.max(2, Math.min(26, rows / 5_000));

/** Tells each row log2 of the share of its value, by a hash table of whole values; `guess` is its chance beforehand. */
function shareOut(column: Int32Array, rows: number, guess: number, tell: (row: number, share: number) => void): void {
  const bits = Math.max(4, Math.ceil(Math.log2(rows * 2 + 2)));
  const mask = (1 << bits) - 1;
  const table = new Int32Array(2 << bits);
  const slotOf = new Int32Array(rows);
  for (let r = 0; r < rows; r += 1) {
    const key = column[r] as number;
    if (key === 0) continue;
    let at = Math.imul(key, 0x9e3779b1) >>> (32 - bits);
    while (table[2 * at + 1] !== 0 && table[2 * at] !== key) at = (at + 1) & mask;
    table[2 * at] = key;
    table[2 * at + 1] = (table[2 * at + 1] as number) + 1;
    slotOf[r] = at;
  }
  const few = knownBeforehand * guess;
  for (let r = 0; r < rows; r += 1)
    if (column[r] !== 0) tell(r, share(table[2 * (slotOf[r] as number) + 1] as number, few, rows));
}

/** How many provinces the first three digits of a number could name. */
export const provinces = 1_000;

/** log2 of the share of the people whose number names a province; `of` counts them. */
export function provinceShare(count: number, people: number): number {
  return Math.log2((count + knownBeforehand * beforehand.province) / (people + knownBeforehand));
}

function provinceShares({ rows, personalId }: Table): Float32Array {
  const counts = new Int32Array(provinces);
  let people = 0;
  for (let r = 0; r < rows; r += 1) {
    const id = personalId[r] as number;
    if (id === 0) continue;
    const province = Math.floor(id / 1e9);
    counts[province] = (counts[province] as number) + 1;
    people += 1;
  }
  const shares = sharedFloat32(provinces);
  for (let p = 0; p < provinces; p += 1) shares[p] = provinceShare(counts[p] as number, people);
  return shares;
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
  const few = rareBelow(table.rows);
  const result = sharedUint8(counts.length);
  for (let i = 0; i < counts.length; i += 1) result[i] = (counts[i] as number) < few ? 1 : 0;
  return result;
}
