import { ByteDictionary } from './byte-dictionary.ts';
import { type FieldMapping, fields } from './columns.ts';
import { scanRow } from './csv-row.ts';
import { findHead, isHeadAgain, refuseStrangeColumns } from './head.ts';
import { type Repair, readNames } from './read-names.ts';
import { hashBytes, mix, readDate, readNumber, readPhone, readSex } from './read-values.ts';
import { sharedFloat64, sharedInt32, sharedUint8, sharedUint32 } from './shared-array.ts';
import type { Fault, ReadFile, Table } from './table.ts';

export type FileKind = 'registry' | 'records';
const faultsKept = 1_000;

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
  const row = { starts: new Uint32Array(256), ends: new Uint32Array(256), count: 0, next: 0, broken: false };
  const head = findHead(bytes, row, {
    file,
    mapping,
    needed: kind === 'records' ? ['record_id', 'full_name'] : ['full_name'],
  });
  const { columns, delimiter } = head;
  refuseStrangeColumns(bytes, row.next, { ...head, file });
  const table = emptyTable(bytes, countLines(bytes) + 1);
  const names = new ByteDictionary(bytes);
  const faults: Fault[] = [];
  let faultCount = 0;
  const read = valueReader(table, names, kind);
  let at = row.next;
  let line = head.line + 1;
  while (at < bytes.length) {
    const from = at;
    scanRow(bytes, at, { delimiter, row });
    at = row.next;
    if (row.count === 0 || (row.count === 1 && row.starts[0] === row.ends[0])) {
      line += 1;
      continue;
    }
    const r = table.rows++;
    table.line[r] = line;
    line += linesIn(bytes, from, at);
    for (let c = 0; c < columns.length && c < row.count; c += 1) {
      const field = columns[c] as number;
      const start = row.starts[c] as number;
      const end = row.ends[c] as number;
      if (field >= 0 && start < end) read(field, r, start, end);
    }
    const key = row.broken
      ? 'linkage.row.quote'
      : row.count !== columns.length && !restIsEmpty(row, columns.length)
        ? 'linkage.row.columns'
        : table.name[r] === 0
          ? 'linkage.row.name'
          : isHeadAgain(bytes, row, head)
            ? 'linkage.row.head'
            : undefined;
    if (key !== undefined) {
      table.broken[r] = 1;
      faultCount += 1;
      if (faults.length < faultsKept) faults.push({ line: table.line[r] as number, key });
    }
  }
  finishRows(table, names);
  return { table, distinct: names, faults, faultCount, headLine: head.line };
}

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

/** What each field's bytes become. A key of a row is its record's own number, or the registry's personal number. */
function valueReader(table: Table, names: ByteDictionary, kind: FileKind) {
  const { bytes } = table;
  const keyField = fields.indexOf(kind === 'records' ? 'record_id' : 'personal_id');
  const order = Object.fromEntries(fields.map((f, i) => [f, i])) as Record<(typeof fields)[number], number>;
  return (field: number, r: number, start: number, end: number): void => {
    if (field === keyField) {
      table.keyStart[r] = start;
      table.keyEnd[r] = end;
    }
    switch (field) {
      case order.personal_id:
        table.personalId[r] = readNumber(bytes, start, end);
        break;
      case order.old_id: {
        const number = readNumber(bytes, start, end);
        if (number < 1_000_000_000) table.oldId[r] = number;
        else if (table.personalId[r] === 0) table.personalId[r] = number;
        break;
      }
      case order.full_name:
        table.nameStart[r] = start;
        table.nameEnd[r] = end;
        table.name[r] = names.intern(start, end);
        break;
      case order.birth_date:
        table.birth[r] = readDate(bytes, start, end);
        break;
      case order.sex:
        table.sex[r] = readSex(bytes, start, end);
        break;
      case order.commune_code:
        table.commune[r] = codeOf(bytes, start, end);
        break;
      case order.household_id:
        table.household[r] = hashBytes(bytes, start, end) | 1;
        break;
      case order.father_name:
        table.father[r] = names.intern(start, end);
        break;
      case order.mother_name:
        table.mother[r] = names.intern(start, end);
        break;
      case order.phone:
        table.phone[r] = readPhone(bytes, start, end);
        break;
    }
  };
}

/** Codes of digits compare as numbers (Excel's lost zero does not matter), other text by its bytes. */
function codeOf(bytes: Uint8Array, start: number, end: number): number {
  const number = readNumber(bytes, start, end);
  return number > 0 && number < 1_000_000_000 ? number : hashBytes(bytes, start, end) | 0x40000000;
}

/**
 * After all columns of a row are known: numbers of fewer than ten digits in the new number's column are old ones; a
 * birth year and a sex that are missing are read from the personal number (Decree 137/2015/NĐ-CP art. 13).
 */
function finishRows(table: Table, names: ByteDictionary): void {
  const { personalId, oldId, birth, sex, name, father, mother, commune, phone, content } = table;
  for (let r = 0; r < table.rows; r += 1) {
    let id = personalId[r] as number;
    if (id > 0 && id < 1e9) {
      if (oldId[r] === 0) oldId[r] = id;
      id = 0;
    }
    if (id > 999_999_999_999) id = 0;
    personalId[r] = id;
    let hash = mix(id % 1_000_000, Math.floor(id / 1_000_000));
    hash = mix(hash, oldId[r] as number);
    hash = mix(hash, names.hashes[name[r] as number] as number);
    hash = mix(hash, mix(birth[r] as number, sex[r] as number));
    hash = mix(hash, mix(commune[r] as number, phone[r] as number));
    hash = mix(hash, mix(names.hashes[father[r] as number] as number, names.hashes[mother[r] as number] as number));
    content[r] = hash >>> 0;
    if (id === 0) continue;
    const centuryAndSex = Math.floor(id / 100_000_000) % 10;
    if (centuryAndSex > 3) continue;
    if (birth[r] === 0) birth[r] = (1900 + (centuryAndSex >> 1) * 100 + (Math.floor(id / 1_000_000) % 100)) * 10_000;
    if (sex[r] === 0) sex[r] = (centuryAndSex & 1) + 1;
  }
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) if (bytes[i] === 10) count += 1;
  return count;
}

function restIsEmpty(row: { starts: Uint32Array; ends: Uint32Array; count: number }, columns: number): boolean {
  if (row.count < columns) return false;
  for (let c = columns; c < row.count; c += 1) if (row.starts[c] !== row.ends[c]) return false;
  return true;
}
