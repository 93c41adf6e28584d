import type { MessageParams } from '#platform/errors';
import type { Parsed } from '#population';
import { fault } from '../domain/parsed-field.ts';

/** What is wrong in one cell. */
export interface CellFault {
  column: string;
  key: string;
  params: MessageParams;
}

/** Reads the cells of one row by column; every fault is kept, so that all of a row are told at once. */
export class RowReader {
  readonly faults: CellFault[] = [];
  /** Codes that were mended because the importer allowed it: what was typed and what was taken. */
  readonly mended: { column: string; typed: string; meant: string }[] = [];
  readonly cells: Readonly<Record<string, string>>;

  constructor(cells: Readonly<Record<string, string>>) {
    this.cells = cells;
  }

  text(column: string): string {
    const cell = (this.cells[column] ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
    // The mark that our own CSV sets before what a spreadsheet would run as a formula.
    return cell.replace(/^'(?=[=+@-])/, '');
  }

  wrong(column: string, name: string, params: MessageParams = {}): void {
    this.faults.push({ column, key: `procedures.fault.${name}`, params });
  }

  /** The parsed value, or undefined when it has a fault. */
  read<T>(column: string, parse: (text: string) => Parsed<T>): T | undefined {
    const parsed = parse(this.text(column));
    if (parsed.ok) return parsed.value;
    this.faults.push({ column, key: parsed.key, params: parsed.params ?? {} });
    return undefined;
  }

  oneOf<T extends string>(column: string, allowed: readonly T[]): T | undefined {
    const typed = this.text(column).toLowerCase();
    const found = allowed.find((value) => value === typed);
    if (found === undefined) this.wrong(column, 'cell-unknown', { typed, allowed: allowed.join(', ') });
    return found;
  }

  words(stem: string): { vi: string; en: string } {
    return { vi: this.text(`${stem}_vi`), en: this.text(`${stem}_en`) };
  }

  /** A whole number, or null when the cell is empty. */
  count(column: string): number | null | undefined {
    const typed = this.text(column);
    if (typed === '') return null;
    const digits = /^\d{1,3}([., ]\d{3})+$/.test(typed) ? typed.replace(/\D/g, '') : typed;
    const read = /^\d{1,12}$/.test(digits) ? { ok: true as const, value: Number(digits) } : fault('number-form');
    if (read.ok) return Number(read.value);
    this.wrong(column, 'number-form');
    return undefined;
  }
}

/** Rows under their head as cells by column name, with the line that people see. Wholly empty rows are left out. */
export function cellsByColumn(rows: readonly (readonly string[])[]): { line: number; cells: Record<string, string> }[] {
  const head = (rows[0] ?? []).map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  return rows
    .slice(1)
    .map((row, i) => ({
      line: i + 2,
      cells: Object.fromEntries(head.flatMap((name, column) => (name === '' ? [] : [[name, row[column] ?? '']]))),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''));
}
