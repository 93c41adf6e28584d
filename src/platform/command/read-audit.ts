import { emptySql, sql, type Tx } from '#platform/db';

/** One act or look that concerned a person, as the log has it. */
export interface AuditRow {
  id: string;
  at: Date;
  /** Name of the act or question. */
  action: string;
  actorKind: 'anonymous' | 'citizen' | 'officer' | 'system' | 'client';
  accountId: string | null;
  postId: string | null;
  agencyCode: string | null;
  caseId: string | null;
  purpose: string | null;
  legalBasis: string | null;
}

/**
 * What the log has of a person between two instants, newest first; `before` is the id of the last row of the page before.
 * Row-level security lets a person read their own rows, and nobody else's.
 */
export function auditAbout(
  tx: Tx,
  asked: { personId: string; from?: Date; to?: Date; before?: string; limit: number },
): Promise<AuditRow[]> {
  const { personId, from, to, before, limit } = asked;
  // Ids carry their time, so rows of one instant keep an order of their own.
  const older =
    before === undefined
      ? emptySql
      : sql`and (at, id) < (select at, id from platform.audit_entry where id = ${before} and person_id = ${personId})`;
  return tx.rows(sql`select id, at, action, actor_kind as "actorKind", account_id as "accountId", post_id as "postId",
      agency_code as "agencyCode", case_id as "caseId", purpose, legal_basis as "legalBasis"
    from platform.audit_entry
   where person_id = ${personId} ${from === undefined ? emptySql : sql`and at >= ${from}`}
     ${to === undefined ? emptySql : sql`and at <= ${to}`} ${older}
   order by at desc, id desc limit ${limit}`);
}

/** From when to when the log speaks of a person; null where it says nothing of them. */
export function auditPeriodOf(tx: Tx, personId: string): Promise<{ from: Date | null; to: Date | null; rows: number }> {
  return tx.one(sql`select min(at) as "from", max(at) as "to", count(*) as rows
    from platform.audit_entry where person_id = ${personId}`);
}
