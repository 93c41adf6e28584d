import type { Runtime, Task } from '#platform/command';
import { systemActor, writeAudit } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { word } from '../forms/form-words.ts';
import { viewCase } from '../slips/case-sheet.ts';
import { bookPages } from './book.ts';
import { enterCase } from './enter-case.ts';
import {
  type BookKey,
  carryOver,
  casesNotEntered,
  closeBook,
  entriesOf,
  lockRegister,
  openRegistersBefore,
} from './register-store.ts';

/** More entries no book has: an agency that received a million cases in a year would be news. */
const mostEntries = 1_000_000;

/**
 * Closes the books of the years that are over, each in its own transaction: what is still missing is entered, open cases
 * go over into the next book, pages get their hashes. Run again it finds nothing to do.
 */
export const closeRegisters: Task = {
  name: 'desk.close-registers',
  dailyAt: '00:20',
  async run(runtime) {
    const year = Number(vietnamDate(runtime.clock.now()).slice(0, 4));
    const open = await runtime.database.read({ kind: 'system' }, (tx) => openRegistersBefore(tx, year));
    for (const key of open) await closeRegister(runtime, key);
  },
};

export async function closeRegister(runtime: Runtime, key: BookKey): Promise<void> {
  const { database, files, log, clock } = runtime;
  const now = clock.now();
  await database.transaction({ kind: 'system' }, async (tx) => {
    const book = await lockRegister(tx, key);
    if (book.closedAt !== null) return;
    const ctx = { tx, actor: systemActor, now, files, log, concerns: () => undefined };
    for (const { caseId } of await casesNotEntered(tx, key)) await enterCase(ctx, await viewCase(ctx, caseId));
    const carried = await carryOver(tx, key, (ordinal) => word('book.carried', { year: key.year, ordinal }));
    const entries = await entriesOf(tx, key, { after: 0, most: mostEntries });
    const pages = bookPages(entries);
    await closeBook(tx, key, { pages, entries: entries.length, at: now });
    const detail = { agency: key.agencyCode, year: key.year, entries: entries.length, pages: pages.length, carried };
    await writeAudit(tx, 'desk.close-register', { actor: systemActor, now, concerns: [{ detail }] });
  });
}
