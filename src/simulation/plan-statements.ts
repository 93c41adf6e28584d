import { definitionOf, type Line } from '#indicators';
import { type Decimal, wholeOf } from './exact-decimal.ts';
import type { FigureRow } from './figures-file.ts';
import { numberOf, scaledSide } from './scaled-row.ts';
import type { CountTaken } from './solve-figures.ts';

/** What an agency shall state for a code. */
export interface StatementValue extends Line {
  code: string;
}

export interface PlannedStatements {
  values: StatementValue[];
  counts: Map<string, { numerator?: CountTaken; denominator?: CountTaken }>;
}

const sides = ['numerator', 'denominator'] as const;

/**
 * What the rows ask agencies to state. Where both counts are given they rule, and the percentage follows from them. In a
 * scaled file a total is the sum of its scaled parts, or the statement's own checks would refuse it.
 */
export function planStatements(rows: readonly FigureRow[], scale: Decimal): PlannedStatements {
  const counts: PlannedStatements['counts'] = new Map();
  for (const row of rows) {
    for (const side of sides) {
      const count = countOf(row, side, scale);
      if (count !== undefined) counts.set(row.code, { ...counts.get(row.code), [side]: count });
    }
  }
  for (const { code } of rows) {
    const { parts } = definitionOf(code);
    for (const side of sides) {
      const total = counts.get(code)?.[side];
      const known = (parts ?? []).map((part) => counts.get(part)?.[side]);
      if (total === undefined || known.length === 0 || known.some((k) => k === undefined)) continue;
      total.taken = known.reduce((sum, k) => sum + (k?.taken ?? 0), 0);
    }
  }
  const values = rows.map(({ code, statedPercent }) => {
    const { numerator, denominator } = counts.get(code) ?? {};
    const isAlone = numerator === undefined || denominator === undefined;
    const percent = isAlone && statedPercent !== undefined ? numberOf(statedPercent) : null;
    return { code, numerator: numerator?.taken ?? null, denominator: denominator?.taken ?? null, percent };
  });
  return { values, counts };
}

function countOf(row: FigureRow, side: 'numerator' | 'denominator', scale: Decimal): CountTaken | undefined {
  const written = row[side];
  if (written === undefined) return undefined;
  // A speed is no count: it stays as it is at every scale.
  if (wholeOf(written) === undefined) return { rounded: numberOf(written), taken: numberOf(written) };
  const rounded = Number(scaledSide(row, side, scale)?.rounded ?? 0n);
  return { rounded, taken: rounded };
}
