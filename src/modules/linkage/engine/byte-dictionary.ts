import { hashBytes } from './read-values.ts';

/**
 * Gives each distinct run of bytes a number from 1; 0 is the empty run. The runs stand in one buffer: a whole file, or
 * text that is kept from a file which passes by.
 */
export class ByteDictionary {
  readonly #bytes: Uint8Array;
  /** Where kept text goes on. */
  used: number;
  #slots: Int32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  hashes: Int32Array;
  size = 1;

  constructor(bytes: Uint8Array, used = 0) {
    this.#bytes = bytes;
    this.used = used;
    // A file of one row has room for a few, a large one for what its first thousands of rows bring.
    const room = 1 << Math.min(15, Math.max(4, Math.ceil(Math.log2(bytes.length + 1)) - 3));
    this.#slots = new Int32Array(room * 2);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.hashes = new Int32Array(room);
  }

  /** Where bytes of `source` stand in the buffer: where they are, if it is the buffer itself, else they are kept. */
  place(source: Uint8Array, start: number, end: number): number {
    if (source === this.#bytes) return start;
    const at = this.used;
    let to = at;
    for (let i = start; i < end; i += 1) this.#bytes[to++] = source[i] as number;
    this.used = to;
    return at;
  }

  intern(source: Uint8Array, start: number, end: number): number {
    if (start >= end) return 0;
    const hash = hashBytes(source, start, end);
    const mask = this.#slots.length - 1;
    let at = hash & mask;
    for (;;) {
      const id = this.#slots[at] as number;
      if (id === 0) {
        const place = this.place(source, start, end);
        return this.#add(place, place + end - start, { hash, at });
      }
      if (this.hashes[id] === hash && this.#same(id, source, start, end)) return id;
      at = (at + 1) & mask;
    }
  }

  #same(id: number, source: Uint8Array, start: number, end: number): boolean {
    const from = this.starts[id] as number;
    if ((this.ends[id] as number) - from !== end - start) return false;
    for (let i = start, j = from; i < end; i += 1, j += 1) if (source[i] !== this.#bytes[j]) return false;
    return true;
  }

  #add(start: number, end: number, { hash, at }: { hash: number; at: number }): number {
    const id = this.size;
    if (id === this.starts.length) {
      this.starts = grown(this.starts, new Uint32Array(id * 2));
      this.ends = grown(this.ends, new Uint32Array(id * 2));
      this.hashes = grown(this.hashes, new Int32Array(id * 2));
    }
    this.starts[id] = start;
    this.ends[id] = end;
    this.hashes[id] = hash;
    this.#slots[at] = id;
    this.size += 1;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.size; id += 1) {
      let at = (this.hashes[id] as number) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = id;
    }
    this.#slots = slots;
  }
}

function grown<T extends Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
