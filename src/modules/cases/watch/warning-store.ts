import { joinSql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { WarningLevel } from './warning-level.ts';

/**
 * A case whose time runs: received, not finished, and not waiting for the applicant or a payment: then the clock stands
 * still and nobody is warned.
 */
export const running = sql`c.owner_role is not null and c.due_on is not null and c.finished_on is null and c.waiting_since is null`;

export interface WatchedCase {
  id: string;
  dueOn: IsoDate;
  startedAt: Date;
  /** The furthest level already written down for this due date. */
  reached: WarningLevel | null;
}

/** Agencies that have running cases. */
export async function agenciesWithClocks(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ code: string }>(
    sql`select distinct c.agency_code as code from cases.case c where ${running} order by 1`,
  );
  return rows.map((r) => r.code);
}

/** Running cases of an agency that can still reach another level, with the instant from which their period counts. */
export function runningCases(tx: Tx, agencyCode: string): Promise<WatchedCase[]> {
  return tx.rows<WatchedCase>(sql`select c.id, c.due_on as "dueOn", w.level as reached,
      coalesce(c.clock_from, c.received_at) as "startedAt"
    from cases.case c
    left join lateral (select level from cases.warning w where w.case_id = c.id and w.due_on = c.due_on order by w.at desc limit 1) w on true
    where c.agency_code = ${agencyCode} and ${running} and w.level is distinct from 'long-late'`);
}

export async function insertWarnings(
  tx: Tx,
  warnings: readonly { caseId: string; dueOn: IsoDate; level: WarningLevel }[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < warnings.length; from += 500) {
    const rows = warnings
      .slice(from, from + 500)
      .map((w) => sql`(${w.caseId}::uuid, ${w.dueOn}::date, ${w.level}, ${now}::timestamptz)`);
    await tx.run(
      sql`insert into cases.warning (case_id, due_on, level, at) values ${joinSql(rows)} on conflict do nothing`,
    );
  }
}

/** A warning nobody has been told of, with what is needed to find whom to tell. */
export interface UntoldWarning {
  caseId: string;
  level: WarningLevel;
  dueOn: IsoDate;
  agencyCode: string;
  ownerRole: string | null;
  ownerPostId: string | null;
  procedureCode: string;
  code: string;
  submittedOn: IsoDate;
}

/** The untold warnings that are still true: the case runs on, to the same due date. Locked until the transaction ends. */
export function untoldWarnings(tx: Tx): Promise<UntoldWarning[]> {
  return tx.rows<UntoldWarning>(sql`select w.case_id as "caseId", w.level, w.due_on as "dueOn", c.agency_code as "agencyCode",
      c.owner_role as "ownerRole", c.owner_post_id as "ownerPostId", c.procedure_code as "procedureCode",
      coalesce(c.official_code, c.tracking_code) as code, (c.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as "submittedOn"
    from cases.warning w join cases.case c on c.id = w.case_id
    where w.told_at is null and c.due_on = w.due_on and ${running} order by w.due_on, w.case_id for update of w`);
}

/** Writes down that everything up to now has been told, or has become untrue and needs no telling. */
export async function markTold(tx: Tx, now: Date): Promise<void> {
  await tx.run(sql`update cases.warning set told_at = ${now} where told_at is null and at <= ${now}`);
}
