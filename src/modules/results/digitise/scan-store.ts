import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { PaperSize } from '../domain/scan-quality.ts';

export interface Scan {
  id: string;
  kind: 'paper' | 'result';
  agencyCode: string;
  caseId: string | null;
  paperCode: string | null;
  procedureCode: string;
  holderId: string | null;
  title: string;
  number: string | null;
  issuedOn: IsoDate | null;
  validTo: IsoDate | null;
  paperSize: PaperSize;
  paperPages: number;
  notePages: number;
  state: 'open' | 'done' | 'discarded';
  version: number;
  fileHash: string | null;
  pageCount: number | null;
  lowestDpi: number | null;
  pdfA: boolean | null;
  resultId: string | null;
  createdAt: Date;
}

export interface ScanPage {
  id: string;
  position: number;
  fileHash: string;
  mediaType: string;
  width: number;
  height: number;
  sizeBytes: number;
}

const columns = sql`id, kind, agency_code as "agencyCode", case_id as "caseId", paper_code as "paperCode",
  procedure_code as "procedureCode", holder_id as "holderId", title, number, issued_on as "issuedOn", valid_to as "validTo",
  paper_size as "paperSize", paper_pages as "paperPages", note_pages as "notePages", state, version, file_hash as "fileHash",
  page_count as "pageCount", lowest_dpi as "lowestDpi", pdf_a as "pdfA", result_id as "resultId", created_at as "createdAt"`;

export function findScan(tx: Tx, id: string): Promise<Scan | undefined> {
  return tx.maybe<Scan>(sql`select ${columns} from results.scan where id = ${id}`);
}

export function lockScan(tx: Tx, id: string): Promise<Scan | undefined> {
  return tx.maybe<Scan>(sql`select ${columns} from results.scan where id = ${id} for update`);
}

export function scansOf(tx: Tx, agencies: readonly string[]): Promise<Scan[]> {
  return tx.rows<Scan>(sql`select ${columns} from results.scan
    where agency_code = any (${[...agencies]}::text[]) and state <> 'discarded' order by created_at desc limit 50`);
}

export function scansOfCase(tx: Tx, caseId: string): Promise<Scan[]> {
  return tx.rows<Scan>(
    sql`select ${columns} from results.scan where case_id = ${caseId} and state = 'done' order by created_at`,
  );
}

export function pagesOf(tx: Tx, scanId: string): Promise<ScanPage[]> {
  return tx.rows<ScanPage>(sql`select id, position, file_hash as "fileHash", media_type as "mediaType", width_px as width,
      height_px as height, size_bytes as "sizeBytes" from results.scan_page where scan_id = ${scanId} order by position`);
}

export type NewScan = Pick<
  Scan,
  | 'id'
  | 'kind'
  | 'agencyCode'
  | 'caseId'
  | 'paperCode'
  | 'procedureCode'
  | 'holderId'
  | 'title'
  | 'number'
  | 'issuedOn'
  | 'validTo'
  | 'paperSize'
  | 'paperPages'
  | 'notePages'
  | 'createdAt'
> & { accountId: string | null; postId: string };

export async function insertScan(tx: Tx, s: NewScan): Promise<void> {
  await tx.run(sql`insert into results.scan (id, kind, agency_code, account_id, post_id, case_id, paper_code, procedure_code, holder_id,
      title, number, issued_on, valid_to, paper_size, paper_pages, note_pages, created_at)
    values (${s.id}, ${s.kind}, ${s.agencyCode}, ${s.accountId}, ${s.postId}, ${s.caseId}, ${s.paperCode}, ${s.procedureCode},
      ${s.holderId}, ${s.title}, ${s.number}, ${s.issuedOn}, ${s.validTo}, ${s.paperSize}, ${s.paperPages}, ${s.notePages},
      ${s.createdAt})`);
}

export async function insertPage(tx: Tx, scanId: string, page: ScanPage & { addedAt: Date }): Promise<void> {
  await tx.run(sql`insert into results.scan_page (id, scan_id, position, file_hash, media_type, width_px, height_px, size_bytes, added_at)
    values (${page.id}, ${scanId}, ${page.position}, ${page.fileHash}, ${page.mediaType}, ${page.width}, ${page.height},
      ${page.sizeBytes}, ${page.addedAt})`);
}

/** Puts the pages in this order and drops those that are not in it. */
export async function orderPages(tx: Tx, scanId: string, ids: readonly string[]): Promise<void> {
  await tx.run(sql`delete from results.scan_page where scan_id = ${scanId} and id <> all (${[...ids]}::uuid[])`);
  await tx.run(sql`update results.scan_page p set position = o.position
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, position) where p.id = o.id and p.scan_id = ${scanId}`);
}

export async function touchScan(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update results.scan set version = version + 1 where id = ${id}`);
}

export async function discardScan(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`delete from results.scan_page where scan_id = ${id}`);
  await tx.run(
    sql`update results.scan set state = 'discarded', closed_at = ${now}, version = version + 1 where id = ${id}`,
  );
}

export interface DoneScan {
  id: string;
  fileHash: string;
  pageCount: number;
  lowestDpi: number | null;
  pdfA: boolean;
  resultId: string | null;
  at: Date;
}

export async function closeScan(tx: Tx, done: DoneScan): Promise<void> {
  await tx.run(sql`update results.scan set state = 'done', closed_at = ${done.at}, file_hash = ${done.fileHash},
      page_count = ${done.pageCount}, lowest_dpi = ${done.lowestDpi}, pdf_a = ${done.pdfA}, result_id = ${done.resultId},
      version = version + 1
    where id = ${done.id}`);
}
