/** Counts how often each whole number but 0 is there, in one run of memory. */
export class CountTable {
  #slots: Int32Array;
  #used = 0;
  #mask: number;

  constructor(expected: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(expected * 2 + 2)));
    this.#slots = new Int32Array(2 << bits);
    this.#mask = (1 << bits) - 1;
  }

  add(key: number, change: number): void {
    if (key === 0) return;
    const at = this.#find(key);
    if (this.#slots[2 * at] === 0) {
      this.#slots[2 * at] = key;
      this.#used += 1;
    }
    this.#slots[2 * at + 1] = (this.#slots[2 * at + 1] as number) + change;
    if (this.#used * 2 > this.#mask) this.#grow();
  }

  countOf(key: number): number {
    return key === 0 ? 0 : (this.#slots[2 * this.#find(key) + 1] as number);
  }

  #find(key: number): number {
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
    while (this.#slots[2 * at] !== 0 && this.#slots[2 * at] !== key) at = (at + 1) & this.#mask;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Int32Array(2 * (this.#mask + 1));
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      const at = this.#find(old[i] as number);
      this.#slots[2 * at] = old[i] as number;
      this.#slots[2 * at + 1] = old[i + 1] as number;
    }
  }
}
