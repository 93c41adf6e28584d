import { ByteDictionary } from './byte-dictionary.ts';
import type { Field, FieldMapping } from './columns.ts';
import { findHead, refuseStrangeColumns } from './head.ts';
import { type Repair, readNames } from './read-names.ts';
import { emptyRow, RowReader } from './row-reader.ts';
import { sharedFloat64, sharedInt32, sharedUint8, sharedUint32 } from './shared-array.ts';
import type { FileKind, ReadFile, Table } from './table.ts';

export interface ReadWish {
  bytes: Uint8Array;
  kind: FileKind;
  /** Name of the file, for what is said of it. */
  file: string;
  /** Fetches the repair of old encodings; called only when some name looks like one. */
  repair?: (() => Promise<Repair>) | undefined;
  /** Columns that the names of the head do not tell. */
  mapping?: FieldMapping | undefined;
}

/**
 * Reads a CSV file (UTF-8 bytes in shared memory; comma, semicolon or tab) into columns. A broken row keeps its place,
 * marked as broken. Refuses a file without the columns that its kind needs.
 */
export async function readTable(wish: ReadWish): Promise<ReadFile> {
  const { distinct, ...read } = readRows(wish);
  let names = readNames(wish.bytes, distinct, undefined);
  if (names.odd > 0 && wish.repair !== undefined) names = readNames(wish.bytes, distinct, await wish.repair());
  return { ...read, names };
}

function readRows({ bytes, kind, file, mapping }: ReadWish) {
  const row = emptyRow();
  const head = findHead(bytes, row, { file, mapping, needed: neededOf(kind) });
  refuseStrangeColumns(bytes, row.next, { ...head, file });
  const table = emptyTable(bytes, countLines(bytes) + 1);
  const names = new ByteDictionary(bytes);
  const reader = new RowReader({ table, names, kind, head, plain: false });
  reader.read(bytes, row.next);
  reader.finish();
  return { table, distinct: names, faults: reader.faults, faultCount: reader.faultCount, headLine: head.line };
}

/** What a file of a kind cannot be without. */
export const neededOf = (kind: FileKind): Field[] => (kind === 'records' ? ['record_id', 'full_name'] : ['full_name']);

/** A table of no rows with room for so many. */
export function emptyTable(bytes: Uint8Array, capacity: number): Table {
  return {
    rows: 0,
    bytes,
    keyStart: sharedUint32(capacity),
    keyEnd: sharedUint32(capacity),
    nameStart: sharedUint32(capacity),
    nameEnd: sharedUint32(capacity),
    line: sharedUint32(capacity),
    broken: sharedUint8(capacity),
    personalId: sharedFloat64(capacity),
    oldId: sharedInt32(capacity),
    birth: sharedInt32(capacity),
    sex: sharedUint8(capacity),
    commune: sharedInt32(capacity),
    household: sharedInt32(capacity),
    phone: sharedInt32(capacity),
    name: sharedInt32(capacity),
    father: sharedInt32(capacity),
    mother: sharedInt32(capacity),
    content: sharedUint32(capacity),
  };
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
