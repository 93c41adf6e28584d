import { sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { KeptDecision } from './review-store.ts';

/** An answer that its author took back. */
export interface WithdrawnDecision extends KeptDecision {
  withdrawnWhy: string;
  withdrawnAt: Date;
}

/** Moves an answer from those that count to those that were taken back. */
export async function withdrawDecision(
  tx: Tx,
  about: { reviewId: string; accountId: string; why: string; now: Date },
): Promise<void> {
  const { reviewId, accountId, why, now } = about;
  await tx.run(sql`insert into cleaning.withdrawn_decision (id, review_id, account_id, turn, verdict, person_id, reason, agency_code,
      seconds, decided_at, withdrawn_why, withdrawn_at)
    select ${newId(now.getTime())}, review_id, account_id, turn, verdict, person_id, reason, agency_code, seconds, decided_at, ${why}, ${now}
      from cleaning.decision where review_id = ${reviewId} and account_id = ${accountId}`);
  await tx.run(sql`delete from cleaning.decision where review_id = ${reviewId} and account_id = ${accountId}`);
}

/** The answers of a review that were taken back, in the order in which they were. */
export function withdrawnOf(tx: Tx, reviewId: string): Promise<WithdrawnDecision[]> {
  return tx.rows<WithdrawnDecision>(sql`select account_id as "accountId", turn, verdict, person_id as "personId", reason,
      agency_code as "agencyCode", decided_at as "decidedAt", withdrawn_why as "withdrawnWhy", withdrawn_at as "withdrawnAt"
    from cleaning.withdrawn_decision where review_id = ${reviewId} order by withdrawn_at, id`);
}

/** Takes away what a settled review asked the sector to change. @returns false when some of it was sent already. */
export async function dropWaitingCorrections(
  tx: Tx,
  about: { campaignId: string; recordId: string },
): Promise<boolean> {
  const { sent } = await tx.one<{ sent: boolean }>(sql`select exists (select from cleaning.correction
    where campaign_id = ${about.campaignId} and record_id = ${about.recordId} and state <> 'waiting') as sent`);
  if (sent) return false;
  await tx.run(
    sql`delete from cleaning.correction where campaign_id = ${about.campaignId} and record_id = ${about.recordId}`,
  );
  return true;
}

/** Puts a record that people settled before people again; it was last seen when its sector's file said so. */
export async function reopenRecord(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update cleaning.record r set state = 'review', person_id = null, cleaned_on = null, differs = 0,
      seen_on = coalesce((select v.as_of from cleaning.register_version v where v.id = r.version_id), r.seen_on) where r.id = ${id}`);
}

/** Whether a campaign still is under way, so that its decisions can be changed. */
export async function isReviewing(tx: Tx, campaignId: string): Promise<boolean> {
  const found = await tx.maybe<{ state: string }>(sql`select state from cleaning.campaign where id = ${campaignId}`);
  return found?.state === 'reviewing';
}
