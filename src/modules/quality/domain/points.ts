import { type Component, components, type Group, groups } from './component.ts';

export interface Counts {
  numerator: number;
  denominator: number;
}

/** One component of one unit. `points` is null when there is nothing to count: it is left out, not counted as zero. */
export interface ComponentScore extends Counts {
  code: string;
  group: Group;
  max: number;
  threshold: number;
  /** Per cent, two decimals; null without a denominator. */
  share: number | null;
  points: number | null;
  records: Component['records'];
}

const round2 = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

/**
 * The points of a component (Decision 766/QĐ-TTg, annex): all of them when the share reaches the threshold, else in
 * proportion; two decimals. The share is compared before it is rounded.
 */
export function pointsOf({ numerator, denominator }: Counts, { max, threshold }: Pick<Component, 'max' | 'threshold'>) {
  if (denominator === 0) return null;
  // Whole numbers are compared, so that 4 of 5 is exactly 80 per cent.
  if (numerator * 100 >= threshold * denominator) return max;
  return round2((numerator * 100 * max) / (denominator * threshold));
}

export interface GroupScore {
  group: Group;
  max: number;
  points: number;
  /** Most points of those components that could be counted. */
  counted: number;
}

export interface UnitScore {
  components: ComponentScore[];
  groups: GroupScore[];
  /** Of 100: what could not be counted gives none. */
  points: number;
  /** Most points that could be had from what was counted. */
  counted: number;
  /** points ÷ counted in per cent: comparable between units that do different work; null when nothing was counted. */
  share: number | null;
}

/** The index of a unit from the counts of its components. */
export function scoreOf(counts: ReadonlyMap<string, Counts>): UnitScore {
  const scores = components.map((c): ComponentScore => {
    const { numerator, denominator } = counts.get(c.code) ?? { numerator: 0, denominator: 0 };
    const { code, group, max, threshold, records } = c;
    const share = denominator === 0 ? null : round2((numerator * 100) / denominator);
    const points = pointsOf({ numerator, denominator }, c);
    return { code, group, max, threshold, records, numerator, denominator, share, points };
  });
  const sum = (of: readonly ComponentScore[], value: (c: ComponentScore) => number) =>
    round2(of.reduce((total, c) => total + value(c), 0));
  const points = (of: readonly ComponentScore[]) => sum(of, (c) => c.points ?? 0);
  const counted = (of: readonly ComponentScore[]) => sum(of, (c) => (c.points === null ? 0 : c.max));
  const total = counted(scores);
  return {
    components: scores,
    groups: groups.map((group) => {
      const own = scores.filter((c) => c.group === group);
      return { group, max: sum(own, (c) => c.max), points: points(own), counted: counted(own) };
    }),
    points: points(scores),
    counted: total,
    share: total === 0 ? null : round2((points(scores) * 100) / total),
  };
}

/** Adds the counts of several agencies: a commune, a branch, the province. */
export function addCounts(all: readonly ReadonlyMap<string, Counts>[]): Map<string, Counts> {
  const sums = new Map<string, Counts>();
  for (const counts of all)
    for (const [code, { numerator, denominator }] of counts) {
      const before = sums.get(code) ?? { numerator: 0, denominator: 0 };
      sums.set(code, { numerator: before.numerator + numerator, denominator: before.denominator + denominator });
    }
  return sums;
}
