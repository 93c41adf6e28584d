/** Where the fields of one row stand in the bytes of the file, without quotes and outer blanks. */
export interface CsvRow {
  starts: Uint32Array;
  ends: Uint32Array;
  count: number;
  /** Where the next row begins. */
  next: number;
  /** True when a quotation mark is never closed; the row then ends with its line. */
  broken: boolean;
}

const newline = 10;
const quote = 34;
const longestQuoted = 4_000;

/** Comma, semicolon or tab: whichever stands most often in the first line. */
export function sniffDelimiter(bytes: Uint8Array): number {
  const counts = new Map<number, number>([44, 59, 9].map((d) => [d, 0]));
  for (let i = 0; i < bytes.length && bytes[i] !== newline; i += 1) {
    const count = counts.get(bytes[i] as number);
    if (count !== undefined) counts.set(bytes[i] as number, count + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/**
 * Finds the fields of the row that begins at `from`. Doubled quotation marks inside a quoted field are made single in
 * place. One loop over bytes on purpose: a province's file has seventy million of them.
 */
export function scanRow(bytes: Uint8Array, from: number, { delimiter, row }: { delimiter: number; row: CsvRow }): void {
  const end = bytes.length;
  let at = from;
  row.count = 0;
  row.broken = false;
  for (;;) {
    let start = at;
    let stop: number;
    while (start < end && (bytes[start] === 32 || (bytes[start] === 9 && delimiter !== 9))) start += 1;
    if (start < end && bytes[start] === quote) {
      const close = closeQuote(bytes, start + 1);
      if (close < 0) {
        row.broken = true;
        const line = bytes.indexOf(newline, at);
        stop = line < 0 ? end : line;
        at = stop;
      } else {
        start += 1;
        stop = shorten(bytes, start, close);
        at = close + 1;
        while (at < end && bytes[at] !== delimiter && bytes[at] !== newline) at += 1;
      }
    } else {
      at = start;
      while (at < end) {
        const b = bytes[at] as number;
        if (b === delimiter || b === newline) break;
        at += 1;
      }
      stop = at;
    }
    while (stop > start && isBlank(bytes[stop - 1] as number)) stop -= 1;
    while (stop > start && isBlank(bytes[start] as number)) start += 1;
    if (row.count < row.starts.length) {
      row.starts[row.count] = start;
      row.ends[row.count] = stop;
      row.count += 1;
    }
    if (at >= end || bytes[at] === newline) break;
    at += 1;
  }
  row.next = at + 1;
}

/** The same for bytes in which no quotation mark stands at all. */
export function scanPlainRow(
  bytes: Uint8Array,
  from: number,
  { delimiter, row }: { delimiter: number; row: CsvRow },
): void {
  const end = bytes.length;
  const { starts, ends } = row;
  let start = from;
  let count = 0;
  for (let at = from; ; at += 1) {
    const b = at < end ? (bytes[at] as number) : newline;
    if (b !== delimiter && b !== newline) continue;
    let stop = at;
    while (stop > start && isBlank(bytes[stop - 1] as number)) stop -= 1;
    while (stop > start && isBlank(bytes[start] as number)) start += 1;
    if (count < starts.length) {
      starts[count] = start;
      ends[count] = stop;
      count += 1;
    }
    start = at + 1;
    if (b === newline) break;
  }
  row.count = count;
  row.broken = false;
  row.next = start;
}

const isBlank = (b: number) => b === 32 || b === 13 || b === 9;

/** The closing mark of a quoted field, or -1 when there is none within a sensible length. */
function closeQuote(bytes: Uint8Array, from: number): number {
  const end = Math.min(bytes.length, from + longestQuoted);
  for (let i = from; i < end; i += 1) {
    if (bytes[i] !== quote) continue;
    if (bytes[i + 1] !== quote) return i;
    i += 1;
  }
  return -1;
}

function shorten(bytes: Uint8Array, start: number, close: number): number {
  let to = start;
  for (let i = start; i < close; i += 1) {
    const b = bytes[i] as number;
    bytes[to++] = b;
    if (b === quote && bytes[i + 1] === quote) i += 1;
  }
  return to;
}
