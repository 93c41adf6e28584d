import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { ByteDictionary } from './byte-dictionary.ts';
import { Utf8Check } from './decode-file.ts';
import { findHead, type Head, refuseStrangeColumns } from './head.ts';
import type { Source } from './open-file.ts';
import { readNames } from './read-names.ts';
import { emptyTable, neededOf } from './read-table.ts';
import { emptyRow, faultsKept, RowReader } from './row-reader.ts';
import { type Fault, type FileKind, type RawNames, type ReadFile, type Table, tableColumns } from './table.ts';

/** A part of a file for one thread: bytes from a line's beginning to a line's end, and the rows of a table that are its own. */
export interface FilePart {
  path: string;
  kind: FileKind;
  head: Head;
  from: number;
  to: number;
  /** Columns with room for the part's rows; keys and names are kept in `table.bytes` from `keptFrom` on. */
  table: Table;
  keptFrom: number;
  /** So many bytes from here on tell whether the file is UTF-8. */
  checked: number;
}

export interface PartRead {
  rows: number;
  /** The line behind the part's last one, counted as if the part stood below the head. */
  line: number;
  faults: Fault[];
  faultCount: number;
  names: RawNames;
  /** Where the kept text ends in `table.bytes`. */
  keptTo: number;
}

/** A file that two threads read side by side, each one half. */
export interface SplitFile {
  table: Table;
  parts: [FilePart, FilePart];
}

/** Smaller files are read faster by one thread. */
const smallest = 2_000_000;
const looked = 1 << 18;
const headMost = 100_000;
const checkedForUtf8 = 4_000_000;
const chunk = 1 << 20;

/**
 * Splits a large CSV file on disk in the middle; nothing for any file that must be read whole: Parquet, workbooks, other
 * code pages, quotation marks near its beginning. Refuses a file whose columns hold something else than they say.
 */
export function splitFile(source: Source, kind: FileKind): SplitFile | undefined {
  if (!('path' in source)) return undefined;
  const { path, mapping } = source;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const { size } = fstatSync(file);
    if (size < smallest) return undefined;
    const start = bytesAt(file, 0, looked);
    const mark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
    if (start.includes(34) || start.includes(0)) return undefined;
    const row = emptyRow();
    const rows = start.subarray(mark);
    let head: Head;
    try {
      head = findHead(rows, row, { file: basename(path), needed: neededOf(kind), mapping });
    } catch {
      return undefined;
    }
    if (row.next > headMost) return undefined;
    refuseStrangeColumns(rows, row.next, { ...head, file: basename(path) });
    const from = row.next + mark;
    const half = from + Math.floor((size - from) / 2);
    const line = bytesAt(file, half, looked).indexOf(10);
    if (line < 0) return undefined;
    const middle = half + line + 1;
    const room = [linesLikely(file, from, middle), linesLikely(file, middle, size)] as const;
    const table = emptyTable(new Uint8Array(new SharedArrayBuffer(size)), room[0] + room[1]);
    const common = { path, kind, head };
    return {
      table,
      parts: [
        {
          ...common,
          from,
          to: middle,
          table: view(table, 0, room[0]),
          keptFrom: 0,
          checked: Math.min(checkedForUtf8, size),
        },
        {
          ...common,
          from: middle,
          to: size,
          table: view(table, room[0], room[0] + room[1]),
          keptFrom: middle,
          checked: 0,
        },
      ],
    };
  } finally {
    closeSync(file);
  }
}

function bytesAt(file: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

/** Room for the lines between two places, by the lines of some samples and a little more. */
function linesLikely(file: number, from: number, to: number): number {
  const samples = 12;
  const length = 1 << 14;
  let lines = 0;
  let bytes = 0;
  for (let i = 0; i < samples; i += 1) {
    const sample = bytesAt(file, from + Math.floor(((to - from) * i) / samples), length);
    bytes += sample.length;
    for (const b of sample) if (b === 10) lines += 1;
  }
  return Math.ceil(((lines + samples) / bytes) * (to - from) * 1.03) + 1_000;
}

function view(table: Table, from: number, to: number): Table {
  const result: Table = { ...table, rows: 0 };
  for (const column of tableColumns) Object.assign(result, { [column]: table[column].subarray(from, to) });
  return result;
}

/** Reads a part by the megabyte; nothing when the file turns out to be one that must be read whole. */
export function readPart({ path, kind, head, from, to, table, keptFrom, checked }: FilePart): PartRead | undefined {
  const names = new ByteDictionary(table.bytes, keptFrom);
  const reader = new RowReader({ table, names, kind, head, plain: true });
  const utf8 = new Utf8Check();
  const file = openSync(path, 'r');
  try {
    const buffer = new Uint8Array(chunk);
    let filled = 0;
    for (let at = from; at < to || filled > 0; ) {
      const count = at < to ? readSync(file, buffer, filled, Math.min(chunk - filled, to - at), at) : 0;
      if (count === 0 && at < to) return undefined;
      at += count;
      filled += count;
      const end = at >= to ? filled : buffer.lastIndexOf(10, filled - 1) + 1;
      const bytes = buffer.subarray(0, end);
      if (end === 0 || bytes.includes(34)) return undefined;
      if (at - filled < checked) utf8.look(bytes);
      if (utf8.bad > 0 || !reader.read(bytes)) return undefined;
      buffer.copyWithin(0, end, filled);
      filled -= end;
    }
  } finally {
    closeSync(file);
  }
  reader.finish();
  const read = readNames(table.bytes, names, undefined);
  // Old encodings are told by the names of the whole file.
  if (read.odd > 0) return undefined;
  const { line, faults, faultCount } = reader;
  return { rows: table.rows, line, faults, faultCount, names: read, keptTo: names.used };
}

/** Puts the rows of two parts together in their table. */
export function joinParts({ table, parts }: SplitFile, one: PartRead, two: PartRead): ReadFile {
  const [first] = parts;
  const room = first.table.name.length;
  for (const column of tableColumns) table[column].copyWithin(one.rows, room, room + two.rows);
  table.rows = one.rows + two.rows;
  const lines = one.line - first.head.line - 1;
  for (let r = one.rows; r < table.rows; r += 1) table.line[r] = (table.line[r] as number) + lines;
  return {
    table,
    names: one.names,
    texts: [
      [first.keptFrom, one.keptTo],
      [parts[1].keptFrom, two.keptTo],
    ],
    later: { names: two.names, from: one.rows },
    faults: [...one.faults, ...two.faults.map((fault) => ({ ...fault, line: fault.line + lines }))].slice(
      0,
      faultsKept,
    ),
    faultCount: one.faultCount + two.faultCount,
    headLine: first.head.line,
  };
}
