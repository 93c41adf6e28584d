import { type Decimal, power10, type Scaled } from './exact-decimal.ts';
import { type Assignment, combine, type Expression, evaluate, type PlannedProcedure, sideOf } from './expression.ts';
import type { FigureRow } from './figures-file.ts';
import { questionOf } from './row-kind.ts';
import { scaledSide } from './scaled-row.ts';

/** min ≤ expression ≤ max, in whole numbers; a missing bound binds nothing. */
export interface Constraint {
  /** Line of the row that asks for it; 0 for a law of the model itself. */
  line: number;
  expression: Expression;
  min: bigint | undefined;
  max: bigint | undefined;
}

/** A count that a row asks for: at scale 1 exactly `rounded`; at another scale, a neighbour when the sums demand it. */
export interface CountWanted {
  line: number;
  code: string;
  side: 'numerator' | 'denominator';
  expression: Expression;
  wanted: Scaled;
}

/** A percentage that a row states without both counts. */
export interface PercentWanted {
  line: number;
  code: string;
  numerator: Expression;
  denominator: Expression;
  stated: Decimal;
}

export interface Requirements {
  counts: CountWanted[];
  percents: PercentWanted[];
}

/** What the rows ask of the records. When both counts are given they rule, and the printed percentage (which may be wrong) does not. */
export function requirementsOf(
  rows: readonly FigureRow[],
  procedures: readonly PlannedProcedure[],
  scale: Decimal,
): Requirements {
  const counts: CountWanted[] = [];
  const percents: PercentWanted[] = [];
  for (const row of rows) {
    const { line, code, numerator, denominator, statedPercent } = row;
    const question = questionOf(code);
    const expressions = {
      numerator: sideOf(question, 'numerator', procedures),
      denominator: sideOf(question, 'denominator', procedures),
    };
    for (const side of ['numerator', 'denominator'] as const) {
      const wanted = scaledSide(row, side, scale);
      if (wanted !== undefined) counts.push({ line, code, side, expression: expressions[side], wanted });
    }
    if (statedPercent !== undefined && (numerator === undefined || denominator === undefined)) {
      percents.push({ line, code, ...expressions, stated: statedPercent });
    }
  }
  return { counts, percents };
}

/** The constraint that a count is exactly this number. */
export function exactly(count: CountWanted, value: bigint): Constraint {
  return { line: count.line, expression: count.expression, min: value, max: value };
}

/** How closely a stated percentage is met, from the loosest: see percentConstraints. */
export type Closeness = 'nearest' | 'whole' | 'printed' | 'sharp';

/** 84.7 rather as 84.70 than as 84.68. */
const sharpDecimals = 2;

/**
 * With D ≥ 1 and P = stated · 10^k, as whole-number inequalities:
 * - 'printed', 'sharp' and 'whole': round half up(100 · N / D) = stated, to the k decimals as printed, to two at least,
 *   or to none: (2P − 1) · D ≤ 2 · 10^(k+2) · N < (2P + 1) · D;
 * - 'nearest', for files so scaled down that no whole number of records shows even that: N is the whole number nearest
 *   to stated · D.
 */
export function percentConstraints(percent: PercentWanted, closeness: Closeness): Constraint[] {
  const { line, numerator, denominator } = percent;
  const some: Constraint = { line, expression: denominator, min: 1n, max: undefined };
  const { digits: p, decimals: k } = statedFor(percent.stated, closeness);
  const unit = 2n * power10(k + 2);
  if (closeness === 'nearest') {
    const off = combine(unit, numerator, -2n * p, denominator);
    return [some, { line, expression: off, min: -unit / 2n, max: unit / 2n }];
  }
  return [
    some,
    { line, expression: combine(unit, numerator, -(2n * p - 1n), denominator), min: 0n, max: undefined },
    { line, expression: combine(unit, numerator, -(2n * p + 1n), denominator), min: undefined, max: -1n },
  ];
}

function statedFor({ digits, decimals }: Decimal, closeness: Closeness): Decimal {
  if (closeness === 'whole') {
    const unit = power10(decimals);
    return { digits: (2n * digits + unit) / (2n * unit), decimals: 0 };
  }
  const more = closeness === 'sharp' ? Math.max(0, sharpDecimals - decimals) : 0;
  return { digits: digits * power10(more), decimals: decimals + more };
}

/** True when these records show the percentage as printed. */
export function showsPercent(percent: PercentWanted, values: Assignment): boolean {
  return percentConstraints(percent, 'printed').every((c) => isKept(c, values));
}

export function isKept({ expression, min, max }: Constraint, values: Assignment): boolean {
  const value = evaluate(expression, values);
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}
