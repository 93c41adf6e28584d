import { CountTable } from './count-table.ts';
import type { NameTable } from './name-table.ts';
import {
  beforehand,
  fillValues,
  generationOf,
  generations,
  knownBeforehand,
  line,
  lineLength,
  provinceShare,
  provinces,
  type RowRarity,
  rareBelow,
  share,
} from './row-rarity.ts';
import { sharedFloat32, sharedUint8 } from './shared-array.ts';
import type { Table } from './table.ts';

/**
 * How common values are in a registry that changes: counts instead of shares. A row's shares are worked out when it is a
 * candidate, so that a change costs a few counts and no pass over the registry.
 */
export class LiveRarity {
  readonly rarity: RowRarity;
  #rows = 0;
  readonly #people = new Int32Array(generations);
  readonly #full: CountTable;
  readonly #letters: CountTable;
  readonly #ends: CountTable;
  readonly #father: CountTable;
  readonly #mother: CountTable;
  readonly #birth: CountTable;
  readonly #commune = new CountTable(1_000);
  readonly #phone: CountTable;
  readonly #oldId: CountTable;
  readonly #words = new CountTable(20_000);
  readonly #province = new Int32Array(provinces);
  #numbered = 0;
  readonly #table: Table;
  readonly #names: NameTable;
  #staleWords = true;

  constructor(table: Table, names: NameTable) {
    this.#table = table;
    this.#names = names;
    const capacity = table.name.length;
    const memory = new SharedArrayBuffer(Math.max(64, capacity * lineLength * 4));
    this.rarity = {
      lines: new Int32Array(memory),
      shares: new Float32Array(memory),
      phone: sharedFloat32(capacity),
      oldId: sharedFloat32(capacity),
      province: sharedFloat32(provinces),
      rareWord: sharedUint8(0),
    };
    const half = Math.ceil(table.rows / 2) + 100;
    [this.#full, this.#letters, this.#ends] = [new CountTable(half), new CountTable(half), new CountTable(half)];
    [this.#father, this.#mother] = [new CountTable(half), new CountTable(half)];
    [this.#birth, this.#phone, this.#oldId] = [new CountTable(half), new CountTable(half), new CountTable(half)];
    fillValues(table, this.rarity.lines);
    for (let r = 0; r < table.rows; r += 1) this.count(r, 1);
  }

  /** A row came (1) or went (-1). */
  count(row: number, change: 1 | -1): void {
    const { birth, name, father, mother, commune, phone, oldId } = this.#table;
    const names = this.#names;
    const g = generationOf(birth[row] as number);
    const n = name[row] as number;
    this.#rows += change;
    this.#people[g] = (this.#people[g] as number) + change;
    this.#full.add(placeOf(n, g), change);
    this.#letters.add(placeOf(names.letters[n] as number, g), change);
    this.#ends.add(placeOf(names.ends[n] as number, g), change);
    this.#father.add((names.letters[father[row] as number] as number) + 1, change);
    this.#mother.add((names.letters[mother[row] as number] as number) + 1, change);
    this.#birth.add(birth[row] as number, change);
    this.#commune.add(commune[row] as number, change);
    this.#phone.add(phone[row] as number, change);
    this.#oldId.add(oldId[row] as number, change);
    for (let i = names.starts[n] as number; i < (names.starts[n + 1] as number); i += 1)
      this.#words.add((names.baseOf[names.words[i] as number] as number) + 1, change);
    this.#staleWords = true;
    const id = this.#table.personalId[row] as number;
    if (id === 0) return;
    const province = Math.floor(id / 1e9);
    this.#province[province] = (this.#province[province] as number) + change;
    this.#numbered += change;
  }

  get rows(): number {
    return this.#rows;
  }

  /** True when `rareWord` was made anew, so that whoever holds it must take it again. */
  refreshWords(bases: number): boolean {
    if (!this.#staleWords && this.rarity.rareWord.length >= bases) return false;
    const few = rareBelow(this.#rows);
    const grew = this.rarity.rareWord.length < bases;
    if (grew) this.rarity.rareWord = sharedUint8(bases * 2);
    const { rareWord } = this.rarity;
    for (let base = 0; base < rareWord.length; base += 1) rareWord[base] = this.#words.countOf(base + 1) < few ? 1 : 0;
    this.#staleWords = false;
    return grew;
  }

  /** Works out the shares of a row's values. */
  refresh(row: number): void {
    const { personalId, birth, name, father, mother, commune, phone, oldId } = this.#table;
    const names = this.#names;
    const { shares } = this.rarity;
    const at = row * lineLength;
    const g = generationOf(birth[row] as number);
    const n = name[row] as number;
    const total = this.#people[g] as number;
    const few = knownBeforehand * beforehand.name;
    const all = this.#rows;
    const value = (counts: CountTable, key: number, guess: number) =>
      key === 0 ? 0 : share(counts.countOf(key), knownBeforehand * guess, all);
    shares[at + line.fullName] = share(this.#full.countOf(placeOf(n, g)), few, total);
    shares[at + line.letters] = share(this.#letters.countOf(placeOf(names.letters[n] as number, g)), few, total);
    shares[at + line.ends] = share(
      this.#ends.countOf(placeOf(names.ends[n] as number, g)),
      knownBeforehand * beforehand.ends,
      total,
    );
    shares[at + line.fatherShare] = share(
      this.#father.countOf((names.letters[father[row] as number] as number) + 1),
      few,
      all,
    );
    shares[at + line.motherShare] = share(
      this.#mother.countOf((names.letters[mother[row] as number] as number) + 1),
      few,
      all,
    );
    shares[at + line.birth] = value(this.#birth, birth[row] as number, beforehand.birth);
    shares[at + line.communeShare] = value(this.#commune, commune[row] as number, beforehand.commune);
    const province = Math.floor((personalId[row] as number) / 1e9);
    this.rarity.province[province] = provinceShare(this.#province[province] as number, this.#numbered);
    this.rarity.phone[row] = value(this.#phone, phone[row] as number, beforehand.phone);
    this.rarity.oldId[row] = value(this.#oldId, oldId[row] as number, beforehand.oldId);
  }
}

const placeOf = (value: number, generation: number) => value * generations + generation + 1;
