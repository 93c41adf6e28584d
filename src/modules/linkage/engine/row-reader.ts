import type { ByteDictionary } from './byte-dictionary.ts';
import { fields } from './columns.ts';
import { type CsvRow, scanPlainRow, scanRow } from './csv-row.ts';
import { type Head, isHeadAgain } from './head.ts';
import { hashBytes, mix, readDate, readNumber, readPhone, readSex } from './read-values.ts';
import type { Fault, FileKind, Table } from './table.ts';

/** Faults that are told with their line; the others are only counted. */
export const faultsKept = 1_000;

export const emptyRow = (): CsvRow => ({
  starts: new Uint32Array(256),
  ends: new Uint32Array(256),
  count: 0,
  next: 0,
  broken: false,
});

/**
 * Reads rows of CSV into a table. `plain` promises that no quotation mark stands in the file. Text that is asked for
 * later (keys, names) stands in the buffer of `names`: the whole file, or a smaller one into which it is copied.
 */
export class RowReader {
  readonly faults: Fault[] = [];
  faultCount = 0;
  /** The line on which the next row begins. */
  line: number;
  readonly #table: Table;
  readonly #names: ByteDictionary;
  readonly #head: Head;
  readonly #plain: boolean;
  readonly #keyField: number;
  readonly #row = emptyRow();

  constructor(wish: { table: Table; names: ByteDictionary; kind: FileKind; head: Head; plain: boolean }) {
    this.#table = wish.table;
    this.#names = wish.names;
    this.#head = wish.head;
    this.#plain = wish.plain;
    this.#keyField = wish.kind === 'records' ? place.record_id : place.personal_id;
    this.line = wish.head.line + 1;
  }

  /** Reads all rows of some bytes from a place on; false when the table has no room for them. */
  read(bytes: Uint8Array, start = 0): boolean {
    const table = this.#table;
    const { columns, delimiter } = this.#head;
    const row = this.#row;
    const wish = { delimiter, row };
    const room = table.name.length;
    for (let at = start; at < bytes.length; ) {
      const from = at;
      if (this.#plain) scanPlainRow(bytes, at, wish);
      else scanRow(bytes, at, wish);
      at = row.next;
      if (row.count === 0 || (row.count === 1 && row.starts[0] === row.ends[0])) {
        this.line += 1;
        continue;
      }
      if (table.rows === room) return false;
      const r = table.rows++;
      table.line[r] = this.line;
      this.line += this.#plain ? 1 : linesIn(bytes, from, at);
      for (let c = 0; c < columns.length && c < row.count; c += 1) {
        const field = columns[c] as number;
        const begin = row.starts[c] as number;
        const end = row.ends[c] as number;
        if (field >= 0 && begin < end) this.#value(bytes, { field, r, start: begin, end });
      }
      this.#check(bytes, r);
    }
    return true;
  }

  /** What a field's bytes become. A key of a row is its record's own number, or the registry's personal number. */
  #value(bytes: Uint8Array, { field, r, start, end }: { field: number; r: number; start: number; end: number }): void {
    const table = this.#table;
    const names = this.#names;
    if (field === this.#keyField) {
      const at = names.place(bytes, start, end);
      table.keyStart[r] = at;
      table.keyEnd[r] = at + end - start;
    }
    switch (field) {
      case place.personal_id:
        table.personalId[r] = readNumber(bytes, start, end);
        break;
      case place.old_id: {
        const number = readNumber(bytes, start, end);
        if (number < 1_000_000_000) table.oldId[r] = number;
        else if (table.personalId[r] === 0) table.personalId[r] = number;
        break;
      }
      case place.full_name:
        table.name[r] = names.intern(bytes, start, end);
        table.nameStart[r] = names.starts[table.name[r] as number] as number;
        table.nameEnd[r] = names.ends[table.name[r] as number] as number;
        break;
      case place.birth_date:
        table.birth[r] = readDate(bytes, start, end);
        break;
      case place.sex:
        table.sex[r] = readSex(bytes, start, end);
        break;
      case place.commune_code:
        table.commune[r] = codeOf(bytes, start, end);
        break;
      case place.household_id:
        table.household[r] = hashBytes(bytes, start, end) | 1;
        break;
      case place.father_name:
        table.father[r] = names.intern(bytes, start, end);
        break;
      case place.mother_name:
        table.mother[r] = names.intern(bytes, start, end);
        break;
      case place.phone:
        table.phone[r] = readPhone(bytes, start, end);
        break;
    }
  }

  #check(bytes: Uint8Array, r: number): void {
    const table = this.#table;
    const row = this.#row;
    const head = this.#head;
    const key = row.broken
      ? 'linkage.row.quote'
      : row.count !== head.columns.length && !restIsEmpty(row, head.columns.length)
        ? 'linkage.row.columns'
        : table.name[r] === 0
          ? 'linkage.row.name'
          : isHeadAgain(bytes, row, head)
            ? 'linkage.row.head'
            : undefined;
    if (key === undefined) return;
    table.broken[r] = 1;
    this.faultCount += 1;
    if (this.faults.length < faultsKept) this.faults.push({ line: table.line[r] as number, key });
  }

  /** After the last row. */
  finish(): void {
    finishRows(this.#table, this.#names);
  }
}

const place = Object.fromEntries(fields.map((f, i) => [f, i])) as Record<(typeof fields)[number], number>;

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
