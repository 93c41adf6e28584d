import { mix } from './read-values.ts';
import { sharedInt32, sharedUint8, sharedUint32 } from './shared-array.ts';
import type { RawNames, ReadFile, Table } from './table.ts';

/** Distinct names of both files. Name 0 is none. Two names are written alike exactly when their numbers are equal. */
export interface NameTable {
  size: number;
  /** Words of name n stand from `starts[n]` to `starts[n + 1]` in `words`. */
  starts: Uint32Array;
  words: Int32Array;
  /** For a word: the number of its letters a–z, whatever its marks. */
  baseOf: Int32Array;
  /** For a word: 1 when it has neither marks nor tone. */
  plainWord: Uint8Array;
  /** For a word: how many letters it has. */
  wordLength: Uint8Array;
  /** For a word: the number of its form without the tone. */
  toneless: Int32Array;
  /** Equal for names with the same letters a–z, however split into words. */
  letters: Int32Array;
  /** Equal for names with the same words (letters a–z) in any order. */
  wordSet: Int32Array;
  /** Equal for names with the same first and last word (letters a–z). */
  ends: Int32Array;
  /** Letters of name n as 0–25 from `textStart[n]` to `textStart[n + 1]`, words joined. */
  textStart: Uint32Array;
  text: Uint8Array;
}

/** Joins the names of two files into one table and gives their columns the joint numbers. */
export function joinNames(registry: ReadFile, records: ReadFile): NameTable {
  const words = new WordBook();
  const sequences = new SequenceBook(
    registry.names.words.length + records.names.words.length,
    registry.names.starts.length + records.names.starts.length,
  );
  for (const file of [registry, records]) renumber(file.table, numberNames(file.names, words, sequences));
  return buildTable(words, sequences);
}

/** Distinct words of both files; only some tens of thousands, so strings are affordable here. */
class WordBook {
  readonly ids = new Map<string, number>([['', 0]]);
  readonly list: { full: string; base: string }[] = [{ full: '', base: '' }];

  idOf(token: { full: string; base: string }): number {
    let id = this.ids.get(token.full);
    if (id === undefined) {
      id = this.list.length;
      this.list.push(token);
      this.ids.set(token.full, id);
    }
    return id;
  }
}

/** Distinct runs of whole numbers, numbered from 1; the empty run is 0. */
class SequenceBook {
  starts: Uint32Array;
  hashes: Int32Array;
  words: Int32Array;
  used = 0;
  size = 1;
  #slots = new Int32Array(1 << 12);

  constructor(words: number, runs: number) {
    this.words = new Int32Array(words + 64);
    this.starts = new Uint32Array(runs + 2);
    this.hashes = new Int32Array(runs + 2);
  }

  /** The number of the run that stands in `run` up to `length`. */
  intern(run: Int32Array, length: number): number {
    if (length === 0) return 0;
    let hash = length;
    for (let i = 0; i < length; i += 1) hash = mix(hash, run[i] as number);
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    for (;;) {
      const id = this.#slots[at] as number;
      if (id === 0) break;
      if (this.hashes[id] === hash && this.#same(id, run, length)) return id;
      at = (at + 1) & mask;
    }
    const id = this.size++;
    this.#slots[at] = id;
    this.hashes[id] = hash;
    this.starts[id] = this.used;
    this.words.set(run.subarray(0, length), this.used);
    this.used += length;
    this.starts[id + 1] = this.used;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #same(id: number, run: Int32Array, length: number): boolean {
    const from = this.starts[id] as number;
    if ((this.starts[id + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i += 1) if (this.words[from + i] !== run[i]) return false;
    return true;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let id = 1; id < this.size; id += 1) {
      let at = (this.hashes[id] as number) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = id;
    }
    this.#slots = slots;
  }
}

function numberNames(names: RawNames, words: WordBook, sequences: SequenceBook): Int32Array {
  const wordOf = Int32Array.from(names.tokens, (token) => words.idOf(token));
  const count = names.starts.length - 1;
  const numbers = new Int32Array(count);
  const run = new Int32Array(256);
  for (let name = 1; name < count; name += 1) {
    let length = 0;
    for (let i = names.starts[name] as number; i < (names.starts[name + 1] as number) && length < 256; i += 1)
      run[length++] = wordOf[names.words[i] as number] as number;
    numbers[name] = sequences.intern(run, length);
  }
  return numbers;
}

function renumber(table: Table, numbers: Int32Array): void {
  for (const column of [table.name, table.father, table.mother])
    for (let r = 0; r < table.rows; r += 1) column[r] = numbers[column[r] as number] as number;
}

function buildTable(words: WordBook, names: SequenceBook): NameTable {
  const size = names.size;
  const bases = new Map<string, number>([['', 0]]);
  const forms = new Map<string, number>([['', 0]]);
  const numberOf = (map: Map<string, number>, text: string) => {
    const known = map.get(text);
    if (known !== undefined) return known;
    map.set(text, map.size);
    return map.size - 1;
  };
  const baseOf = sharedInt32(words.list.length);
  const toneless = sharedInt32(words.list.length);
  const plainWord = sharedUint8(words.list.length);
  const wordLength = sharedUint8(words.list.length);
  words.list.forEach(({ full, base }, id) => {
    baseOf[id] = numberOf(bases, base);
    toneless[id] = numberOf(forms, full.slice(0, -1));
    wordLength[id] = Math.min(255, base.length);
    plainWord[id] = full === `${base}0` ? 1 : 0;
  });
  const table: NameTable = {
    size,
    starts: sharedUint32(size + 1),
    words: sharedInt32(names.used),
    baseOf,
    plainWord,
    wordLength,
    toneless,
    letters: sharedInt32(size),
    wordSet: sharedInt32(size),
    ends: sharedInt32(size),
    textStart: sharedUint32(size + 1),
    text: new Uint8Array(0),
  };
  table.starts.set(names.starts.subarray(0, size));
  table.starts[size] = names.used;
  table.words.set(names.words.subarray(0, names.used));
  fillKeys(table, words);
  return table;
}

/** Keys and letters of each name, from those of its words. */
function fillKeys(table: NameTable, words: WordBook): void {
  const { size, starts, baseOf, textStart } = table;
  const codes = words.list.map(({ base }) => Uint8Array.from(base, (c) => c.charCodeAt(0) - 97));
  let total = 0;
  for (let i = 0; i < table.words.length; i += 1) total += codes[table.words[i] as number]?.length ?? 0;
  table.text = sharedUint8(total);
  const texts = new SequenceBook(total, size);
  const sets = new SequenceBook(table.words.length, size);
  const ends = new SequenceBook(size * 2, size);
  const run = new Int32Array(4_096);
  let at = 0;
  for (let name = 1; name < size; name += 1) {
    textStart[name] = at;
    const from = starts[name] as number;
    const to = starts[name + 1] as number;
    let length = 0;
    for (let i = from; i < to; i += 1) {
      const code = codes[table.words[i] as number] as Uint8Array;
      for (let k = 0; k < code.length && length < 255; k += 1) {
        run[length++] = code[k] as number;
        table.text[at++] = code[k] as number;
      }
    }
    table.letters[name] = texts.intern(run, length);
    const count = Math.min(to - from, 32);
    for (let i = 0; i < count; i += 1) run[i] = baseOf[table.words[from + i] as number] as number;
    const first = run[0] as number;
    const last = run[count - 1] as number;
    table.wordSet[name] = sets.intern(run.subarray(0, count).sort(), count);
    run[0] = first;
    run[1] = last;
    table.ends[name] = ends.intern(run, 2);
  }
  textStart[size] = at;
}
