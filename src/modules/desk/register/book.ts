import { createHash } from 'node:crypto';
import type { IsoDate } from '#platform/time';

/** One line of the register (form 06), as it is printed. Dates are Vietnamese calendar dates, null while open. */
export interface BookEntry {
  ordinal: number;
  officialCode: string;
  service: string;
  sets: number;
  name: string;
  addressAndPhone: string;
  agency: string;
  receivedOn: IsoDate;
  dueOn: IsoDate;
  returnedOn: IsoDate | null;
  method: 'online' | 'counter' | 'post' | null;
  note: string;
}

export interface BookPage {
  /** From 1, without a gap (Circular 01/2018/TT-VPCP art. 9: pages are numbered through). */
  page: number;
  entries: readonly BookEntry[];
  /** SHA-256 over the page and the hash of the page before it: no page can be changed, taken out or put in. */
  hash: string;
}

export const entriesPerPage = 12;

/** The pages of a book. The same entries give the same hashes, wherever and whenever they are worked out. */
export function bookPages(entries: readonly BookEntry[]): BookPage[] {
  const pages: BookPage[] = [];
  let before = '';
  for (let from = 0; from < entries.length; from += entriesPerPage) {
    const onPage = entries.slice(from, from + entriesPerPage);
    const page = pages.length + 1;
    const hash = createHash('sha256')
      .update(JSON.stringify([before, page, onPage.map(lineOf)]))
      .digest('hex');
    pages.push({ page, entries: onPage, hash });
    before = hash;
  }
  return pages;
}

/** An entry as a list in fixed order: the order of an object's keys must not change a hash. */
const lineOf = (e: BookEntry) => [
  e.ordinal,
  e.officialCode,
  e.service,
  e.sets,
  e.name,
  e.addressAndPhone,
  e.agency,
  e.receivedOn,
  e.dueOn,
  e.returnedOn,
  e.method,
  e.note,
];
