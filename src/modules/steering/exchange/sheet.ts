import { refuse } from '#platform/errors';
import { isIsoDate } from '#platform/time';

/** A fault of one cell, in words of the message files. */
export interface CellFault {
  column: string;
  key: string;
  params: Record<string, string | number>;
}

export interface RowReport {
  /** As spreadsheets count: the head is line 1. */
  line: number;
  name: string;
  outcome: 'new' | 'changed' | 'same' | 'fault';
  faults: CellFault[];
}

export interface SheetReport {
  rows: RowReport[];
  counts: Record<RowReport['outcome'], number>;
  /** False when a fault kept everything out, or it was only tried. */
  kept: boolean;
}

export interface SheetRow {
  line: number;
  cells: Readonly<Record<string, string>>;
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * Reads rows by the names in their head: each column by its own name or by one of its Vietnamese ones, in any order, signs and
 * case aside. Empty rows are left out. @throws Refusal `steering.sheet.column-missing` when a needed column is not there.
 */
export function readSheet(
  rows: readonly (readonly string[])[],
  columns: Readonly<Record<string, { names: readonly string[]; needed?: boolean }>>,
): SheetRow[] {
  const [head = [], ...body] = rows;
  const places = new Map<string, number>();
  for (const [column, { names, needed = false }] of Object.entries(columns)) {
    const known = [column, ...names].map(fold);
    const place = head.findIndex((title) => known.includes(fold(title)));
    if (place >= 0) places.set(column, place);
    else if (needed) refuse('invalid', 'steering.sheet.column-missing', { column });
  }
  return body.flatMap((cells, i) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = Object.fromEntries([...places].map(([column, place]) => [column, (cells[place] ?? '').trim()]));
    return [{ line: i + 2, cells: row }];
  });
}

/** Codes in one cell, by commas, semicolons or spaces, each once. */
export const codesIn = (cell: string): string[] => [...new Set(cell.split(/[,;\s]+/).filter((code) => code !== ''))];

/** Collects the faults of one row while its cells are read. */
export function cellReader(row: SheetRow) {
  const faults: CellFault[] = [];
  const fault = (column: string, key: string, params: CellFault['params'] = {}) => {
    faults.push({ column, key: `steering.sheet.${key}`, params });
  };
  return {
    faults,
    fault,
    text: (column: string) => row.cells[column] ?? '',
    needed(column: string): string {
      const text = row.cells[column] ?? '';
      if (text === '') fault(column, 'needed');
      return text;
    },
    /** A day as 2023-08-07 or 07/08/2023; '' stays undefined. */
    day(column: string): string | undefined {
      const text = row.cells[column] ?? '';
      if (text === '') return undefined;
      const found = dayOf(text);
      if (found === undefined) fault(column, 'not-a-day', { text });
      return found;
    },
    /** One of the words; each may also be written as one of its Vietnamese names. */
    oneOf<T extends string>(column: string, choices: Readonly<Record<T, readonly string[]>>): T | undefined {
      const text = fold(row.cells[column] ?? '');
      const found = (Object.keys(choices) as T[]).find((c) => [c, ...choices[c]].some((name) => fold(name) === text));
      if (found === undefined) fault(column, 'not-a-choice', { text: row.cells[column] ?? '' });
      return found;
    },
  };
}

function dayOf(text: string): string | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = parts === null ? text : `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : undefined;
}

/** The report of rows that were read and, if it may be, kept. */
export function reportOf(rows: readonly RowReport[], tryOnly: boolean): SheetReport {
  const counts = { new: 0, changed: 0, same: 0, fault: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return { rows: [...rows], counts, kept: !tryOnly && counts.fault === 0 };
}
