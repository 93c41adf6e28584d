import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { DecidedReview, LearntFigures } from '../domain/learn-weights.ts';
import type { SectorCode } from '../domain/sectors.ts';
import type { KeptStep } from './review-lines.ts';

export interface WeightVersion {
  id: string;
  sector: SectorCode;
  number: number;
  verdict: 'accepted' | 'refused' | 'put-back';
  /** Bits to add, by `field.level`. */
  change: Record<string, number>;
  decisions: number;
  before: LearntFigures | null;
  after: LearntFigures | null;
  reason: string;
  decidedBy: string | null;
  decidedAt: Date;
}

/** Versions of a sector's weights, the newest first. */
export function weightVersions(tx: Tx, sector: SectorCode): Promise<WeightVersion[]> {
  return tx.rows<WeightVersion>(sql`select id, sector, number, verdict, change, decisions, before, after, reason,
      decided_by as "decidedBy", decided_at as "decidedAt"
    from cleaning.weight_version where sector = ${sector} order by number desc limit 100`);
}

/** The version by which the sector's next match weighs; undefined: the engine's own weights. */
export const inUse = (versions: readonly WeightVersion[]): WeightVersion | undefined =>
  versions.find((v) => v.verdict !== 'refused');

/** Makes deciders of one sector's weights wait for each other until their transactions end. */
export async function lockWeights(tx: Tx, sector: SectorCode): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`cleaning.weights/${sector}`}, 0))`);
}

export async function insertWeights(tx: Tx, v: WeightVersion): Promise<void> {
  await tx.run(sql`insert into cleaning.weight_version (id, sector, number, verdict, change, decisions, before, after, reason,
      decided_by, decided_at)
    values (${v.id}, ${v.sector}, ${v.number}, ${v.verdict}, ${JSON.stringify(v.change)}::jsonb, ${v.decisions},
      ${v.before === null ? null : JSON.stringify(v.before)}::jsonb, ${v.after === null ? null : JSON.stringify(v.after)}::jsonb,
      ${v.reason}, ${v.decidedBy}, ${v.decidedAt})`);
}

/** Reviews of a sector that people settled since a day, in a fixed order. */
export async function decidedReviews(tx: Tx, sector: SectorCode, since: IsoDate): Promise<DecidedReview[]> {
  const rows = await tx.rows<
    Omit<DecidedReview, 'levels'> & { evidence: KeptStep[] }
  >(sql`select v.score, v.evidence, v.blind,
      v.state = 'same' and v.chosen_id = v.person_id as right
    from cleaning.review v join cleaning.campaign c on c.id = v.campaign_id
    where c.sector = ${sector} and v.state in ('same', 'nobody') and v.closed_at >= ${since}::date
    order by v.id limit 20000`);
  return rows.map(({ evidence, ...review }) => ({
    ...review,
    levels: evidence.filter(([, level]) => level !== '').map(([field, level]) => `${field}.${level}`),
  }));
}
