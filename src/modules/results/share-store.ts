import { sql, type Tx } from '#platform/db';

/** A code that shows one result to whoever has it, until it ends. */
export interface Share {
  id: string;
  code: string;
  createdAt: Date;
  untilAt: Date;
  endedAt: Date | null;
  /** How often the document was opened with it, and when last. */
  opened: number;
  openedAt: Date | null;
}

export function sharesOf(tx: Tx, resultId: string): Promise<Share[]> {
  return tx.rows<Share>(sql`select id, code, created_at as "createdAt", until_at as "untilAt", ended_at as "endedAt", opened,
      opened_at as "openedAt" from results.share where result_id = ${resultId} order by created_at desc limit 50`);
}

export interface NewShare {
  id: string;
  resultId: string;
  holderId: string;
  code: string;
  createdAt: Date;
  untilAt: Date;
}

export async function insertShare(tx: Tx, s: NewShare): Promise<void> {
  await tx.run(sql`insert into results.share (id, result_id, holder_id, code, created_at, until_at)
    values (${s.id}, ${s.resultId}, ${s.holderId}, ${s.code}, ${s.createdAt}, ${s.untilAt})`);
}

/** @returns whether there was such a share of this person. */
export async function endShare(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.run(sql`update results.share set ended_at = coalesce(ended_at, ${now}) where id = ${id}`)) > 0;
}
