import { sql, type Tx } from '#platform/db';
import { findResult, type ResultRow } from '../result-store.ts';

/** Results whose documents are still to be drawn, those that wait longest first. */
export function dueForDrawing(tx: Tx, now: Date, atMost: number): Promise<{ id: string }[]> {
  return tx.rows<{ id: string }>(sql`select id from results.result
    where file_hash is null and draw_next_at <= ${now} order by draw_next_at, id limit ${atMost}`);
}

export async function resultToDraw(
  tx: Tx,
  id: string,
): Promise<{ row: ResultRow; template: string | undefined } | undefined> {
  const row = await findResult(tx, id);
  if (row === undefined || row.fileHash !== null) return undefined;
  const template = await tx.maybe<{ source: string }>(
    sql`select source from results.template where hash = ${row.templateHash}`,
  );
  return { row, template: template?.source };
}

export interface DrawnDocument {
  fileHash: string;
  pageCount: number;
  at: Date;
  signer: string | undefined;
}

/** Keeps the drawn document; one that was there already stays. */
export async function keepDocument(tx: Tx, id: string, drawn: DrawnDocument): Promise<void> {
  const signed = drawn.signer !== undefined;
  await tx.run(sql`update results.result set file_hash = ${drawn.fileHash}, page_count = ${drawn.pageCount}, drawn_at = ${drawn.at},
      draw_fault = null, signature = ${signed ? 'signed' : 'none'}, signed_at = ${signed ? drawn.at : null}, signer = ${drawn.signer ?? null}
    where id = ${id} and file_hash is null`);
}

const longestWaitMs = 10 * 60_000;

/** Writes down why a document could not be made and when it is tried again: after 4, 8, 16 … seconds, at most 10 minutes. */
export async function postponeDrawing(tx: Tx, id: string, trouble: { now: Date; fault: string }): Promise<void> {
  await tx.run(sql`update results.result set draw_attempts = least(draw_attempts + 1, 30), draw_fault = ${trouble.fault},
      draw_next_at = ${trouble.now}::timestamptz + least(${longestWaitMs / 1000}, 4 * 2 ^ least(draw_attempts, 12)) * interval '1 second'
    where id = ${id} and file_hash is null`);
}
