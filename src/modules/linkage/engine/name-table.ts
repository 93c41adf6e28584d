import { SequenceBook } from './sequence-book.ts';
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
  /** Rises when arrays were replaced by larger ones: whoever holds the old ones must take the new. */
  version: number;
}

/** Joins the names of two files into one table and gives their columns the joint numbers. */
export function joinNames(registry: ReadFile, records: ReadFile): NameTable {
  const book = bookFor(registry, records);
  for (const file of [registry, records]) numberNames(file, book);
  return book.table;
}

/** An empty book with room for the names of some files. */
export function bookFor(...files: ReadFile[]): NameBook {
  const parts = files.flatMap(({ names, later }) => (later === undefined ? [names] : [names, later.names]));
  return new NameBook({
    names: parts.reduce((sum, names) => sum + names.starts.length, 0),
    words: parts.reduce((sum, names) => sum + names.words.length, 0),
  });
}

/** Gives the name columns of a file the numbers of a book. */
export function numberNames({ table, names, later }: ReadFile, book: NameBook): void {
  const from = later?.from ?? table.rows;
  renumber(table, book.numbersOf(names), { from: 0, to: from });
  if (later !== undefined) renumber(table, book.numbersOf(later.names), { from, to: table.rows });
}

function renumber(table: Table, numbers: Int32Array, { from, to }: { from: number; to: number }): void {
  for (const column of [table.name, table.father, table.mother])
    for (let r = from; r < to; r += 1) column[r] = numbers[column[r] as number] as number;
}

/** How far a book was filled at some moment. */
export interface BookMark {
  names: number;
  words: number;
  text: number;
  /** Runs and numbers of each of its sequence books. */
  books: { size: number; used: number }[];
}

const bookNames = ['names', 'texts', 'sets', 'ends'] as const;

const longestName = 256;
/** Words of a name that count as its set, and letters of it that count as its letters. */
const mostWords = 32;
const mostLetters = 255;

/** Numbers names; takes more of them at any time. */
export class NameBook {
  readonly table: NameTable;
  /** Distinct words; only some tens of thousands, so strings are affordable here. */
  readonly #words = new Map<string, number>([['', 0]]);
  readonly #bases = new Map<string, number>([['', 0]]);
  readonly #forms = new Map<string, number>([['', 0]]);
  /** Letters of each word as 0–25. */
  readonly #codes: Uint8Array[] = [new Uint8Array(0)];
  #names: SequenceBook;
  #texts: SequenceBook;
  #sets: SequenceBook;
  #ends: SequenceBook;
  readonly #run = new Int32Array(Math.max(longestName, mostLetters + 1));
  #textUsed = 0;

  /** `names` and `words` (in all names) are how much room to make beforehand. */
  constructor({ names, words }: { names: number; words: number }) {
    this.#names = new SequenceBook(words, names);
    this.#texts = new SequenceBook(words * 4, names);
    this.#sets = new SequenceBook(words, names);
    this.#ends = new SequenceBook(names * 2, names);
    const wordRoom = 1 << 12;
    this.table = {
      size: 1,
      starts: sharedUint32(names + 2),
      words: sharedInt32(words + 64),
      baseOf: sharedInt32(wordRoom),
      plainWord: sharedUint8(wordRoom),
      wordLength: sharedUint8(wordRoom),
      toneless: sharedInt32(wordRoom),
      letters: sharedInt32(names + 1),
      wordSet: sharedInt32(names + 1),
      ends: sharedInt32(names + 1),
      textStart: sharedUint32(names + 2),
      text: sharedUint8(words * 4 + 256),
      version: 0,
    };
  }

  mark(): BookMark {
    return {
      names: this.table.size,
      words: this.#words.size,
      text: this.#textUsed,
      books: [this.#names, this.#texts, this.#sets, this.#ends].map(({ size, used }) => ({ size, used })),
    };
  }

  /** What stands in the book up to a mark, as arrays and words; another book can be made of it. */
  upTo({ names, words, text, books }: BookMark): {
    arrays: Record<string, ArrayBufferView>;
    words: [string, string][];
  } {
    const { table } = this;
    const arrays: Record<string, ArrayBufferView> = {
      'book.letters': table.letters.subarray(0, names),
      'book.wordSet': table.wordSet.subarray(0, names),
      'book.ends': table.ends.subarray(0, names),
      'book.textStart': table.textStart.subarray(0, names + 1),
      'book.text': table.text.subarray(0, text),
    };
    [this.#names, this.#texts, this.#sets, this.#ends].forEach((book, i) => {
      const { size, used } = books[i] as BookMark['books'][0];
      arrays[`book.${bookNames[i]}.starts`] = book.starts.subarray(0, size + 1);
      arrays[`book.${bookNames[i]}.hashes`] = book.hashes.subarray(0, size);
      arrays[`book.${bookNames[i]}.words`] = book.words.subarray(0, used);
    });
    const letters = (code: Uint8Array) => String.fromCharCode(...code.map((c) => c + 97));
    const all = [...this.#words.keys()].slice(0, words);
    return { arrays, words: all.map((full, i) => [full, letters(this.#codes[i] as Uint8Array)]) };
  }

  /** The book that another one was at a mark. Names are told by arrays with room behind. */
  static upTo(
    mark: BookMark,
    saved: {
      array: <T extends Int32Array | Uint32Array | Uint8Array>(name: string) => T;
      words: readonly [string, string][];
    },
  ): NameBook {
    const book = new NameBook({ names: 0, words: 0 });
    for (const [full, base] of saved.words) book.#wordOf({ full, base });
    const sequences = bookNames.map((name, i) =>
      SequenceBook.of({
        starts: saved.array(`book.${name}.starts`),
        hashes: saved.array(`book.${name}.hashes`),
        words: saved.array(`book.${name}.words`),
        ...(mark.books[i] as BookMark['books'][0]),
      }),
    ) as [SequenceBook, SequenceBook, SequenceBook, SequenceBook];
    [book.#names, book.#texts, book.#sets, book.#ends] = sequences;
    book.#textUsed = mark.text;
    Object.assign(book.table, {
      size: mark.names,
      starts: saved.array('book.names.starts'),
      words: saved.array('book.names.words'),
      letters: saved.array('book.letters'),
      wordSet: saved.array('book.wordSet'),
      ends: saved.array('book.ends'),
      textStart: saved.array('book.textStart'),
      text: saved.array('book.text'),
    });
    return book;
  }

  /** How many distinct words' letters there are: numbers of `baseOf` are below. */
  get bases(): number {
    return this.#bases.size;
  }

  /** The joint number of each name of a file. */
  numbersOf(names: RawNames): Int32Array {
    const wordOf = Int32Array.from(names.tokens, (token) => this.#wordOf(token));
    const count = names.starts.length - 1;
    const numbers = new Int32Array(count);
    const run = new Int32Array(longestName);
    for (let name = 1; name < count; name += 1) {
      let length = 0;
      for (let i = names.starts[name] as number; i < (names.starts[name + 1] as number) && length < longestName; i += 1)
        run[length++] = wordOf[names.words[i] as number] as number;
      numbers[name] = this.#nameOf(run, length);
    }
    return numbers;
  }

  #wordOf({ full, base }: { full: string; base: string }): number {
    const known = this.#words.get(full);
    if (known !== undefined) return known;
    const id = this.#words.size;
    this.#words.set(full, id);
    this.#codes.push(Uint8Array.from(base, (c) => c.charCodeAt(0) - 97));
    const { table } = this;
    if (id >= table.baseOf.length) {
      table.baseOf = doubled(table.baseOf, sharedInt32(id * 2));
      table.toneless = doubled(table.toneless, sharedInt32(id * 2));
      table.plainWord = doubled(table.plainWord, sharedUint8(id * 2));
      table.wordLength = doubled(table.wordLength, sharedUint8(id * 2));
      table.version += 1;
    }
    table.baseOf[id] = numberOf(this.#bases, base);
    table.toneless[id] = numberOf(this.#forms, full.slice(0, -1));
    table.wordLength[id] = Math.min(255, base.length);
    table.plainWord[id] = full === `${base}0` ? 1 : 0;
    return id;
  }

  #nameOf(words: Int32Array, length: number): number {
    const name = this.#names.intern(words, length);
    const { table } = this;
    if (name < table.size) return name;
    this.#makeRoom(name, length);
    const from = this.#names.used - length;
    table.starts[name] = from;
    table.starts[name + 1] = this.#names.used;
    for (let i = 0; i < length; i += 1) table.words[from + i] = words[i] as number;
    table.size = name + 1;
    this.#fillKeys(name, from, length);
    return name;
  }

  /** Keys and letters of a name, from those of its words. */
  #fillKeys(name: number, from: number, length: number): void {
    const { table } = this;
    const run = this.#run;
    table.textStart[name] = this.#textUsed;
    let letters = 0;
    for (let i = from; i < from + length; i += 1) {
      const code = this.#codes[table.words[i] as number] as Uint8Array;
      for (let k = 0; k < code.length && letters < mostLetters; k += 1) {
        run[letters++] = code[k] as number;
        table.text[this.#textUsed++] = code[k] as number;
      }
    }
    table.textStart[name + 1] = this.#textUsed;
    table.letters[name] = this.#texts.intern(run, letters);
    const count = Math.min(length, mostWords);
    for (let i = 0; i < count; i += 1) run[i] = table.baseOf[table.words[from + i] as number] as number;
    const first = run[0] as number;
    const last = run[count - 1] as number;
    sortRun(run, count);
    table.wordSet[name] = this.#sets.intern(run, count);
    run[0] = first;
    run[1] = last;
    table.ends[name] = this.#ends.intern(run, 2);
  }

  #makeRoom(name: number, length: number): void {
    const { table } = this;
    if (name + 2 > table.letters.length) {
      const room = name * 2 + 16;
      table.starts = doubled(table.starts, sharedUint32(room + 1));
      table.textStart = doubled(table.textStart, sharedUint32(room + 1));
      table.letters = doubled(table.letters, sharedInt32(room));
      table.wordSet = doubled(table.wordSet, sharedInt32(room));
      table.ends = doubled(table.ends, sharedInt32(room));
      table.version += 1;
    }
    if (this.#names.used + length > table.words.length) {
      table.words = doubled(table.words, sharedInt32(table.words.length * 2 + length));
      table.version += 1;
    }
    if (this.#textUsed + mostLetters > table.text.length) {
      table.text = doubled(table.text, sharedUint8(table.text.length * 2 + mostLetters));
      table.version += 1;
    }
  }
}

function numberOf(map: Map<string, number>, text: string): number {
  const known = map.get(text);
  if (known !== undefined) return known;
  map.set(text, map.size);
  return map.size - 1;
}

function doubled<T extends Int32Array | Uint32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Names have a handful of words: sorting them in place is faster than to ask the array to. */
function sortRun(run: Int32Array, length: number): void {
  for (let i = 1; i < length; i += 1) {
    const value = run[i] as number;
    let j = i - 1;
    for (; j >= 0 && (run[j] as number) > value; j -= 1) run[j + 1] = run[j] as number;
    run[j + 1] = value;
  }
}
