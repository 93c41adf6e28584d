import { emptySql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import type { Words } from '#procedures';
import { newVerificationCode } from './domain/verification-code.ts';

export interface ResultLine {
  label: string;
  value: string;
}

/** One result as its row says. */
export interface ResultRow {
  id: string;
  caseId: string | null;
  origin: 'issued' | 'digitised';
  procedureCode: string;
  resultCode: string | null;
  agencyCode: string;
  holderId: string | null;
  number: string;
  officialCode: string | null;
  /** null for results that an older version issued: then the procedure's own name of its result stands. */
  title: Words | null;
  lines: ResultLine[];
  templateHash: string | null;
  issuedAt: Date;
  issuedOn: IsoDate;
  validTo: IsoDate | null;
  verificationCode: string;
  state: 'valid' | 'revoked' | 'replaced';
  endedAt: Date | null;
  endedReason: string | null;
  replacedBy: string | null;
  /** The scan that a digitised result is made of. */
  scanFileHash: string | null;
  /** null until the document is drawn. */
  fileHash: string | null;
  fileName: string;
  pageCount: number | null;
  signature: 'none' | 'signed';
  signedAt: Date | null;
  signer: string | null;
}

const columns = sql`id, case_id as "caseId", origin, procedure_code as "procedureCode", result_code as "resultCode",
  agency_code as "agencyCode", holder_id as "holderId", number, official_code as "officialCode", title, lines, template_hash as "templateHash",
  issued_at as "issuedAt", issued_on as "issuedOn", valid_to as "validTo", verification_code as "verificationCode", state,
  ended_at as "endedAt", ended_reason as "endedReason", replaced_by as "replacedBy", scan_file_hash as "scanFileHash", file_hash as "fileHash",
  file_name as "fileName", page_count as "pageCount", signature, signed_at as "signedAt", signer`;

export interface NewResult {
  id: string;
  caseId: string;
  procedureCode: string;
  resultCode: string | null;
  agencyCode: string;
  holderId: string;
  officialCode: string;
  title: Words;
  lines: readonly ResultLine[];
  templateHash: string | null;
  issuedAt: Date;
  issuedOn: IsoDate;
  validTo: IsoDate | null;
  verificationCode: string;
  fileName: string;
}

/**
 * Stores an issued result under the next number of its agency in the year, "05/2025": numbers below ten are written with
 * a zero (Decree 30/2020/NĐ-CP, annex I). One statement, so that approvals of one agency wait shortly for one another.
 */
export async function insertIssued(tx: Tx, r: NewResult): Promise<string> {
  const year = Number(r.issuedOn.slice(0, 4));
  const { number } = await tx.one<{ number: string }>(sql`with counted as (
      insert into results.number_counter as c (agency_code, year, last) values (${r.agencyCode}, ${year}, 1)
      on conflict on constraint number_counter_pk do update set last = c.last + 1 returning last)
    insert into results.result (id, case_id, origin, procedure_code, result_code, agency_code, holder_id, number,
      official_code, title, lines, template_hash, issued_at, issued_on, valid_to, verification_code, file_name, draw_next_at)
    select ${r.id}, ${r.caseId}, 'issued', ${r.procedureCode}, ${r.resultCode}, ${r.agencyCode}, ${r.holderId},
      case when last < 10 then '0' else '' end || last || '/' || ${year}::integer,
      ${r.officialCode}, ${JSON.stringify(r.title)}, ${JSON.stringify(r.lines)}, ${r.templateHash}, ${r.issuedAt}, ${r.issuedOn},
      ${r.validTo}, ${r.verificationCode}, ${r.fileName}, ${r.issuedAt}
    from counted returning number`);
  return number;
}

export interface DigitisedResult {
  procedureCode: string;
  resultCode: string;
  agencyCode: string;
  holderId: string;
  number: string;
  title: string;
  issuedOn: IsoDate;
  validTo: IsoDate | null;
  scanFileHash: string;
  now: Date;
}

/**
 * Stores an old result under its own number. Its scan is signed like a drawn document.
 * @returns its id, or undefined when this agency has brought it in already.
 */
export async function insertDigitised(tx: Tx, r: DigitisedResult): Promise<string | undefined> {
  const id = newId(r.now.getTime());
  const stored =
    await tx.run(sql`insert into results.result (id, origin, procedure_code, result_code, agency_code, holder_id, number, title,
      issued_at, issued_on, valid_to, verification_code, file_name, scan_file_hash, draw_next_at)
    values (${id}, 'digitised', ${r.procedureCode}, ${r.resultCode}, ${r.agencyCode}, ${r.holderId}, ${r.number},
      ${JSON.stringify({ vi: r.title, en: r.title })}, ${r.now}, ${r.issuedOn}, ${r.validTo}, ${newVerificationCode()},
      ${`${r.number.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.pdf`}, ${r.scanFileHash}, ${r.now})
    on conflict do nothing`);
  return stored === 0 ? undefined : id;
}

/** Which of these numbers an agency has brought in already, as "number|day of issue". */
export async function digitisedNumbers(
  tx: Tx,
  of: { agencyCode: string; procedureCode: string },
  numbers: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.rows<{ key: string }>(sql`select number || '|' || issued_on as key from results.result
    where agency_code = ${of.agencyCode} and procedure_code = ${of.procedureCode} and number = any (${[...numbers]}::text[])
      and origin = 'digitised' and state = 'valid'`);
  return new Set(rows.map((r) => r.key));
}

/** Keeps a template's source under its hash. */
export async function keepTemplate(tx: Tx, hash: string, source: string): Promise<void> {
  await tx.run(sql`insert into results.template (hash, source) values (${hash}, ${source}) on conflict do nothing`);
}

/** The result, or undefined when there is none or this actor may not see it: nobody learns which. */
export function findResult(tx: Tx, id: string): Promise<ResultRow | undefined> {
  return tx.maybe<ResultRow>(sql`select ${columns} from results.result where id = ${id}`);
}

export function lockResult(tx: Tx, id: string): Promise<ResultRow | undefined> {
  return tx.maybe<ResultRow>(sql`select ${columns} from results.result where id = ${id} for update`);
}

/** The newest result of a case: after a replacement, the one that replaced. */
export async function newestOfCase(tx: Tx, caseId: string): Promise<ResultRow | undefined> {
  const rows = await tx.rows<ResultRow>(
    sql`select ${columns} from results.result where case_id = ${caseId} and replaced_by is null order by issued_at desc limit 1`,
  );
  return rows[0];
}

/** What somebody holds, newest first. */
export function resultsOfHolder(tx: Tx, personId: string): Promise<ResultRow[]> {
  return tx.rows<ResultRow>(
    sql`select ${columns} from results.result where holder_id = ${personId} order by issued_on desc, id desc limit 200`,
  );
}

/** Results of some agencies whose number, case code or verification code is this text; the newest when it is empty. */
export function searchResults(tx: Tx, question: { agencies: readonly string[]; text: string }): Promise<ResultRow[]> {
  const { agencies, text } = question;
  const code = text.toUpperCase().replace(/[\s-]+/g, '');
  return tx.rows<ResultRow>(sql`select ${columns} from results.result where agency_code = any (${[...agencies]}::text[])
    ${text === '' ? emptySql : sql`and (number = ${text} or official_code = ${text} or verification_code = ${code})`}
    order by issued_on desc, id desc limit 50`);
}
