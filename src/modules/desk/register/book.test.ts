import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type BookEntry, bookPages, entriesPerPage } from './book.ts';

const entry = (ordinal: number): BookEntry => ({
  ordinal,
  officialCode: `000.00.03.H98-231218-${String(ordinal).padStart(4, '0')}`,
  service: 'Đăng ký thường trú',
  sets: 1,
  name: 'Nguyễn Văn An',
  addressAndPhone: 'Thôn 3',
  agency: 'Công an xã',
  receivedOn: '2023-12-18',
  dueOn: '2023-12-27',
  returnedOn: null,
  method: null,
  note: '',
});
const book = (count: number) => Array.from({ length: count }, (_, i) => entry(i + 1));
const counts = fc.integer({ min: 0, max: 80 });

describe('the pages of the register', () => {
  it('hold every entry once, in order, numbered from 1 without a gap', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const pages = bookPages(book(count));
        assert.deepEqual(
          pages.flatMap((p) => p.entries),
          book(count),
        );
        assert.deepEqual(
          pages.map((p) => p.page),
          pages.map((_, i) => i + 1),
        );
        assert.ok(pages.every((p) => p.entries.length > 0 && p.entries.length <= entriesPerPage));
      }),
    );
  });

  it('change their hash, and that of every page after, when anything in an entry changes', () => {
    const change = fc.constantFrom<Partial<BookEntry>>(
      { name: 'Nguyễn Văn Ân' },
      { dueOn: '2023-12-28' },
      { returnedOn: '2023-12-27' },
      { note: 'x' },
      { officialCode: 'x' },
      { sets: 2 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(), change, (count, where, changed) => {
        const at = where % count;
        const before = bookPages(book(count));
        const after = bookPages(book(count).map((e, i) => (i === at ? { ...e, ...changed } : e)));
        const first = Math.floor(at / entriesPerPage);
        before.forEach((page, i) => {
          assert.equal(after[i]?.hash === page.hash, i < first, `page ${i + 1}`);
        });
      }),
    );
  });

  it('have the same hash whatever the order of an object’s keys', () => {
    const turned = book(3).map((e) => Object.fromEntries(Object.entries(e).reverse()) as unknown as BookEntry);
    assert.deepEqual(
      bookPages(turned).map((p) => p.hash),
      bookPages(book(3)).map((p) => p.hash),
    );
  });
});
