import { emptySql, sql, type Tx } from '#platform/db';
import type { FieldFault } from '#platform/errors';
import type { IsoDate } from '#platform/time';

export type BatchState = 'filling' | 'sampling' | 'importing' | 'done';
export type RowState = 'faulty' | 'waiting' | 'ready' | 'imported';

export interface Batch {
  id: string;
  agencyCode: string;
  procedureCode: string;
  name: string;
  state: BatchState;
  round: number;
  openedBy: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export interface BatchRow {
  id: string;
  line: number;
  fields: Record<string, string>;
  faults: FieldFault[];
  fileFaults: FieldFault[];
  holderId: string | null;
  number: string | null;
  issuedOn: IsoDate | null;
  validTo: IsoDate | null;
  title: string | null;
  fileName: string;
  paperPages: number | null;
  fileHash: string | null;
  pageCount: number | null;
  lowestDpi: number | null;
  pdfA: boolean | null;
  sampled: boolean;
  verdict: 'good' | 'bad' | null;
  verdictNote: string | null;
  resultId: string | null;
  state: RowState;
}

const batchColumns = sql`id, agency_code as "agencyCode", procedure_code as "procedureCode", name, state, round,
  opened_by as "openedBy", created_at as "createdAt", finished_at as "finishedAt"`;
const rowColumns = sql`id, line, fields, faults, file_faults as "fileFaults", holder_id as "holderId", number,
  issued_on as "issuedOn", valid_to as "validTo", title, file_name as "fileName", paper_pages as "paperPages",
  file_hash as "fileHash", page_count as "pageCount", lowest_dpi as "lowestDpi", pdf_a as "pdfA", sampled, verdict,
  verdict_note as "verdictNote", result_id as "resultId", state`;

export function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  return tx.maybe<Batch>(sql`select ${batchColumns} from results.batch where id = ${id}`);
}

export function lockBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  return tx.maybe<Batch>(sql`select ${batchColumns} from results.batch where id = ${id} for update`);
}

export function batchesOf(tx: Tx, agencies: readonly string[]): Promise<Batch[]> {
  return tx.rows<Batch>(
    sql`select ${batchColumns} from results.batch where agency_code = any (${[...agencies]}::text[]) order by created_at desc limit 100`,
  );
}

export interface NewBatch {
  id: string;
  agencyCode: string;
  procedureCode: string;
  name: string;
  openedBy: string | null;
  postId: string | null;
  createdAt: Date;
}

export async function insertBatch(tx: Tx, b: NewBatch): Promise<void> {
  await tx.run(sql`insert into results.batch (id, agency_code, procedure_code, name, opened_by, opened_post_id, created_at)
    values (${b.id}, ${b.agencyCode}, ${b.procedureCode}, ${b.name}, ${b.openedBy}, ${b.postId}, ${b.createdAt})`);
}

export type RowCounts = Record<RowState, number> & { sampled: number; judged: number; bad: number };

/** How far some batches are, in one look. */
export async function countRows(tx: Tx, batchIds: readonly string[]): Promise<Map<string, RowCounts>> {
  const rows = await tx.rows<RowCounts & { id: string }>(sql`select batch_id as id,
      count(*) filter (where state = 'faulty') as faulty, count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'ready') as ready, count(*) filter (where state = 'imported') as imported,
      count(*) filter (where sampled and state = 'ready') as sampled, count(*) filter (where sampled and state = 'ready' and verdict is not null) as judged,
      count(*) filter (where sampled and state = 'ready' and verdict = 'bad') as bad
    from results.batch_row where batch_id = any (${[...batchIds]}::uuid[]) group by batch_id`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

export interface RowQuestion {
  batchId: string;
  state?: RowState;
  sampled?: true;
  afterLine?: number;
  atMost: number;
}

export function rowsOf(tx: Tx, q: RowQuestion): Promise<BatchRow[]> {
  return tx.rows<BatchRow>(sql`select ${rowColumns} from results.batch_row where batch_id = ${q.batchId}
    ${q.state === undefined ? emptySql : sql`and state = ${q.state}`} ${q.sampled ? sql`and sampled and state = 'ready'` : emptySql}
    and line > ${q.afterLine ?? 0} order by line limit ${q.atMost}`);
}

export function findRow(tx: Tx, batchId: string, rowId: string): Promise<BatchRow | undefined> {
  return tx.maybe<BatchRow>(
    sql`select ${rowColumns} from results.batch_row where batch_id = ${batchId} and id = ${rowId}`,
  );
}

export function rowsByFile(tx: Tx, batchId: string, fileNames: readonly string[]): Promise<BatchRow[]> {
  return tx.rows<BatchRow>(sql`select ${rowColumns} from results.batch_row
    where batch_id = ${batchId} and file_name = any (${[...fileNames]}::text[]) and state <> 'imported'`);
}

/** What is wrong with a row decides its state, and whether its file is there. */
export function stateOfRow(row: Pick<BatchRow, 'faults' | 'fileFaults' | 'fileHash'>): RowState {
  if (row.faults.length + row.fileFaults.length > 0) return 'faulty';
  return row.fileHash === null ? 'waiting' : 'ready';
}

export async function insertRow(tx: Tx, batchId: string, r: BatchRow): Promise<void> {
  await tx.run(sql`insert into results.batch_row (id, batch_id, line, fields, faults, file_faults, holder_id, number, issued_on,
      valid_to, title, file_name, paper_pages, file_hash, page_count, lowest_dpi, pdf_a, state)
    values (${r.id}, ${batchId}, ${r.line}, ${JSON.stringify(r.fields)}, ${JSON.stringify(r.faults)}, ${JSON.stringify(r.fileFaults)},
      ${r.holderId}, ${r.number}, ${r.issuedOn}, ${r.validTo}, ${r.title}, ${r.fileName}, ${r.paperPages}, ${r.fileHash},
      ${r.pageCount}, ${r.lowestDpi}, ${r.pdfA}, ${stateOfRow(r)})`);
}

/** Forgets the lines that are not brought in yet: a corrected manifest takes their place. */
export async function deleteOpenRows(tx: Tx, batchId: string): Promise<void> {
  await tx.run(sql`delete from results.batch_row where batch_id = ${batchId} and state <> 'imported'`);
}

export async function keepFile(
  tx: Tx,
  row: Pick<BatchRow, 'id' | 'faults' | 'fileFaults' | 'fileHash' | 'pageCount' | 'lowestDpi' | 'pdfA'>,
): Promise<void> {
  await tx.run(sql`update results.batch_row set file_hash = ${row.fileHash}, file_faults = ${JSON.stringify(row.fileFaults)},
      page_count = ${row.pageCount}, lowest_dpi = ${row.lowestDpi}, pdf_a = ${row.pdfA}, state = ${stateOfRow(row)},
      sampled = false, verdict = null, verdict_note = null, judged_by = null
    where id = ${row.id} and state <> 'imported'`);
}

export async function markSample(tx: Tx, batchId: string, ids: readonly string[]): Promise<void> {
  await tx.run(sql`update results.batch_row set sampled = id = any (${[...ids]}::uuid[]), verdict = null, verdict_note = null,
      judged_by = null where batch_id = ${batchId} and state = 'ready'`);
}

export interface Verdict {
  rowId: string;
  verdict: 'good' | 'bad';
  note: string | null;
  by: string | null;
}

export async function keepVerdict(tx: Tx, batchId: string, v: Verdict): Promise<number> {
  return tx.run(sql`update results.batch_row set verdict = ${v.verdict}, verdict_note = ${v.note}, judged_by = ${v.by}
    where id = ${v.rowId} and batch_id = ${batchId} and sampled and state = 'ready'`);
}

export async function moveBatch(
  tx: Tx,
  id: string,
  to: { state: BatchState; round?: number; decidedBy?: string | null; at: Date },
): Promise<void> {
  await tx.run(sql`update results.batch set state = ${to.state}
    ${to.round === undefined ? emptySql : sql`, round = ${to.round}`}
    ${to.decidedBy === undefined ? emptySql : sql`, decided_by = ${to.decidedBy}, decided_at = ${to.at}`}
    ${to.state === 'done' ? sql`, finished_at = ${to.at}` : emptySql} where id = ${id}`);
}

export async function keepImported(tx: Tx, rowId: string, resultId: string): Promise<void> {
  await tx.run(sql`update results.batch_row set state = 'imported', result_id = ${resultId} where id = ${rowId}`);
}

export async function tellFault(tx: Tx, rowId: string, fault: FieldFault): Promise<void> {
  await tx.run(sql`update results.batch_row set faults = faults || ${JSON.stringify([fault])}::jsonb, state = 'faulty'
    where id = ${rowId}`);
}

export function batchesToImport(tx: Tx): Promise<Batch[]> {
  return tx.rows<Batch>(
    sql`select ${batchColumns} from results.batch where state = 'importing' order by created_at limit 20`,
  );
}
