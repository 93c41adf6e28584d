import type { Records } from './columns-of.ts';
import { bitsOf, type Chances } from './learn.ts';
import type { Comparison } from './pairs.ts';

/** How much two rows speak for being one person's, in bits: log2 of the odds. */
export type Scorer = (left: number, right: number) => number;

/** Scores pairs; an equal value weighs more the fewer rows have it (term frequencies). */
export function scorer(records: Records, comparisons: readonly Comparison[], model: Chances): Scorer {
  const rows = records.keys.length;
  // What an equal value weighs more or less than equality as such does.
  const rarity = comparisons.map(({ column }) => {
    const counts = new Float64Array(column.texts.length);
    for (const value of column.values) counts[value] = (counts[value] as number) + 1;
    const known = rows - (counts[0] as number);
    const usual = overallChance(counts, known);
    return counts.map((n) => usual - Math.log2(Math.max(n, 1.5) / Math.max(1, known)));
  });
  const levels = new Uint8Array(comparisons.length);
  return (left, right) => {
    let bits = 0;
    for (let at = 0; at < comparisons.length; at += 1) {
      const comparison = comparisons[at] as Comparison;
      levels[at] = comparison.level(left, right);
    }
    for (let at = 0; at < comparisons.length; at += 1) {
      const above = model.leansOn[at] as number;
      // Where what it leans on is equal, that is nearly all that its own equality says.
      if (levels[at] !== 1 || (above >= 0 && levels[above] === 1)) continue;
      const { values } = (comparisons[at] as Comparison).column;
      bits += rarity[at]?.[values[left] as number] as number;
    }
    return bits + bitsOf(model, levels);
  };
}

/** log2 of the chance that two rows have an equal value by accident. */
function overallChance(counts: Float64Array, known: number): number {
  let chance = 0;
  for (let value = 1; value < counts.length; value += 1)
    chance += ((counts[value] as number) / Math.max(1, known)) ** 2;
  return Math.log2(Math.max(chance, 1e-12));
}
