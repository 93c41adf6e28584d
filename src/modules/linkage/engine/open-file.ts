import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { refuse } from '#platform/errors';
import { toSharedUtf8 } from './decode-file.ts';
import { type FileKind, readTable } from './read-table.ts';
import type { ReadFile } from './table.ts';

/** Reads a CSV file from disk into columns; refuses one that cannot be read. */
export async function readFileInto(path: string, kind: FileKind): Promise<ReadFile> {
  return readTable({ bytes: toSharedUtf8(bytesOf(path)), kind, file: basename(path), repair: fetchRepair });
}

/** The population module is large; it is loaded only when a file holds names of an old encoding. */
async function fetchRepair() {
  const { findLegacyEncoding } = await import('#population');
  return (text: string) => findLegacyEncoding(text)?.repaired;
}

function bytesOf(path: string): Uint8Array {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    refuse('not-found', 'linkage.file.missing', { file: path });
  }
  try {
    const { size } = fstatSync(file);
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, Math.min(size - at, 1 << 26), at);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } catch {
    refuse('not-found', 'linkage.file.missing', { file: path });
  } finally {
    closeSync(file);
  }
}
