import type { BirthYears } from './birth-years.ts';
import { evidence, level } from './levels.ts';
import { knownBeforehand } from './row-rarity.ts';

/** What the model knows: chances of each level for one person's two rows (m) and for two people's (u). */
export interface Model {
  /** log2 of m per field and level. */
  agree: Float64Array[];
  /** log2 of u per field and level. */
  chance: Float64Array[];
  /** Share of records whose person is in the registry. */
  present: number;
  /** log2 of the number of people in the registry. */
  population: number;
  /** Birth years of the records; without them the registry's dates stand for the records'. */
  births?: BirthYears;
}

/** First guesses of m, in the order of the levels without "missing"; learning moves them to what the files show. */
const firstGuess: readonly (readonly number[])[] = [
  [0.82, 0.005, 0.02, 0.005, 0.03, 0.08, 0.01, 0.01, 0.02],
  [0.72, 0.12, 0.03, 0.02, 0.01, 0.03, 0.03, 0.01, 0.01, 0.005, 0.004, 0.003, 0.003, 0.002, 0.001, 0.002],
  [0.87, 0.85, 0.04, 0.1, 0.01, 0.02, 0.01, 0.008, 0.01, 0.002, 0.002, 0.03, 0.004, 0.02],
  [0.99, 0.01],
  [0.85, 0.05, 0.1],
  [0.85, 0.1, 0.05],
  [0.85, 0.1, 0.05],
  [0.7, 0.3],
];

/** Weight of the first guess in learning, in records. */
const guessWeight = 60;

const at = { idEqual: level('id.equal'), idRelative: level('id.relative') };

/**
 * Levels of one field that exclude each other whatever the people are: old numbers are compared only where one side has
 * no new one, whole dates only where the registry knows more than the year. Chances are shared out within such a group,
 * so that a file in which few have numbers does not make an equal number weigh little.
 */
const apart = new Map<number, ReadonlySet<number>>([
  [0, new Set(['old-equal', 'old-slip', 'old-different'].map((name) => level(`id.${name}`)))],
  [2, new Set(['both-year', 'registry-year', 'both-slip', 'both-different'].map((name) => level(`birth.${name}`)))],
]);
const groupOf = (field: number, i: number) => (apart.get(field)?.has(i) === true ? 1 : 0);

/** How much of each level there is, as log2 of its share in its group; `guess` counts as `weight` pairs. */
function shared(
  counts: Float64Array,
  { field, guess, weight }: { field: number; guess: readonly number[]; weight: number },
): Float64Array {
  const known = [0, 0];
  const expected = [0, 0];
  counts.forEach((n, i) => {
    if (i === 0) return;
    const group = groupOf(field, i);
    known[group] = (known[group] as number) + n;
    expected[group] = (expected[group] as number) + (guess[i - 1] as number);
  });
  return counts.map((n, i) => {
    const group = groupOf(field, i);
    const share = (guess[i - 1] as number) / (expected[group] as number);
    return i === 0 ? 0 : Math.log2((n + weight * share) / ((known[group] as number) + weight));
  });
}

/** Chances of the levels of two people's rows beforehand, in the order of the levels without "missing". */
const chanceBeforehand: readonly (readonly number[])[] = [
  [1e-6, 1e-6, 1e-8, 1e-3, 0.99, 1e-7, 1e-7, 1e-6, 0.99],
  [5e-5, 5e-5, 2e-5, 4e-5, 2e-5, 1e-4, 2e-5, 1e-4, 2e-3, 1e-3, 1e-3, 4e-3, 1e-2, 0.05, 0.2, 0.7],
  [4e-5, 5e-4, 5e-4, 0.011, 3e-5, 2e-4, 5e-4, 2e-3, 0.012, 0.025, 7e-3, 0.01, 0.95, 0.98],
  [0.5, 0.5],
  [0.014, 0.014, 0.97],
  [1e-4, 5e-3, 0.99],
  [1e-4, 5e-3, 0.99],
  [1e-6, 1],
];

/** A model before learning. `counts[field][level]` are levels of random pairs. */
export function firstModel(counts: readonly Float64Array[], registryRows: number): Model {
  const chance = counts.map((levels, field) =>
    shared(levels, { field, guess: chanceBeforehand[field] as readonly number[], weight: knownBeforehand }),
  );
  sizeChances(chance[0] as Float64Array, registryRows);
  const agree = counts.map((levels, field) =>
    shared(new Float64Array(levels.length), {
      field,
      guess: firstGuess[field] as readonly number[],
      weight: guessWeight,
    }),
  );
  return { agree, chance, present: 0.9, population: Math.log2(registryRows) };
}

/** A model that was learnt on a registry, for the same registry when it has another number of people. */
export function resize(model: Model, registryRows: number): Model {
  const chance = model.chance.map((levels) => Float64Array.from(levels));
  sizeChances(chance[0] as Float64Array, registryRows);
  return { ...model, chance, population: Math.log2(registryRows) };
}

/** Chances of numbers, which follow from how numbers are made and from how many people there are. */
function sizeChances(id: Float64Array, registryRows: number): void {
  const prefix = 2 ** (id[level('id.same-prefix')] as number);
  // A number that is another's by mistake is anybody's of a province, however few people this file has.
  const equal = 0.7 / (registryRows + 100_000);
  id[at.idEqual] = Math.log2(equal);
  id[at.idRelative] = Math.log2(4 / (registryRows + knownBeforehand));
  // Of the last six digits each may be one of nine others, and five pairs of neighbours may be swapped: 59 numbers of a
  // million. A slip is never rarer between two people than a whole number that is equal by mistake.
  id[level('id.slip')] = Math.log2(Math.min(0.1, Math.max(prefix * 59e-6, equal * 16)));
  id[level('id.old-slip')] = Math.log2(89e-7);
}

/** Learns m from how much of each level went to true pairs (`sums`, in records), the first guess counting as 60. */
export function learn(model: Model, sums: readonly Float64Array[], present: number): Model {
  const agree = sums.map((levels, field) =>
    shared(levels, { field, guess: firstGuess[field] as readonly number[], weight: guessWeight }),
  );
  return { ...model, agree, present: Math.min(0.999, Math.max(0.05, present)) };
}

/** Empty counts of levels, one array a field. */
export const levelCounts = (): Float64Array[] => evidence.map((e) => new Float64Array(e.levels.length));
