import { sql, type Tx } from '#platform/db';
import type { StoredFile } from '#platform/files';
import { newId } from '#platform/ids';
import type { Subject } from './history-store.ts';

export interface Attachment {
  id: string;
  subject: Subject;
  recordId: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  addedAt: Date;
  agencyCode: string | null;
}

export async function insertAttachment(
  tx: Tx,
  entry: { subject: Subject; recordId: string; eventId: string; file: StoredFile; at: Date; agencyCode: string },
): Promise<string> {
  const { file, at } = entry;
  const id = newId(at.getTime());
  await tx.run(sql`insert into steering.attachment
      (id, subject, record_id, event_id, file_hash, file_name, media_type, size_bytes, added_at, agency_code)
    values (${id}, ${entry.subject}, ${entry.recordId}, ${entry.eventId}, ${file.fileHash}, ${file.fileName}, ${file.mediaType},
      ${file.sizeBytes}, ${at}, ${entry.agencyCode})`);
  return id;
}

const columns = sql`id, subject, record_id as "recordId", file_name as "fileName", media_type as "mediaType",
  size_bytes as "sizeBytes", added_at as "addedAt", agency_code as "agencyCode"`;

export function attachmentsOf(tx: Tx, recordId: string): Promise<Attachment[]> {
  return tx.rows<Attachment>(
    sql`select ${columns} from steering.attachment where record_id = ${recordId} order by added_at, id`,
  );
}

/** One file with its place in the file store. */
export function findAttachment(tx: Tx, id: string): Promise<(Attachment & { fileHash: string }) | undefined> {
  return tx.maybe<Attachment & { fileHash: string }>(
    sql`select ${columns}, file_hash as "fileHash" from steering.attachment where id = ${id}`,
  );
}
