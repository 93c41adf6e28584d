import { sql, type Tx } from '#platform/db';

/** A file on its way to a draft or a case. */
export interface Upload {
  id: string;
  personId: string;
  draftId: string | null;
  caseId: string | null;
  paperCode: string;
  fileName: string;
  sizeBytes: number;
  receivedBytes: number;
}

/** What tells that it is the same file again: chosen by the same person for the same paper, same size, same key of the browser. */
export interface UploadWish extends Omit<Upload, 'receivedBytes'> {
  fileKey: string;
}

const columns = sql`id, person_id as "personId", draft_id as "draftId", case_id as "caseId", paper_code as "paperCode",
  file_name as "fileName", size_bytes as "sizeBytes", received_bytes as "receivedBytes"`;

/** Begins an upload, or finds the one that was broken off. */
export function openUpload(tx: Tx, wish: UploadWish, now: Date): Promise<Upload> {
  return tx.one<Upload>(sql`insert into cases.upload (id, person_id, draft_id, case_id, paper_code, file_name, file_key, size_bytes, touched_at)
    values (${wish.id}, ${wish.personId}, ${wish.draftId}, ${wish.caseId}, ${wish.paperCode}, ${wish.fileName}, ${wish.fileKey},
      ${wish.sizeBytes}, ${now})
    on conflict (person_id, coalesce(draft_id, case_id), paper_code, file_key, size_bytes) do update set touched_at = excluded.touched_at
    returning ${columns}`);
}

export function findUpload(tx: Tx, id: string): Promise<Upload | undefined> {
  return tx.maybe<Upload>(sql`select ${columns} from cases.upload where id = ${id}`);
}

export function lockUpload(tx: Tx, id: string): Promise<Upload | undefined> {
  return tx.maybe<Upload>(sql`select ${columns} from cases.upload where id = ${id} for update`);
}

export async function countUploads(tx: Tx, personId: string): Promise<number> {
  return (
    await tx.one<{ count: number }>(sql`select count(*) as count from cases.upload where person_id = ${personId}`)
  ).count;
}

export interface Chunk {
  startAt: number;
  sizeBytes: number;
  fileHash: string;
}

/** Adds the next piece; the caller holds the lock and has checked where it begins. */
export async function insertChunk(tx: Tx, uploadId: string, chunk: Chunk & { now: Date }): Promise<void> {
  await tx.run(sql`with added as (insert into cases.upload_chunk (upload_id, start_at, size_bytes, chunk_file_hash)
      values (${uploadId}, ${chunk.startAt}, ${chunk.sizeBytes}, ${chunk.fileHash}))
    update cases.upload set received_bytes = received_bytes + ${chunk.sizeBytes}, touched_at = ${chunk.now} where id = ${uploadId}`);
}

/** The pieces in their order. */
export function chunksOf(tx: Tx, uploadId: string): Promise<Chunk[]> {
  return tx.rows<Chunk>(sql`select start_at as "startAt", size_bytes as "sizeBytes", chunk_file_hash as "fileHash"
    from cases.upload_chunk where upload_id = ${uploadId} order by start_at`);
}

/** Ends an upload; its pieces become loose files by their trigger. */
export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from cases.upload where id = ${id}`);
}

export function deleteUploadsBefore(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`delete from cases.upload where touched_at < ${before}`);
}
