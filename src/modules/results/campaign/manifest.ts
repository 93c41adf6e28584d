import type { FieldFault } from '#platform/errors';
import { addDays, type IsoDate, isIsoDate } from '#platform/time';
import { foldName, parseFullName, parsePersonalNumber } from '#population';

/** Columns of a manifest, each with the headings that are understood, folded. */
const headings = {
  number: ['so', 'so ket qua', 'so giay to', 'so ky hieu', 'number'],
  issuedOn: ['ngay cap', 'ngay ban hanh', 'ngay ky', 'issued on'],
  personalNumber: ['so dinh danh', 'so dinh danh ca nhan', 'so cccd', 'cccd', 'personal number'],
  fullName: ['ho va ten', 'ho ten', 'ho, chu dem va ten', 'ho chu dem va ten', 'full name'],
  file: ['tep', 'ten tep', 'file', 'file name'],
  pages: ['so trang', 'pages'],
  title: ['trich yeu', 'ten giay to', 'title'],
  validTo: ['co gia tri den', 'ngay het han', 'valid to'],
} as const;
export type Column = keyof typeof headings;
const columnNames = Object.keys(headings) as Column[];
const optional: readonly Column[] = ['title', 'validTo'];

/** One line of a manifest, read as far as it can be without asking anybody. */
export interface ManifestRow {
  /** Line of the file, the heading being line 1. */
  line: number;
  fields: Record<Column, string>;
  faults: FieldFault[];
  number: string;
  issuedOn: IsoDate | null;
  validTo: IsoDate | null;
  personalNumber: string;
  fullName: string;
  /** In the form in which file names are compared. */
  fileName: string;
  pages: number | null;
}

export interface Manifest {
  rows: ManifestRow[];
  /** Columns that must be there and are not; then there are no rows. */
  missing: Column[];
}

/** How names of files are compared: composed, small letters, without folders. */
export const fileKey = (name: string): string =>
  (name.normalize('NFC').trim().split(/[\\/]/).at(-1) ?? '').toLocaleLowerCase('vi');

/** Reads the cells of a manifest. Every fault of a line is told at once; one bad line leaves the others good. */
export function readManifest(cells: readonly (readonly string[])[], today: IsoDate): Manifest {
  const [head = [], ...lines] = cells;
  const places = placesOf(head);
  const missing = columnNames.filter((c) => places[c] === undefined && !optional.includes(c));
  if (missing.length > 0) return { rows: [], missing };
  const rows = lines
    .map((line, index) => ({ line: index + 2, cells: line }))
    .filter(({ cells: line }) => line.some((cell) => cell.trim() !== ''))
    .map(({ line, cells: texts }) => readRow(line, fieldsOf(places, texts), today));
  tellDoubles(rows);
  return { rows, missing: [] };
}

type Places = Partial<Record<Column, number>>;

function placesOf(head: readonly string[]): Places {
  const folded = head.map((text) => foldName(text).toLowerCase().replace(/\s+/g, ' ').trim());
  const places = columnNames.map((column) => {
    const place = folded.findIndex((text) => (headings[column] as readonly string[]).includes(text));
    return [column, place < 0 ? undefined : place] as const;
  });
  return Object.fromEntries(places.filter(([, place]) => place !== undefined)) as Places;
}

function fieldsOf(places: Places, texts: readonly string[]): Record<Column, string> {
  const cell = (column: Column) => (texts[places[column] ?? -1] ?? '').normalize('NFC').trim();
  return Object.fromEntries(columnNames.map((column) => [column, cell(column)])) as Record<Column, string>;
}

function readRow(line: number, fields: Record<Column, string>, today: IsoDate): ManifestRow {
  const faults: FieldFault[] = [];
  const fault = (field: Column, key: string, params: Record<string, string | number> = {}) =>
    faults.push({ field, key: key.includes('.') ? key : `results.manifest.${key}`, params });
  const row: ManifestRow = {
    line,
    fields,
    faults,
    number: fields.number,
    issuedOn: dateOf(fields.issuedOn),
    validTo: fields.validTo === '' ? null : dateOf(fields.validTo),
    personalNumber: '',
    fullName: fields.fullName,
    fileName: fileKey(fields.file),
    pages: /^\d{1,3}$/.test(fields.pages) ? Number(fields.pages) : null,
  };
  if (row.number === '') fault('number', 'number-missing');
  else if (looksLikeDate(row.number)) fault('number', 'number-became-date', { text: row.number });
  checkDates(row, { today, fault });
  row.personalNumber = readPersonalNumber(fields.personalNumber, fault);
  const name = parseFullName(fields.fullName);
  if (!name.ok) fault('fullName', name.key, name.params);
  if (row.fileName === '') fault('file', 'file-name-missing');
  if (row.pages === null || row.pages === 0) fault('pages', 'pages-wrong', { text: fields.pages });
  return row;
}

type Fault = (field: Column, key: string, params?: Record<string, string | number>) => void;

function checkDates(row: ManifestRow, { today, fault }: { today: IsoDate; fault: Fault }): void {
  const { fields, issuedOn, validTo } = row;
  if (issuedOn === null) fault('issuedOn', 'date-wrong', { text: fields.issuedOn });
  else if (issuedOn > today) fault('issuedOn', 'issued-later');
  if (fields.validTo !== '' && validTo === null) fault('validTo', 'date-wrong', { text: fields.validTo });
  if (validTo !== null && validTo < today) fault('validTo', 'no-longer-valid');
  if (validTo !== null && issuedOn !== null && validTo < issuedOn) fault('validTo', 'ends-before-it-begins');
}

/** Names what spreadsheets do to 12-digit numbers: the leading zero lost, or "9,67E+11". */
function readPersonalNumber(text: string, fault: Fault): string {
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(text)) fault('personalNumber', 'number-became-power', { text });
  else if (/^\d{11}$/.test(text)) fault('personalNumber', 'number-lost-zero', { text });
  else {
    const parsed = parsePersonalNumber(text);
    if (parsed.ok) return parsed.value.number;
    fault('personalNumber', parsed.key, parsed.params);
  }
  return '';
}

/** "05/2023" that a spreadsheet turned into a day, or shows as "May-23". */
const looksLikeDate = (text: string) => isIsoDate(text) || /^[A-Za-z]{3}-\d{2,4}$|^\d{1,2}-[A-Za-z]{3}$/.test(text);

/** 18/12/2023, 8/1/2023 or 2023-12-18; null for everything else. */
function dateOf(text: string): IsoDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) && addDays(iso, 0) === iso ? iso : null;
}

/** The same result, or the same file, on two lines: the later one is at fault. */
function tellDoubles(rows: readonly ManifestRow[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const marks = [
      ['number', `${row.number}|${row.issuedOn}`, 'twice'],
      ['file', row.fileName, 'file-twice'],
    ] as const;
    for (const [field, mark, key] of marks) {
      const before = seen.get(`${field}|${mark}`);
      if (before === undefined) seen.set(`${field}|${mark}`, row.line);
      else if (row[field === 'file' ? 'fileName' : 'number'] !== '')
        row.faults.push({ field, key: `results.manifest.${key}`, params: { line: before } });
    }
  }
}
