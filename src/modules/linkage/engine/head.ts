import { refuse } from '#platform/errors';
import { type Field, type FieldMapping, fields, recogniseColumns, requireColumns } from './columns.ts';
import { type CsvRow, scanRow, sniffDelimiter } from './csv-row.ts';
import { readDate, readNumber } from './read-values.ts';

export interface Head {
  /** Field of each column, as its place in `fields`, or -1. */
  columns: Int8Array;
  delimiter: number;
  /** Line on which the head stands, from 1. */
  line: number;
  /** The cell of the full name, and its column. */
  name: Uint8Array;
  nameColumn: number;
}

export interface HeadWish {
  file: string;
  needed: readonly Field[];
  mapping: FieldMapping | undefined;
}

/** Offices put titles, a national motto and dates above the head; it is looked for in so many lines. */
const searched = 30;

/** Reads the cells of a row as text. */
function cellsOf(bytes: Uint8Array, row: CsvRow): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: row.count }, (_, i) => text.toString('utf8', row.starts[i], row.ends[i]));
}

/**
 * Finds the head of a file: the first line that names every column that is needed; `row` is left on it. Refuses a file
 * without one, naming what the first line lacks.
 */
export function findHead(bytes: Uint8Array, row: CsvRow, { file, needed, mapping }: HeadWish): Head {
  let first: Head | undefined;
  for (let at = 0, line = 1; line <= searched && at < bytes.length; line += 1) {
    const delimiter = sniffDelimiter(bytes.subarray(at));
    scanRow(bytes, at, { delimiter, row });
    at = row.next;
    if (row.count <= 1 && row.starts[0] === row.ends[0]) continue;
    const columns = recogniseColumns(cellsOf(bytes, row), mapping);
    const nameColumn = columns.indexOf(fields.indexOf('full_name'));
    const name = bytes.slice(row.starts[nameColumn] ?? 0, row.ends[nameColumn] ?? 0);
    const head = { columns, delimiter, line, name, nameColumn };
    if (needed.every((field) => columns.includes(fields.indexOf(field)))) return head;
    first ??= head;
  }
  if (first === undefined) return refuse('invalid', 'linkage.file.empty', { file });
  requireColumns(first.columns, file, needed);
  return first;
}

/** A head in the middle, because two files were put together: its cell of the name reads as in the head itself. */
export function isHeadAgain(bytes: Uint8Array, row: CsvRow, head: Head): boolean {
  const start = row.starts[head.nameColumn] as number;
  const { name } = head;
  if ((row.ends[head.nameColumn] as number) - start !== name.length) return false;
  for (let i = 0; i < name.length; i += 1) if (bytes[start + i] !== name[i]) return false;
  return true;
}

const looked = 200;
const lookedBytes = 100_000;
const few = 0.2;
const most = 0.8;

/** Refuses a file whose columns hold what another column's name promises: names under "birth date", dates under "name". */
export function refuseStrangeColumns(
  whole: Uint8Array,
  from: number,
  { columns, delimiter, file }: Head & { file: string },
): void {
  // A copy, because reading a row makes doubled quotation marks single in place.
  const bytes = whole.slice(from, from + lookedBytes);
  const row: CsvRow = { starts: new Uint32Array(256), ends: new Uint32Array(256), count: 0, next: 0, broken: false };
  const filled = new Int32Array(columns.length);
  const dates = new Int32Array(columns.length);
  const numbers = new Int32Array(columns.length);
  const words = new Int32Array(columns.length);
  const count = (counts: Int32Array, c: number, holds: boolean) => {
    if (holds) counts[c] = (counts[c] as number) + 1;
  };
  for (let at = 0, seen = 0; seen < looked && at < bytes.length; at = row.next, seen += 1) {
    scanRow(bytes, at, { delimiter, row });
    for (let c = 0; c < Math.min(row.count, columns.length); c += 1) {
      const start = row.starts[c] as number;
      const end = row.ends[c] as number;
      count(filled, c, end > start);
      const number = readNumber(bytes, start, end);
      count(dates, c, readDate(bytes, start, end) > 0);
      count(numbers, c, number >= 1e7);
      count(words, c, end > start && !/\d/.test(Buffer.from(bytes.subarray(start, end)).toString('latin1')));
    }
  }
  const share = (counts: Int32Array, c: number) => (counts[c] as number) / Math.max(1, filled[c] as number);
  const promised: Partial<Record<Field, Int32Array>> = { full_name: words, birth_date: dates, personal_id: numbers };
  const kinds = { words, dates, numbers };
  const strange: string[] = [];
  columns.forEach((field, c) => {
    const name = fields[field];
    const own = name === undefined ? undefined : promised[name];
    if (name === undefined || own === undefined || (filled[c] as number) < 5 || share(own, c) > few) return;
    const holds = Object.entries(kinds).find(([, counts]) => counts !== own && share(counts, c) >= most);
    if (holds !== undefined) strange.push(name);
  });
  if (strange.length > 0) refuse('invalid', 'linkage.file.swapped', { file, columns: strange.join(', ') });
}
