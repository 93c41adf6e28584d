import { emptySql, type Sql, sql, type Tx } from '#platform/db';
import type { KeptStep } from '../campaign/review-lines.ts';
import type { SectorCode } from '../domain/sectors.ts';
import type { Answer, ReviewState, Verdict } from '../domain/settle-review.ts';

export interface Review {
  id: string;
  campaignId: string;
  recordId: string;
  personId: string;
  otherId: string | null;
  agencyCode: string;
  ownerCode: string;
  communeCode: string | null;
  village: string | null;
  score: number;
  doubt: string;
  evidence: KeptStep[];
  highImpact: boolean;
  blind: boolean;
  state: ReviewState | 'dropped';
  chosenId: string | null;
  sector: SectorCode;
  campaignName: string;
}

const columns = sql`v.id, v.campaign_id as "campaignId", v.record_id as "recordId", v.person_id as "personId", v.other_id as "otherId",
  v.agency_code as "agencyCode", v.owner_code as "ownerCode", v.commune_code as "communeCode", v.village, v.score, v.doubt, v.evidence,
  v.high_impact as "highImpact", v.blind, v.state, v.chosen_id as "chosenId", c.sector, c.name as "campaignName"`;
const from = sql`cleaning.review v join cleaning.campaign c on c.id = v.campaign_id`;

export function findReview(tx: Tx, id: string): Promise<Review | undefined> {
  return tx.maybe<Review>(sql`select ${columns} from ${from} where v.id = ${id}`);
}

export function lockReview(tx: Tx, id: string): Promise<Review | undefined> {
  return tx.maybe<Review>(sql`select ${columns} from ${from} where v.id = ${id} for update of v`);
}

export interface QueueQuestion {
  accountId: string | null;
  agencies: readonly string[];
  campaignId?: string | undefined;
  communeCode?: string | undefined;
  village?: string | undefined;
  /** Only what comes after this review: whoever leaves one for later goes on behind it. */
  after?: string | undefined;
}

/** What this person may still decide: open, or waiting for a second person when they were not the first. */
function mine(q: QueueQuestion): Sql {
  return sql`v.state in ('open', 'second') and v.agency_code = any (${[...q.agencies]}::text[])
    ${q.campaignId === undefined ? emptySql : sql`and v.campaign_id = ${q.campaignId}`}
    ${q.communeCode === undefined ? emptySql : sql`and v.commune_code = ${q.communeCode}`}
    ${q.village === undefined ? emptySql : sql`and v.village = ${q.village}`}
    and not exists (select from cleaning.decision d where d.review_id = v.id and d.account_id = ${q.accountId})`;
}

/** The reviews of a queue in their order, the first of them first. */
export function nextReviews(tx: Tx, q: QueueQuestion, atMost: number): Promise<Review[]> {
  return tx.rows<Review>(sql`select ${columns} from ${from} where ${mine(q)}
    ${q.after === undefined ? emptySql : sql`and v.id > ${q.after}`} order by v.id limit ${atMost}`);
}

export async function countQueue(tx: Tx, q: QueueQuestion): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*) as count from cleaning.review v where ${mine(q)}`,
  );
  return count;
}

export interface QueuePart {
  campaignId: string;
  campaignName: string;
  sector: SectorCode;
  communeCode: string | null;
  village: string | null;
  count: number;
}

/** How much is left, by campaign, commune and village. */
export function queueParts(tx: Tx, q: QueueQuestion): Promise<QueuePart[]> {
  return tx.rows<QueuePart>(sql`select v.campaign_id as "campaignId", c.name as "campaignName", c.sector, v.commune_code as "communeCode",
      v.village, count(*) as count from ${from} where ${mine(q)} group by 1, 2, 3, 4, 5 order by 2, 4, 5`);
}

/** Reviews in which people disagree or are unsure, for whoever resolves. */
export function disputedReviews(tx: Tx, agencies: readonly string[], atMost: number): Promise<Review[]> {
  return tx.rows<Review>(sql`select ${columns} from ${from} where v.state = 'disputed'
    and (v.owner_code = any (${[...agencies]}::text[]) or v.agency_code = any (${[...agencies]}::text[])) order by v.id limit ${atMost}`);
}

export interface KeptDecision extends Answer {
  accountId: string;
  reason: string | null;
  agencyCode: string | null;
  decidedAt: Date;
}

export function decisionsOf(tx: Tx, reviewId: string): Promise<KeptDecision[]> {
  return tx.rows<KeptDecision>(sql`select account_id as "accountId", turn, verdict, person_id as "personId", reason,
      agency_code as "agencyCode", decided_at as "decidedAt" from cleaning.decision where review_id = ${reviewId} order by turn`);
}

export interface NewDecision {
  reviewId: string;
  accountId: string;
  turn: number;
  verdict: Verdict;
  personId: string | null;
  reason: string | null;
  agencyCode: string | null;
  seconds: number | null;
  at: Date;
}

export async function insertDecision(tx: Tx, d: NewDecision): Promise<void> {
  await tx.run(sql`insert into cleaning.decision (review_id, account_id, turn, verdict, person_id, reason, agency_code, seconds, decided_at)
    values (${d.reviewId}, ${d.accountId}, ${d.turn}, ${d.verdict}, ${d.personId}, ${d.reason}, ${d.agencyCode}, ${d.seconds}, ${d.at})`);
}

export async function moveReview(
  tx: Tx,
  id: string,
  to: { state: ReviewState; chosenId: string | null; closedAt: Date | null },
): Promise<void> {
  await tx.run(
    sql`update cleaning.review set state = ${to.state}, chosen_id = ${to.chosenId}, closed_at = ${to.closedAt} where id = ${id}`,
  );
}

export interface AgreementFigures {
  pairs: number;
  agreed: number;
  decisions: number;
  /** Decisions in the busiest hour of anybody. */
  bestHour: number;
  medianSeconds: number | null;
}

/** How two people who decided alone agree, and how fast decisions go. */
export function agreementOf(tx: Tx, campaignId: string): Promise<AgreementFigures> {
  return tx.one<AgreementFigures>(sql`with d as (
      select d.*, v.blind from cleaning.decision d join cleaning.review v on v.id = d.review_id where v.campaign_id = ${campaignId}),
    pairs as (select a.verdict = b.verdict and a.person_id is not distinct from b.person_id as agreed
      from d a join d b on b.review_id = a.review_id and b.turn = 2 where a.turn = 1 and a.blind)
    select (select count(*) from pairs) as pairs, (select count(*) from pairs where agreed) as agreed, (select count(*) from d) as decisions,
      coalesce((select max(n) from (select count(*) as n from d group by account_id, date_trunc('hour', decided_at)) h), 0) as "bestHour",
      (select percentile_cont(0.5) within group (order by seconds) from d where seconds is not null)::float8 as "medianSeconds"`);
}
