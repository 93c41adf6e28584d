import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import { refuse } from '#platform/errors';

/** Cells of a sheet as text, row by row, the head among them. */
export interface Table {
  name: string;
  rows: string[][];
}

const mostRows = 20_000;
/** Bytes that the parts of a workbook may unpack to: a small file can hide a huge one. */
const mostUnpacked = 100 * 1024 * 1024;

/**
 * Reads a CSV file (UTF-8; comma, semicolon or tab) or an XLSX workbook; every cell comes as the text that was in it, so
 * that broken codes stay to be seen. @throws Refusal when it is neither, old (.xls), not UTF-8 or too large.
 */
export async function readTables(bytes: Uint8Array): Promise<Table[]> {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) refuse('invalid', 'platform.table-old-excel');
  const tables = starts(0x50, 0x4b) ? await workbookOf(bytes) : [{ name: '', rows: csvOf(bytes) }];
  if (tables.some((t) => t.rows.length > mostRows)) refuse('invalid', 'platform.table-too-long', { limit: mostRows });
  return tables;
}

async function workbookOf(bytes: Uint8Array): Promise<Table[]> {
  try {
    let unpacked = 0;
    unzipSync(bytes, {
      filter: (part) => {
        unpacked += part.originalSize;
        return false;
      },
    });
    if (unpacked > mostUnpacked) throw new RangeError('too large');
    const sheets = await readXlsx<string>(Buffer.from(bytes), { parseNumber: plainNumber, trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }));
  } catch {
    return refuse('invalid', 'platform.table-unreadable');
  }
}

/** The shortest number that is the stored one: 1.0141700000000001 was typed as 1.01417. */
const plainNumber = (stored: string) => String(Number(stored));

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function csvOf(bytes: Uint8Array): string[][] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('invalid', 'platform.table-encoding');
  }
  if (text.includes('\0')) refuse('invalid', 'platform.table-unreadable');
  const [head = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].reduce(
    (best, mark) => (head.split(mark).length > head.split(best).length ? mark : best),
    ',',
  );
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false }) as string[][];
  } catch {
    return refuse('invalid', 'platform.table-unreadable');
  }
}

/** A CSV file that spreadsheets open rightly: UTF-8 with its mark, and no cell that would be run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${withoutFormula(text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const withoutFormula = (text: string) => (/^[=+@\t\r-]/.test(text) ? `'${text}` : text);

/** A workbook in which every cell is text, so that no code loses its zeros. */
export async function writeWorkbook(tables: readonly Table[]): Promise<Uint8Array> {
  const cell = (value: string, head: boolean) => ({
    value,
    type: String,
    ...(head ? { fontWeight: 'bold' as const } : {}),
  });
  const sheets = tables.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, i) => row.map((text) => cell(text, i === 0))),
    columns: (rows[0] ?? []).map(() => ({ width: 24 })),
    stickyRowsCount: 1,
  }));
  return writeXlsx(sheets).toBuffer();
}
