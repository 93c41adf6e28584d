import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where an array stands in the data file of a resident folder. */
export interface SavedArray {
  name: string;
  type: string;
  length: number;
  /** First byte in the file, a multiple of eight; the array is followed by zeros up to the next one. */
  at: number;
  /** A sum of its words (see `sumOf`). */
  sum: number;
}

/** A piece of the data file that a thread reads into memory. */
export interface Piece {
  into: Uint8Array;
  at: number;
  sum: number;
}

export const manifestName = 'manifest.json';
const dataName = /^registry-[\w-]+\.bin$/;
const run = 1 << 20;

export const padded = (bytes: number) => (bytes + 7) & ~7;

/**
 * Writes arrays into a data file of a new name, then the manifest that names it, in one step; older data files go away
 * after. Wherever this is broken off, the folder holds what it held before, or the new state, whole.
 */
export function writeArrays(folder: string, arrays: Record<string, ArrayBufferView>, about: object): void {
  mkdirSync(folder, { recursive: true });
  const data = `registry-${process.pid}-${Date.now().toString(36)}.bin`;
  const file = openSync(join(folder, data), 'wx');
  const saved: SavedArray[] = [];
  let at = 0;
  try {
    for (const [name, view] of Object.entries(arrays)) {
      const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
      const entry = {
        name,
        type: view.constructor.name,
        length: bytes.length / (view as Uint8Array).BYTES_PER_ELEMENT,
        at,
        sum: 0,
      };
      for (let from = 0; from < bytes.length; from += run) {
        const piece = new Uint8Array(padded(Math.min(run, bytes.length - from)));
        piece.set(bytes.subarray(from, from + run));
        entry.sum = sumOf(piece, entry.sum);
        for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
        at += piece.length;
      }
      saved.push(entry);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  const part = join(folder, `${data}.part`);
  writeFileSync(part, JSON.stringify({ ...about, data, bytes: at, arrays: saved }), { flush: true });
  renameSync(part, join(folder, manifestName));
  for (const name of readdirSync(folder))
    if (name !== data && dataName.test(name.replace(/\.part$/, ''))) rmSync(join(folder, name), { force: true });
}

/** Reads pieces of a data file; false when one is not what was written. */
export function readPieces(path: string, pieces: readonly Piece[]): boolean {
  const file = openSync(path, 'r');
  try {
    return pieces.every(({ into, at, sum }) => {
      let own = 0;
      for (let from = 0; from < into.length; ) {
        const wanted = Math.min(run, into.length - from);
        for (let done = 0; done < wanted; ) {
          const count = readSync(file, into, from + done, wanted - done, at + from + done);
          if (count === 0) return false;
          done += count;
        }
        own = sumOf(into.subarray(from, from + wanted), own);
        from += wanted;
      }
      return own === sum;
    });
  } finally {
    closeSync(file);
  }
}

/** A sum of the words of memory in which each place has a weight of its own: words that changed or moved change it. */
function sumOf(bytes: Uint8Array, before: number): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = Math.imul(before, 0x01000193);
  for (let i = 0; i < words.length; i += 1) sum = (sum + Math.imul(words[i] as number, 2 * i + 1)) | 0;
  return sum;
}
