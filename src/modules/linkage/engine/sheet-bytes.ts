import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { refuse } from '#platform/errors';
import { tableBytes } from './table-bytes.ts';

/** Rows of a Parquet file that are unpacked at a time, so that memory stays bounded. */
const runOfRows = 50_000;
const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);

/**
 * The bytes of a file as CSV: Parquet and XLSX (its first sheet with more than one row) are rewritten, all else is left
 * as it is. Refuses the old Excel form, and files that cannot be unpacked.
 */
export async function csvBytes(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) refuse('invalid', 'linkage.file.old-excel', { file });
  const isParquet = starts(bytes, 0x50, 0x41, 0x52, 0x31);
  if (!isParquet && !starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return bytes;
  try {
    return isParquet ? await fromParquet(bytes) : await fromWorkbook(bytes);
  } catch {
    return refuse('invalid', 'linkage.file.unreadable', { file });
  }
}

async function fromParquet(bytes: Uint8Array): Promise<Uint8Array> {
  const { parquetMetadata, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const whole = Uint8Array.from(bytes).buffer;
  const file = { byteLength: whole.byteLength, slice: (from: number, to?: number) => whole.slice(from, to) };
  const metadata = parquetMetadata(whole);
  const columns = parquetSchema(metadata).children.map((child) => child.element.name);
  const unpack = (by: (packed: Uint8Array) => Uint8Array) => (packed: Uint8Array) => new Uint8Array(by(packed));
  const compressors = {
    GZIP: unpack(gunzipSync),
    ZSTD: unpack(zstdDecompressSync),
    BROTLI: unpack(brotliDecompressSync),
  };
  const rows: string[][] = [];
  const count = Number(metadata.num_rows);
  for (let from = 0; from < count; from += runOfRows) {
    const wish = { file, metadata, compressors, rowStart: from, rowEnd: Math.min(count, from + runOfRows) };
    for (const row of await parquetReadObjects(wish)) rows.push(columns.map((column) => textOf(row[column])));
  }
  return tableBytes({ columns, rows });
}

async function fromWorkbook(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: readXlsx } = await import('read-excel-file/node');
  const sheets = await readXlsx<string>(Buffer.from(bytes), {
    parseNumber: (stored: string) => String(Number(stored)),
    trim: true,
  });
  const { data } = sheets.find((sheet) => sheet.data.length > 1) ?? sheets[0] ?? { data: [] };
  const [head = [], ...rows] = data.map((row) => row.map(textOf));
  return tableBytes({ columns: head, rows });
}

/** Dates as yyyy-mm-dd; everything else as it would be typed. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
