import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { BookEntry, BookPage } from './book.ts';

export interface RegisterRow {
  agencyCode: string;
  year: number;
  lastOrdinal: number;
  closedAt: Date | null;
  entries: number | null;
  pages: number | null;
  lastHash: string | null;
}

/** The book of an agency and year. */
export interface BookKey {
  agencyCode: string;
  year: number;
}

const registerColumns = sql`agency_code as "agencyCode", year, last_ordinal as "lastOrdinal", closed_at as "closedAt", entries, pages,
  last_hash as "lastHash"`;

export function findRegister(tx: Tx, { agencyCode, year }: BookKey): Promise<RegisterRow | undefined> {
  return tx.maybe<RegisterRow>(
    sql`select ${registerColumns} from desk.register where agency_code = ${agencyCode} and year = ${year}`,
  );
}

/** The book, opened if it was not there, and held until the transaction ends: its numbers have no gap. */
export async function lockRegister(tx: Tx, { agencyCode, year }: BookKey): Promise<RegisterRow> {
  await tx.run(
    sql`insert into desk.register (agency_code, year) values (${agencyCode}, ${year}) on conflict do nothing`,
  );
  return tx.one<RegisterRow>(
    sql`select ${registerColumns} from desk.register where agency_code = ${agencyCode} and year = ${year} for update`,
  );
}

export function registersOf(tx: Tx, agencyCode: string): Promise<RegisterRow[]> {
  return tx.rows<RegisterRow>(
    sql`select ${registerColumns} from desk.register where agency_code = ${agencyCode} order by year desc`,
  );
}

/** Books of earlier years that are still open. */
export function openRegistersBefore(tx: Tx, year: number): Promise<BookKey[]> {
  return tx.rows<BookKey>(
    sql`select agency_code as "agencyCode", year from desk.register where year < ${year} and closed_at is null order by year, agency_code`,
  );
}

export interface NewEntry extends Omit<BookEntry, 'ordinal' | 'returnedOn' | 'method' | 'note'> {
  caseId: string;
  applicantId: string;
  procedureCode: string;
  returnedOn?: IsoDate | null;
  method?: BookEntry['method'];
  /** Where it stood in the book of the year before. */
  carried?: string;
  note?: string;
}

/** Writes an entry under the book's next number; the caller holds the book. @returns its number. */
export async function addEntry(tx: Tx, key: BookKey, e: NewEntry): Promise<number> {
  const { last } = await tx.one<{ last: number }>(sql`update desk.register set last_ordinal = last_ordinal + 1
    where agency_code = ${key.agencyCode} and year = ${key.year} returning last_ordinal as last`);
  await tx.run(sql`insert into desk.register_entry (agency_code, year, ordinal, case_id, applicant_id, official_code, procedure_code,
      service, sets, full_name, address_and_phone, agency, received_on, due_on, returned_on, method, carried, note)
    values (${key.agencyCode}, ${key.year}, ${last}, ${e.caseId}, ${e.applicantId}, ${e.officialCode}, ${e.procedureCode}, ${e.service},
      ${e.sets}, ${e.name}, ${e.addressAndPhone}, ${e.agency}, ${e.receivedOn}, ${e.dueOn}, ${e.returnedOn ?? null}, ${e.method ?? null},
      ${e.carried ?? ''}, ${[e.carried, e.note].filter((x) => x !== undefined && x !== '').join('; ')})`);
  return last;
}

/** Where a case stands in the books, the latest book first. */
export function entriesOfCase(tx: Tx, caseId: string): Promise<{ year: number; ordinal: number; closed: boolean }[]> {
  return tx.rows(sql`select e.year, e.ordinal, r.closed_at is not null as closed
    from desk.register_entry e join desk.register r using (agency_code, year) where e.case_id = ${caseId} order by e.year desc`);
}

/** What the book notes of how a case went, in words. */
export interface EndWords {
  apologised: string;
  refused: string;
  withdrawn: string;
  stopped: string;
}

/**
 * Brings the latest entry of a case up to date with the case itself: due date, return, end. A closed book stays as it is,
 * and an entry that says so already is not written. One statement, because every move of every case comes here.
 */
export async function followEntry(tx: Tx, caseId: string, words: EndWords): Promise<void> {
  await tx.run(sql`with now as (select c.case_id, c.due_on,
        case when c.returned_on is not null then c.returned_on when c.state in ('refused', 'withdrawn', 'stopped') then c.finished_on end as returned_on,
        case when c.returned_on is not null then c.return_by end as method,
        concat_ws('; ', case when c.apologised_on is not null then ${words.apologised}::text end,
          case c.state when 'refused' then ${words.refused}::text when 'withdrawn' then ${words.withdrawn}::text when 'stopped' then ${words.stopped}::text end) as end_note
      from cases.pub_case c where c.case_id = ${caseId} and c.due_on is not null)
    update desk.register_entry e set due_on = n.due_on, returned_on = n.returned_on, method = n.method,
        note = concat_ws('; ', nullif(e.carried, ''), nullif(n.end_note, ''))
      from now n, desk.register r
      where e.case_id = n.case_id and r.agency_code = e.agency_code and r.year = e.year and r.closed_at is null
        and e.year = (select max(x.year) from desk.register_entry x where x.case_id = n.case_id)
        and (e.due_on, e.returned_on, e.method, e.note) is distinct from
          (n.due_on, n.returned_on, n.method, concat_ws('; ', nullif(e.carried, ''), nullif(n.end_note, '')))`);
}

const entryColumns = sql`ordinal, official_code as "officialCode", service, sets, full_name as name, address_and_phone as "addressAndPhone",
  agency, received_on as "receivedOn", due_on as "dueOn", returned_on as "returnedOn", method, note`;

/** Entries in the order of their numbers, from a number on. */
export function entriesOf(tx: Tx, key: BookKey, span: { after: number; most: number }): Promise<BookEntry[]> {
  return tx.rows<BookEntry>(sql`select ${entryColumns} from desk.register_entry where agency_code = ${key.agencyCode}
    and year = ${key.year} and ordinal > ${span.after} order by ordinal limit ${span.most}`);
}

/** Open entries go over into the next book, with where they stood. @returns how many. */
export async function carryOver(tx: Tx, key: BookKey, noteOf: (ordinal: number) => string): Promise<number> {
  const next = { agencyCode: key.agencyCode, year: key.year + 1 };
  const open = await tx.rows<NewEntry & { ordinal: number }>(sql`select ${entryColumns}, case_id as "caseId",
      applicant_id as "applicantId", procedure_code as "procedureCode"
    from desk.register_entry e where agency_code = ${key.agencyCode} and year = ${key.year} and returned_on is null
      and not exists (select from desk.register_entry n where n.case_id = e.case_id and n.year = ${next.year})
    order by ordinal`);
  if (open.length > 0) await lockRegister(tx, next);
  for (const entry of open) await addEntry(tx, next, { ...entry, note: '', carried: noteOf(entry.ordinal) });
  return open.length;
}

/** Closes a book with the hashes of its pages; from here on the database refuses every change. */
export async function closeBook(
  tx: Tx,
  key: BookKey,
  closing: { pages: readonly BookPage[]; entries: number; at: Date },
): Promise<void> {
  for (const page of closing.pages)
    await tx.run(sql`insert into desk.register_page (agency_code, year, page, hash)
      values (${key.agencyCode}, ${key.year}, ${page.page}, ${page.hash})`);
  await tx.run(sql`update desk.register set closed_at = ${closing.at}, entries = ${closing.entries}, pages = ${closing.pages.length},
      last_hash = ${closing.pages.at(-1)?.hash ?? ''}
    where agency_code = ${key.agencyCode} and year = ${key.year}`);
}

export async function pageHashes(tx: Tx, { agencyCode, year }: BookKey): Promise<string[]> {
  const rows = await tx.rows<{ hash: string }>(
    sql`select hash from desk.register_page where agency_code = ${agencyCode} and year = ${year} order by page`,
  );
  return rows.map((r) => r.hash);
}

/** Cases received in a year that stand in no book: they came in by a bulk door. As the asker may see them. */
export function casesNotEntered(tx: Tx, key: BookKey, most?: number): Promise<{ caseId: string }[]> {
  return tx.rows(sql`select c.case_id as "caseId" from cases.pub_case c where c.agency_code = ${key.agencyCode}
      and c.received_on >= make_date(${key.year}::int, 1, 1) and c.received_on <= make_date(${key.year}::int, 12, 31)
      and not exists (select from desk.register_entry e where e.case_id = c.case_id)
    order by c.received_on, c.official_code ${most === undefined ? emptySql : sql`limit ${most}`}`);
}
