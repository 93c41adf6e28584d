import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPdf } from '#platform/documents';
import { formatDate } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { formLabel } from '../forms/form-kinds.ts';
import { word } from '../forms/form-words.ts';
import { type BookEntry, type BookPage, bookPages } from './book.ts';

export interface Book {
  year: number;
  authority: string;
  office: string;
  entries: readonly BookEntry[];
  /** The day on which the book was closed; null while it is open. */
  closedOn: IsoDate | null;
  /** Pages are printed by their kept hashes when it is closed. */
  printedOn: IsoDate;
}

/** The register as a PDF (form 06: A4, here across). One printed page for each page of the book. */
export async function drawBook(book: Book): Promise<Uint8Array> {
  const template = await readFile(join(import.meta.dirname, 'book.typ'), 'utf8');
  return renderPdf(template, bookData(book));
}

/** What the template reads: texts only. */
export function bookData(book: Book): Record<string, unknown> {
  const pages = bookPages(book.entries);
  const count = { entries: book.entries.length, pages: pages.length };
  return {
    label: formLabel('register', book.closedOn ?? book.printedOn),
    authority: book.authority,
    office: book.office,
    title: word('title.register'),
    volume: word('book.volume', { year: book.year }),
    said:
      book.closedOn === null
        ? word('book.open', { ...count, date: formatDate(book.printedOn) })
        : word('book.closed', { ...count, date: formatDate(book.closedOn) }),
    nation: word('nation'),
    motto: word('motto'),
    columns: bookColumns.map((key) => word(`book.${key}`)),
    dates: word('book.dates'),
    pages: pages.map((page) => ({
      said: word('book.page', { page: page.page, pages: pages.length }),
      hash: book.closedOn === null ? '' : word('book.hash', { hash: page.hash.slice(0, 32) }),
      rows: page.entries.map(bookLine),
    })),
  };
}

/** Columns of form 06, in its order. */
export const bookColumns = [
  'ordinal',
  'code',
  'service',
  'sets',
  'name',
  'address',
  'agency',
  'received',
  'due',
  'returned',
  'method',
  'sign',
  'note',
] as const;

/** An entry as texts, column by column. "Signature" stays free for the hand. */
export function bookLine(entry: BookPage['entries'][number]): string[] {
  return [
    String(entry.ordinal),
    entry.officialCode,
    entry.service,
    String(entry.sets),
    entry.name,
    entry.addressAndPhone,
    entry.agency,
    formatDate(entry.receivedOn),
    formatDate(entry.dueOn),
    entry.returnedOn === null ? '' : formatDate(entry.returnedOn),
    entry.method === null ? '' : word(`book.way.${entry.method}`),
    '',
    entry.note,
  ];
}
