/** A decided review as far as learning needs it. */
export interface DecidedReview {
  /** log2 of the odds by which the engine held its candidate to be the person. */
  score: number;
  /** Levels of agreement that the score was made of, as `field.level`. */
  levels: readonly string[];
  /** People said that the engine's candidate is the person. */
  right: boolean;
  blind: boolean;
}

/** A share with the bounds of its 95 % interval (Wilson). */
export interface BoundedShare {
  hits: number;
  of: number;
  low: number;
  high: number;
}

/** How well scores foretell what people decide. */
export interface LearntFigures {
  /** Of the candidates that the engine holds for likelier than not, those that people confirmed. */
  precision: BoundedShare;
  /** Of the candidates that people confirmed, those that the engine holds for likelier than not. */
  recall: BoundedShare;
  /** Mean surprise of a decision, in bits; lower is better, 1 is a coin. */
  surprise: number;
}

export interface WeightProposal {
  /** Decisions that were learnt from. */
  decisions: number;
  /** These were blind ones alone: of two people who saw neither the engine's opinion nor each other's. */
  blindOnly: boolean;
  /** Bits to add, by `field.level`. Empty: too few decisions, or learning made held-out decisions no likelier. */
  change: Record<string, number>;
  /** On decisions that were held out of learning, a fifth at a time; null: too few decisions. */
  before: LearntFigures | null;
  after: LearntFigures | null;
}

export const fewestDecisions = 100;
const fewestOfLevel = 30;
const mostBits = 2;
const folds = 5;
const rounds = 30;
/** How strongly weights are held where they are: a change of one bit must be worth it to the decisions. */
const pull = 2;
const { LN2 } = Math;

/**
 * What people's decisions teach of the weights: blind ones alone where there are enough, else all. A level's weight
 * changes by at most two bits, only where thirty decisions bear it, and is drawn towards no change.
 */
export function proposeWeights(all: readonly DecidedReview[]): WeightProposal {
  const blind = all.filter((d) => d.blind);
  const blindOnly = blind.length >= fewestDecisions;
  const decided = blindOnly ? blind : all;
  const about = { decisions: decided.length, blindOnly };
  if (decided.length < fewestDecisions) return { ...about, change: {}, before: null, after: null };
  const levels = taught(decided);
  const before = figuresOf(
    decided,
    decided.map((d) => d.score),
  );
  const after = figuresOf(decided, heldOutScores(decided, levels));
  const change = after.surprise < before.surprise ? roundedOf(fit(decided, levels)) : {};
  return { ...about, change, before, after };
}

function taught(decided: readonly DecidedReview[]): string[] {
  const counts = new Map<string, number>();
  for (const { levels } of decided) for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= fewestOfLevel)
    .map(([level]) => level)
    .sort();
}

/** Each fifth scored with what the other four teach. */
function heldOutScores(decided: readonly DecidedReview[], levels: readonly string[]): number[] {
  const scores: number[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const change = fit(
      decided.filter((_, i) => i % folds !== fold),
      levels,
    );
    decided.forEach((d, i) => {
      if (i % folds === fold) scores[i] = changed(d, change);
    });
  }
  return scores;
}

const changed = (d: DecidedReview, change: ReadonlyMap<string, number>) =>
  d.levels.reduce((sum, level) => sum + (change.get(level) ?? 0), d.score);
const chanceOf = (bits: number) => 1 / (1 + 2 ** -bits);

/** Logistic regression of the decisions on their levels, beside the score; Newton's step, one level after the other. */
function fit(decided: readonly DecidedReview[], levels: readonly string[]): Map<string, number> {
  const change = new Map(levels.map((level) => [level, 0]));
  const bits = decided.map((d) => d.score);
  const bearers = levels.map((level) => decided.flatMap((d, i) => (d.levels.includes(level) ? [i] : [])));
  for (let round = 0; round < rounds; round += 1)
    levels.forEach((level, at) => {
      const now = change.get(level) ?? 0;
      let [slope, bend] = [pull * now, pull];
      for (const i of bearers[at] ?? []) {
        const chance = chanceOf(bits[i] ?? 0);
        slope += (chance - Number(decided[i]?.right)) * LN2;
        bend += chance * (1 - chance) * LN2 * LN2;
      }
      const next = Math.max(-mostBits, Math.min(mostBits, now - slope / bend));
      change.set(level, next);
      for (const i of bearers[at] ?? []) bits[i] = (bits[i] ?? 0) + next - now;
    });
  return change;
}

/** Tenths of a bit: more would feign what the decisions do not tell. */
const roundedOf = (change: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...change].map(([level, bits]) => [level, Math.round(bits * 10) / 10]).filter(([, b]) => b !== 0),
  );

function figuresOf(decided: readonly DecidedReview[], scores: readonly number[]): LearntFigures {
  let [likely, right, both, surprise] = [0, 0, 0, 0];
  decided.forEach((d, i) => {
    const score = scores[i] ?? 0;
    likely += Number(score > 0);
    right += Number(d.right);
    both += Number(score > 0 && d.right);
    surprise += Math.log2(1 + 2 ** (d.right ? -score : score));
  });
  const mean = Math.round((surprise / decided.length) * 1000) / 1000;
  return { precision: bounded(both, likely), recall: bounded(both, right), surprise: mean };
}

const z = 1.96;

/** A share with its Wilson interval of 95 %. */
function bounded(hits: number, of: number): BoundedShare {
  if (of === 0) return { hits, of, low: 0, high: 1 };
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { hits, of, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
