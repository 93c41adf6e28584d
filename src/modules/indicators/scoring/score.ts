/** One thing that units are scored by. */
export interface Criterion {
  /** A figure's code, or `tasks-on-time`. */
  code: string;
  /** Points that it can earn. */
  weight: number;
  /** The percentage that earns all of them; less earns its part. */
  full: number;
}

/** Tasks that steering gave a unit and that it ended in time, of those that were due. */
export const tasksOnTime = 'tasks-on-time';

/** Counts behind one criterion of one unit. */
export interface Counts {
  numerator: number;
  denominator: number;
}

export interface CriterionScore extends Counts {
  code: string;
  weight: number;
  /** Null where the unit has too few records to be judged by this criterion. */
  points: number | null;
}

export interface UnitScore {
  key: string;
  criteria: CriterionScore[];
  /** Points earned of those that could be earned, from 0 to 100 with two decimals; null where too little can be judged. */
  total: number | null;
  /** 1 is the best; equal totals share a place. Null for units that are not ranked. */
  rank: number | null;
}

/** Fewer records than this say nothing of a unit. */
export const leastRecords = 10;
/** A unit is ranked when criteria of at least this part of the weight can be judged. */
export const leastWeightShare = 0.5;

const twoDecimals = (value: number) => Math.round(value * 100) / 100;

/**
 * Scores units by published criteria and puts them in order. A criterion of which a unit has fewer than `leastRecords`
 * records counts neither for nor against it: its weight is left out of that unit's total, so that a commune without
 * factories is not behind for want of them. `counts` gives the counts of a unit for a criterion.
 */
export function scoreUnits(
  keys: readonly string[],
  criteria: readonly Criterion[],
  counts: (key: string, code: string) => Counts | undefined,
): UnitScore[] {
  const whole = criteria.reduce((sum, c) => sum + c.weight, 0);
  const scored = keys.map((key) => {
    const scores = criteria.map((c): CriterionScore => scoreOf(c, counts(key, c.code)));
    const judged = scores.filter((s) => s.points !== null);
    const weight = judged.reduce((sum, s) => sum + s.weight, 0);
    const points = judged.reduce((sum, s) => sum + (s.points ?? 0), 0);
    const total = weight === 0 || weight < whole * leastWeightShare ? null : twoDecimals((100 * points) / weight);
    return { key, criteria: scores, total };
  });
  const ordered = scored.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1) || (a.key < b.key ? -1 : 1));
  return ordered.map((unit) => ({
    ...unit,
    rank:
      unit.total === null ? null : 1 + ordered.filter((o) => o.total !== null && o.total > (unit.total ?? 0)).length,
  }));
}

function scoreOf({ code, weight, full }: Criterion, counts: Counts | undefined): CriterionScore {
  const { numerator = 0, denominator = 0 } = counts ?? {};
  if (denominator < leastRecords) return { code, weight, numerator, denominator, points: null };
  const percent = (100 * numerator) / denominator;
  return { code, weight, numerator, denominator, points: twoDecimals(weight * Math.min(1, percent / full)) };
}
