import type { EvidenceStep } from '#linkage';
import { copyLine } from '#platform/db';
import { type ComparedRecord, differencesOf } from '../domain/compare-record.ts';
import type { RegistryPerson } from '../domain/registry-person.ts';
import { type SectorCode, sectorOf } from '../domain/sectors.ts';
import type { ReviewRule, Settled } from '../domain/settle-review.ts';
import { villageOf } from '../domain/village.ts';
import type { Match } from './run-engine.ts';

/** A step of a score as it is kept: field, level of agreement, bits. */
export type KeptStep = [field: string, level: string, bits: number];

export const keptSteps = (steps: readonly EvidenceStep[]): KeptStep[] =>
  steps.map((s) => [s.field, s.level, Math.round(s.bits * 10) / 10]);

/**
 * Whether two people must decide: another number takes the place of one that the sector had, or money or a right hangs
 * on the sector's records.
 */
export function isHighImpact(sector: SectorCode, record: ComparedRecord, person: RegistryPerson): boolean {
  return sectorOf(sector).twoPeople || differencesOf(record, person).some((d) => d.highImpact);
}

export interface BulkReview {
  id: string;
  campaignId: string;
  recordId: string;
  match: Match;
  steps: readonly EvidenceStep[];
  rule: ReviewRule;
  place: { agencyCode: string; ownerCode: string; communeCode: string | null };
  state: Settled['state'];
  chosenId: string | null;
  closedAt: Date | null;
}

export const bulkReviewColumns =
  'id, campaign_id, record_id, person_id, other_id, agency_code, owner_code, commune_code, village, score, pattern, doubt, evidence, ' +
  'high_impact, blind, state, chosen_id, closed_at';

export function bulkReviewLine(r: BulkReview): string {
  const { match, place } = r;
  return copyLine([
    r.id,
    r.campaignId,
    r.recordId,
    match.person?.id,
    match.other?.id ?? null,
    place.agencyCode,
    place.ownerCode,
    place.communeCode,
    villageOf(match.person?.place ?? ''),
    match.score,
    match.pattern,
    match.doubt,
    JSON.stringify(keptSteps(r.steps)),
    r.rule.highImpact,
    r.rule.blind,
    r.state,
    r.chosenId,
    r.closedAt,
  ]);
}
