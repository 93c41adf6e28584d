import { joinSql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { FieldDifference } from '../domain/compare-record.ts';

export type CorrectionState = 'waiting' | 'sent' | 'done' | 'not-done';

/** A correction as the sector's system gets it. */
export interface SentCorrection {
  recordKey: string;
  field: string;
  was: string | null;
  shall: string;
  batchNumber: number | null;
  state: CorrectionState;
}

export async function addCorrections(
  tx: Tx,
  about: { campaignId: string; recordId: string; differs: readonly FieldDifference[]; now: Date },
): Promise<void> {
  if (about.differs.length === 0) return;
  const rows = about.differs.map(
    (d) =>
      sql`(${newId(about.now.getTime())}, ${about.campaignId}, ${about.recordId}, ${d.field}, ${d.was}, ${d.shall}, ${d.highImpact}, ${about.now})`,
  );
  await tx.run(sql`insert into cleaning.correction (id, campaign_id, record_id, field, was, shall, high_impact, made_at)
    values ${joinSql(rows)} on conflict (campaign_id, record_id, field) do nothing`);
}

export type CorrectionCounts = Record<'waiting' | 'sent' | 'done' | 'notDone', number>;

export function countCorrections(tx: Tx, campaignId: string): Promise<CorrectionCounts> {
  return tx.one<CorrectionCounts>(sql`select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'sent') as sent,
      count(*) filter (where state = 'done') as done, count(*) filter (where state = 'not-done') as "notDone"
    from cleaning.correction where campaign_id = ${campaignId}`);
}

/** Puts all waiting corrections into one batch. @returns its id and number, or undefined when none wait. */
export async function sendWaitingCorrections(
  tx: Tx,
  about: { campaignId: string; sentBy: string | null; now: Date },
): Promise<{ batchId: string; number: number; corrections: number } | undefined> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*) as count from cleaning.correction where campaign_id = ${about.campaignId} and state = 'waiting'`,
  );
  if (count === 0) return undefined;
  const batchId = newId(about.now.getTime());
  const { number } = await tx.one<{
    number: number;
  }>(sql`insert into cleaning.correction_batch (id, campaign_id, number, corrections, sent_by, sent_at)
    select ${batchId}, ${about.campaignId}, coalesce(max(number), 0) + 1, ${count}, ${about.sentBy}, ${about.now}
      from cleaning.correction_batch where campaign_id = ${about.campaignId} returning number`);
  const corrections = await tx.run(sql`update cleaning.correction set state = 'sent', batch_id = ${batchId}
    where campaign_id = ${about.campaignId} and state = 'waiting'`);
  return { batchId, number, corrections };
}

export interface Batch {
  id: string;
  number: number;
  corrections: number;
  sentAt: Date;
  done: number;
  notDone: number;
}

export function batchesOf(tx: Tx, campaignId: string): Promise<Batch[]> {
  return tx.rows<Batch>(sql`select b.id, b.number, b.corrections, b.sent_at as "sentAt",
      count(*) filter (where k.state = 'done') as done, count(*) filter (where k.state = 'not-done') as "notDone"
    from cleaning.correction_batch b left join cleaning.correction k on k.batch_id = b.id
    where b.campaign_id = ${campaignId} group by b.id order by b.number desc`);
}

/** The corrections of a batch, in the order of the register's keys. */
export function correctionsOf(tx: Tx, batchId: string): Promise<SentCorrection[]> {
  return tx.rows<SentCorrection>(sql`select r.record_key as "recordKey", k.field, k.was, k.shall, b.number as "batchNumber", k.state
    from cleaning.correction k join cleaning.record r on r.id = k.record_id join cleaning.correction_batch b on b.id = k.batch_id
    where k.batch_id = ${batchId} order by r.record_key, k.field`);
}

/** What a campaign asks of one record. */
export function correctionsOfRecord(tx: Tx, recordId: string): Promise<(SentCorrection & { madeAt: Date })[]> {
  return tx.rows(sql`select r.record_key as "recordKey", k.field, k.was, k.shall, b.number as "batchNumber", k.state, k.made_at as "madeAt"
    from cleaning.correction k join cleaning.record r on r.id = k.record_id left join cleaning.correction_batch b on b.id = k.batch_id
    where k.record_id = ${recordId} order by k.made_at desc, k.field`);
}
