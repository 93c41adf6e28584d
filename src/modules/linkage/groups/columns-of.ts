import { refuse } from '#platform/errors';
import { scanRow, sniffDelimiter } from '../engine/csv-row.ts';
import { type Kind, type Mapping, type Role, roles } from './mapping.ts';

/** One column of all files: each distinct text has a number from 1; 0 is "not known". */
export interface Column {
  role: Role;
  kind: Kind;
  values: Int32Array;
  texts: string[];
}

export interface Records {
  /** The records' own numbers, as the files write them. Rows stand in the order of their content (see `readColumns`). */
  keys: string[];
  /** The place of each row in its file, from 0. */
  places: Int32Array;
  /** Rows from here on are of the second file; the number of rows when there is one file only. */
  secondFrom: number;
  columns: Column[];
}

export interface File {
  name: string;
  /** CSV in UTF-8. */
  bytes: Uint8Array;
}

/** Letters and digits in lower case without marks, words parted by one blank: the form in which texts are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đðɖ]/g, 'd')
    .replace(/['’ʼ‘`´]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A folded date as digits, year first: 5/3/1990, 1990-03-05 and 19900305 are one. A year alone stays alone. */
function dateText(text: string): string {
  const parts = text.split(' ');
  if (parts.length < 3) return parts.join('');
  const [a = '', b = '', c = ''] = parts;
  const [year, day] = c.length === 4 ? [c, a] : [a, c];
  return `${year}${b.padStart(2, '0')}${day.padStart(2, '0')}`;
}

/**
 * Reads the mapped columns of one file, or of two files with the same columns. Rows of a file are put in the order of
 * their content, so that what is found does not depend on the order in which they stand in it.
 */
export function readColumns(files: readonly File[], mapping: Mapping): Records {
  const wanted = Object.entries(mapping).filter(([, role]) => role !== 'record');
  const read = files.map((file) => sortedRows(file, mapping));
  const rows = read.flat();
  return {
    keys: rows.map(({ cells }) => cells[0] as string),
    places: Int32Array.from(rows, ({ place }) => place),
    secondFrom: (read[0] as Row[]).length,
    columns: wanted.map(([, role], c) => {
      const known = new Map<string, number>([['', 0]]);
      const values = Int32Array.from(rows, ({ cells }) => {
        const folded = fold(cells[c + 1] as string);
        const text = roles[role] === 'date' ? dateText(folded) : folded;
        const value = known.get(text) ?? known.size;
        known.set(text, value);
        return value;
      });
      return { role, kind: roles[role] as Kind, values, texts: [...known.keys()] };
    }),
  };
}

interface Row {
  /** The record's own number, then the mapped columns in the mapping's order. */
  cells: string[];
  place: number;
}

function sortedRows({ name, bytes }: File, mapping: Mapping): Row[] {
  const wanted = Object.keys(mapping).sort((a, b) => Number(mapping[b] === 'record') - Number(mapping[a] === 'record'));
  const rows = csvRows(bytes);
  const head = rows.next().value ?? [];
  const missing = wanted.filter((column) => !head.includes(column));
  if (missing.length > 0) refuse('invalid', 'linkage.file.columns', { file: name, columns: missing.join(', ') });
  const places = wanted.map((column) => head.indexOf(column));
  const read: (Row & { text: string })[] = [];
  for (const row of rows) {
    const cells = places.map((place) => row[place] ?? '');
    read.push({ cells, place: read.length, text: [...cells.slice(1), cells[0]].join('\u0000') });
  }
  return read.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.place - b.place));
}

function* csvRows(bytes: Uint8Array): Generator<string[]> {
  const delimiter = sniffDelimiter(bytes);
  const row = { starts: new Uint32Array(256), ends: new Uint32Array(256), count: 0, next: 0, broken: false };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at = row.next) {
    scanRow(bytes, at, { delimiter, row });
    if (row.count === 0 || (row.count === 1 && row.starts[0] === row.ends[0])) continue;
    const cells: string[] = [];
    for (let c = 0; c < row.count; c += 1) cells.push(buffer.toString('utf8', row.starts[c], row.ends[c]));
    yield cells;
  }
}
