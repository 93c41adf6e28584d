import { type CsvRow, scanRow, sniffDelimiter, toSharedUtf8 } from '#linkage';

/** One row of a file: its cells as text, and the line on which it stands, from 1. */
export interface FileRow {
  line: number;
  cells: string[];
  /** A quotation mark is opened and never closed: the row ends with its line. */
  broken: boolean;
}

const newline = 10;

/**
 * The rows of a CSV file one after the other, whatever its length and code page; empty lines are passed over. Memory holds
 * the file's bytes and one row. Reads a copy: doubled quotation marks are made single in place.
 */
export function* fileRows(bytes: Uint8Array): Generator<FileRow> {
  const text = Uint8Array.from(toSharedUtf8(bytes));
  const buffer = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const delimiter = sniffHeads(text);
  const row: CsvRow = { starts: new Uint32Array(256), ends: new Uint32Array(256), count: 0, next: 0, broken: false };
  let line = 1;
  for (let at = 0; at < text.length; at = row.next) {
    scanRow(text, at, { delimiter, row });
    const cells: string[] = [];
    for (let c = 0; c < row.count; c += 1) cells.push(buffer.toString('utf8', row.starts[c], row.ends[c]));
    if (cells.some((cell) => cell !== '')) yield { line, cells, broken: row.broken };
    line += linesIn(text, at, row.next);
  }
}

/** A title may stand above the headings: the mark that divides most of the first lines counts. */
function sniffHeads(text: Uint8Array): number {
  let at = 0;
  let best = { mark: sniffDelimiter(text), count: 0 };
  for (let i = 0; i < 30 && at < text.length; i += 1) {
    const end = text.indexOf(newline, at);
    const stop = end < 0 ? text.length : end;
    const lineBytes = text.subarray(at, stop);
    const mark = sniffDelimiter(lineBytes);
    let count = 0;
    for (const byte of lineBytes) if (byte === mark) count += 1;
    if (count > best.count) best = { mark, count };
    at = stop + 1;
  }
  return best.mark;
}

function linesIn(text: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to && i < text.length; i += 1) if (text[i] === newline) count += 1;
  return count;
}
