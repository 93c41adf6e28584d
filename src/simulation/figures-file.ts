import { parse } from 'csv-parse/sync';
import { isIsoDate } from '#platform/time';
import { type Decimal, parseDecimal } from './exact-decimal.ts';
import { type Fault, fault } from './fault.ts';

/** One row of a figures file, as written. */
export interface FigureRow {
  line: number;
  code: string;
  unit: string;
  numerator: Decimal | undefined;
  denominator: Decimal | undefined;
  statedPercent: Decimal | undefined;
  asOf: string;
}

const needed = ['code', 'numerator', 'denominator'] as const;

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

/**
 * Reads a figures file: CSV with the columns code, section, label, numerator, denominator, unit, stated_percent, as_of,
 * remark. A byte-order mark, CRLF, empty cells and other columns are fine.
 * @returns the rows that can be read and every fault, each with its line.
 */
export function readFiguresFile(text: string): { rows: FigureRow[]; faults: Fault[] } {
  let header: string[] = [];
  let parsed: Parsed[];
  try {
    parsed = parse(text, {
      bom: true,
      columns: (names: string[]) => {
        header = names.map((n) => n.trim().toLowerCase());
        return header;
      },
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    return { rows: [], faults: [fault('not-csv', { line: (error as { lines?: number }).lines ?? 1 })] };
  }
  const missing = needed.filter((n) => !header.includes(n));
  if (missing.length > 0) return { rows: [], faults: [fault('missing-columns', { columns: missing.join(', ') })] };
  const faults: Fault[] = [];
  const rows = parsed.flatMap((p) => readRow(p, faults));
  if (rows.length === 0 && faults.length === 0) faults.push(fault('no-rows'));
  return { rows, faults };
}

function readRow({ record, info }: Parsed, faults: Fault[]): FigureRow[] {
  const line = info.lines;
  const before = faults.length;
  const number = (column: string): Decimal | undefined => {
    const written = record[column] ?? '';
    if (written === '') return undefined;
    const value = parseDecimal(written);
    if (value === undefined) faults.push(fault('not-a-number', { line, column, text: written }));
    return value;
  };
  const row: FigureRow = {
    line,
    code: record['code'] ?? '',
    unit: (record['unit'] ?? '').toLowerCase(),
    numerator: number('numerator'),
    denominator: number('denominator'),
    statedPercent: number('stated_percent'),
    asOf: record['as_of'] ?? '',
  };
  if (row.code === '') faults.push(fault('no-code', { line }));
  if (row.asOf !== '' && !isIsoDate(row.asOf)) faults.push(fault('bad-as-of', { line, text: row.asOf }));
  return faults.length === before ? [row] : [];
}
