import { sql, type Tx } from '#platform/db';
import type { SectorCode } from '../domain/sectors.ts';
import type { ReviewLevel } from '../register/places.ts';

export type CampaignState = 'matching' | 'reviewing' | 'ended' | 'failed';

export interface Campaign {
  id: string;
  sector: SectorCode;
  agencyCode: string;
  name: string;
  level: ReviewLevel;
  blindShare: number;
  state: CampaignState;
  /** What the match is doing, and how far it is with that, from 0 to 1. */
  step: string;
  share: number;
  fault: string | null;
  runNumber: number;
  records: number | null;
  matched: number | null;
  unmatched: number | null;
  /** Bits from which on records matched by themselves. */
  matchFrom: number | null;
  openedBy: string | null;
  openedAt: Date;
  matchedAt: Date | null;
  endedAt: Date | null;
}

const columns = sql`id, sector, agency_code as "agencyCode", name, level, blind_share as "blindShare", state, step, share, fault,
  run_number as "runNumber", records, matched, unmatched, match_from as "matchFrom", opened_by as "openedBy", opened_at as "openedAt",
  matched_at as "matchedAt", ended_at as "endedAt"`;

export function findCampaign(tx: Tx, id: string): Promise<Campaign | undefined> {
  return tx.maybe<Campaign>(sql`select ${columns} from cleaning.campaign where id = ${id}`);
}

export function lockCampaign(tx: Tx, id: string): Promise<Campaign | undefined> {
  return tx.maybe<Campaign>(sql`select ${columns} from cleaning.campaign where id = ${id} for update`);
}

export function listCampaigns(tx: Tx): Promise<Campaign[]> {
  return tx.rows<Campaign>(sql`select ${columns} from cleaning.campaign order by opened_at desc limit 100`);
}

export function openCampaignOf(tx: Tx, sector: SectorCode, agencyCode: string): Promise<Campaign | undefined> {
  return tx.maybe<Campaign>(sql`select ${columns} from cleaning.campaign
    where sector = ${sector} and agency_code = ${agencyCode} and state in ('matching', 'reviewing')`);
}

export function campaignsToMatch(tx: Tx): Promise<Campaign[]> {
  return tx.rows<Campaign>(
    sql`select ${columns} from cleaning.campaign where state = 'matching' order by opened_at limit 10`,
  );
}

export type NewCampaign = Pick<
  Campaign,
  'id' | 'sector' | 'agencyCode' | 'name' | 'level' | 'blindShare' | 'openedBy' | 'openedAt'
>;

export async function insertCampaign(tx: Tx, c: NewCampaign): Promise<void> {
  await tx.run(sql`insert into cleaning.campaign (id, sector, agency_code, name, level, blind_share, opened_by, opened_at)
    values (${c.id}, ${c.sector}, ${c.agencyCode}, ${c.name}, ${c.level}, ${c.blindShare}, ${c.openedBy}, ${c.openedAt})`);
}

/** Tells how far the match is. Not part of the match's own transaction: pages see it at once. */
export async function tellProgress(tx: Tx, id: string, step: string, share: number): Promise<void> {
  await tx.run(
    sql`update cleaning.campaign set step = ${step}, share = ${share} where id = ${id} and state = 'matching'`,
  );
}

export async function failCampaign(tx: Tx, id: string, fault: string): Promise<void> {
  await tx.run(
    sql`update cleaning.campaign set state = 'failed', fault = ${fault.slice(0, 300)} where id = ${id} and state = 'matching'`,
  );
}

export async function endCampaign(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update cleaning.campaign set state = 'ended', ended_at = ${at} where id = ${id}`);
}

export async function matchAgain(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update cleaning.campaign set state = 'matching', step = 'waiting', share = 0, fault = null,
    run_number = run_number + 1 where id = ${id}`);
}

export interface ReviewCounts {
  open: number;
  second: number;
  disputed: number;
  asked: number;
  same: number;
  nobody: number;
}

/** Reviews of some campaigns by state, as far as the asker may see them. */
export async function countReviews(tx: Tx, ids: readonly string[]): Promise<Map<string, ReviewCounts>> {
  const rows = await tx.rows<ReviewCounts & { id: string }>(sql`select campaign_id as id,
      count(*) filter (where state = 'open') as open, count(*) filter (where state = 'second') as second,
      count(*) filter (where state = 'disputed') as disputed, count(*) filter (where state = 'asked') as asked,
      count(*) filter (where state = 'same') as same, count(*) filter (where state = 'nobody') as nobody
    from cleaning.review where campaign_id = any (${[...ids]}::uuid[]) group by campaign_id`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Records of a register that nobody has matched yet. */
export async function countWaiting(tx: Tx, sector: SectorCode, agencyCode: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`select count(*) as count from cleaning.record
    where sector = ${sector} and agency_code = ${agencyCode} and entered and state in ('waiting', 'unmatched', 'review')`);
  return count;
}
