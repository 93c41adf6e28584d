import { mix } from './read-values.ts';

/** Distinct runs of whole numbers, numbered from 1; the empty run is 0. */
export class SequenceBook {
  starts: Uint32Array;
  hashes: Int32Array;
  words: Int32Array;
  used = 0;
  size = 1;
  #slots: Int32Array;

  /** Room for so many numbers in so many runs; it grows when more come. */
  constructor(words: number, runs: number) {
    this.words = new Int32Array(words + 64);
    this.starts = new Uint32Array(runs + 2);
    this.hashes = new Int32Array(runs + 2);
    this.#slots = new Int32Array(1 << 12);
  }

  /** A book of runs that are numbered already; the arrays may have room behind. */
  static of(made: Pick<SequenceBook, 'starts' | 'hashes' | 'words' | 'used' | 'size'>): SequenceBook {
    const book = new SequenceBook(0, 0);
    Object.assign(book, made);
    let room = 1 << 12;
    while (room < made.size * 2 + 2) room *= 2;
    book.#place(room);
    return book;
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
    if (this.size + 2 > Math.min(this.starts.length, this.hashes.length) || this.used + length > this.words.length)
      this.#grow(length);
    const id = this.size++;
    this.#slots[at] = id;
    this.hashes[id] = hash;
    this.starts[id] = this.used;
    for (let i = 0; i < length; i += 1) this.words[this.used++] = run[i] as number;
    this.starts[id + 1] = this.used;
    if (this.size * 2 > this.#slots.length) this.#place(this.#slots.length * 4);
    return id;
  }

  #same(id: number, run: Int32Array, length: number): boolean {
    const from = this.starts[id] as number;
    if ((this.starts[id + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i += 1) if (this.words[from + i] !== run[i]) return false;
    return true;
  }

  #grow(length: number): void {
    const words = new Int32Array(this.words.length * 2 + length);
    words.set(this.words);
    this.words = words;
    const starts = new Uint32Array(this.starts.length * 2);
    starts.set(this.starts);
    this.starts = starts;
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
  }

  #place(room: number): void {
    const slots = new Int32Array(room);
    const mask = slots.length - 1;
    for (let id = 1; id < this.size; id += 1) {
      let at = (this.hashes[id] as number) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = id;
    }
    this.#slots = slots;
  }
}
