import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Table } from './table.ts';

/**
 * Gathers output in one buffer and writes it by the megabyte, beside the file that is meant; `close` puts it in place in
 * one step, so that a run that is broken off never leaves half a file.
 */
export class FileWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #buffer = Buffer.allocUnsafe(1 << 20);
  #used = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(`${path}.part`, 'w');
  }

  text(text: string): void {
    if (this.#used + text.length * 3 > this.#buffer.length) this.#flush();
    this.#used += this.#buffer.write(text, this.#used);
  }

  /** A row's own key, as it stands in its file. */
  field(table: Table, row: number): void {
    this.bytes(table.bytes, table.keyStart[row] as number, table.keyEnd[row] as number);
  }

  bytes(bytes: Uint8Array, start: number, end: number): void {
    let plain = true;
    for (let i = start; i < end; i += 1) {
      const b = bytes[i];
      if (b === 44 || b === 34 || b === 10 || b === 13) plain = false;
    }
    if (!plain) {
      this.cell(Buffer.from(bytes.subarray(start, end)).toString('utf8'));
      return;
    }
    if (this.#used + end - start > this.#buffer.length) this.#flush();
    for (let i = start; i < end; i += 1) this.#buffer[this.#used++] = bytes[i] as number;
  }

  /** A value, in quotation marks where it needs them. */
  cell(text: string): void {
    this.text(/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  }

  #flush(): void {
    for (let at = 0; at < this.#used; ) at += writeSync(this.#file, this.#buffer, at, this.#used - at);
    this.#used = 0;
  }

  close(): void {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
    renameSync(`${this.#path}.part`, this.#path);
  }
}
