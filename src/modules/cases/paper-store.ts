import { sql, type Tx } from '#platform/db';

/** One page or file of a paper. */
export interface Paper {
  id: string;
  paperCode: string;
  fileHash: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  addedAt: Date;
}

const columns = sql`id, paper_code as "paperCode", file_hash as "fileHash", file_name as "fileName", media_type as "mediaType",
  size_bytes as "sizeBytes", added_at as "addedAt"`;

/** Files of a draft, each paper's pages in their order. */
export function papersOfDraft(tx: Tx, draftId: string): Promise<Paper[]> {
  return tx.rows<Paper>(
    sql`select ${columns} from cases.paper where draft_id = ${draftId} order by paper_code, position, added_at, id`,
  );
}

/** Files of a case, each paper's pages in their order. */
export function papersOfCase(tx: Tx, caseId: string): Promise<Paper[]> {
  return tx.rows<Paper>(
    sql`select ${columns} from cases.paper where case_id = ${caseId} order by paper_code, position, added_at, id`,
  );
}

/** Where a paper hangs: on a draft, or on a case that is being supplemented. */
export type PaperHome = { draftId: string } | { caseId: string };

/** Adds a file as the last page of its paper. The caller holds the lock of the draft or case. */
export async function insertPaper(tx: Tx, home: PaperHome, paper: Paper): Promise<void> {
  const draftId = 'draftId' in home ? home.draftId : null;
  const caseId = 'caseId' in home ? home.caseId : null;
  await tx.run(sql`insert into cases.paper (id, case_id, draft_id, paper_code, file_hash, file_name, media_type, size_bytes, added_at, position)
    select ${paper.id}, ${caseId}, ${draftId}, ${paper.paperCode}, ${paper.fileHash}, ${paper.fileName}, ${paper.mediaType},
      ${paper.sizeBytes}, ${paper.addedAt}, coalesce(max(position), 0) + 1
    from cases.paper where paper_code = ${paper.paperCode} and (draft_id = ${draftId}::uuid or case_id = ${caseId}::uuid)`);
}

/** Puts the pages of one paper into this order. */
export async function orderPapers(tx: Tx, draftId: string, ids: readonly string[]): Promise<void> {
  await tx.run(sql`update cases.paper p set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o (id, position)
    where p.id = o.id and p.draft_id = ${draftId}`);
}

export async function removePaperOfDraft(tx: Tx, draftId: string, paperId: string): Promise<void> {
  await tx.run(sql`delete from cases.paper where id = ${paperId} and draft_id = ${draftId}`);
}

export async function movePapersToCase(tx: Tx, draftId: string, caseId: string): Promise<void> {
  await tx.run(sql`update cases.paper set case_id = ${caseId}, draft_id = null where draft_id = ${draftId}`);
}
