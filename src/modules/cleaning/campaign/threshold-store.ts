import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { SectorCode } from '../domain/sectors.ts';

/** Bits from which on a sector's records may match by themselves, as a person decided last; null: as the engine does. */
export async function thresholdOf(tx: Tx, sector: SectorCode): Promise<number | null> {
  const found = await tx.maybe<{ bits: number }>(
    sql`select bits from cleaning.threshold where sector = ${sector} order by decided_at desc limit 1`,
  );
  return found === undefined || found.bits <= 0 ? null : found.bits;
}

/** Decided reviews by whole bits of their score: how many in all, and how many were the engine's best candidate. */
export interface ScoreBand {
  bits: number;
  decided: number;
  right: number;
}

export function scoreBands(tx: Tx, sector: SectorCode, since: IsoDate): Promise<ScoreBand[]> {
  return tx.rows<ScoreBand>(sql`select floor(v.score)::int as bits, count(*) as decided,
      count(*) filter (where v.state = 'same' and v.chosen_id = v.person_id) as right
    from cleaning.review v join cleaning.campaign c on c.id = v.campaign_id
    where c.sector = ${sector} and v.state in ('same', 'nobody') and v.closed_at >= ${since}::date group by 1 order by 1`);
}

/** Records that the engine matched by itself, by whole bits. */
export function matchedBands(tx: Tx, sector: SectorCode): Promise<{ bits: number; records: number }[]> {
  return tx.rows(sql`select least(floor(score), 40)::int as bits, count(*) as records from cleaning.record
    where sector = ${sector} and state = 'matched' and score is not null group by 1 order by 1`);
}

export interface ThresholdDecision {
  id: string;
  sector: SectorCode;
  bits: number;
  before: object;
  after: object;
  reason: string;
  decidedBy: string | null;
  decidedAt: Date;
}

export async function insertThreshold(tx: Tx, d: ThresholdDecision): Promise<void> {
  await tx.run(sql`insert into cleaning.threshold (id, sector, bits, before, after, reason, decided_by, decided_at)
    values (${d.id}, ${d.sector}, ${d.bits}, ${JSON.stringify(d.before)}, ${JSON.stringify(d.after)}, ${d.reason}, ${d.decidedBy}, ${d.decidedAt})`);
}

export function thresholdsOf(tx: Tx, sector: SectorCode): Promise<ThresholdDecision[]> {
  return tx.rows<ThresholdDecision>(sql`select id, sector, bits, before, after, reason, decided_by as "decidedBy", decided_at as "decidedAt"
    from cleaning.threshold where sector = ${sector} order by decided_at desc limit 20`);
}
