import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { refuse } from '#platform/errors';
import type { FieldMapping } from './columns.ts';
import { toSharedUtf8 } from './decode-file.ts';
import type { Repair } from './read-names.ts';
import { readTable } from './read-table.ts';
import { csvBytes } from './sheet-bytes.ts';
import type { FileKind, ReadFile } from './table.ts';

/** Where a table comes from: a file on disk (CSV, Parquet, XLSX), or such bytes with the name by which messages call them. */
export type Source = ({ path: string } | { bytes: Uint8Array; name: string }) & { mapping?: FieldMapping | undefined };

/** Reads a table into columns; refuses one that cannot be read. */
export async function readSource(source: Source, kind: FileKind): Promise<ReadFile> {
  const { bytes, name: file } = await sourceBytes(source);
  return readTable({ bytes, kind, file, repair: fetchRepair, mapping: source.mapping });
}

/** The rows of a source as CSV in UTF-8 in shared memory, whatever form and code page they came in. */
export async function sourceBytes(source: Source): Promise<{ bytes: Uint8Array; name: string }> {
  const bytes = 'path' in source ? bytesOf(source.path) : source.bytes;
  const name = 'path' in source ? basename(source.path) : source.name;
  return { bytes: toSharedUtf8(await csvBytes(bytes, name)), name };
}

/** The population module is large; it is loaded only when a file holds names of an old encoding. */
async function fetchRepair(): Promise<Repair> {
  const { decodeLegacy, findLegacyEncoding, isVietnameseSyllable } = await import('#population');
  return {
    whole: (text) => findLegacyEncoding(text)?.repaired,
    encodingOf: (text) => {
      const found = findLegacyEncoding(text);
      const { encoding } = found ?? {};
      return found?.repaired !== undefined && (encoding === 'TCVN3 (ABC)' || encoding === 'VNI') ? encoding : undefined;
    },
    word: decodeLegacy,
    isSyllable: isVietnameseSyllable,
  };
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
