import { seededRandom } from '#platform/ids';
import type { Records } from './columns-of.ts';
import { dependences } from './dependences.ts';
import { type Comparison, PairBook, type Pairs, type Weighed } from './pairs.ts';

/**
 * Chances of levels as log2: `agree[c][above][level]` for one person's rows, `chance` for two people's, where `above` is
 * the level of the comparison that c leans on (0 for one that leans on none). Level 0 ("not known") weighs nothing.
 */
export interface Chances {
  /** The comparison that each one leans on, or -1. */
  leansOn: Int32Array;
  agree: Float64Array[][];
  chance: Float64Array[][];
  /** log2 of the odds that two rows drawn at random are of one person. */
  prior: number;
}

const randomPairs = 200_000;
const firstRounds = 12;
const rounds = 20;
/** Weight of first guesses in learning, in pairs; and of what holds for all levels above, in learning for one of them. */
const guessWeight = 20;
/** The guesses' weight beside what is found: they hold what is learnt to one person, where families are many pairs too. */
const guessShare = 0.5;
const seed = 20_261_124;

/**
 * Learns the model from the records themselves, without known answers: u from pairs drawn at random, m and the prior by
 * expectation and maximisation over the candidates (Fellegi and Sunter 1969; Winkler 1988). Pairs at random that look
 * like one person are left out of u, because small files have many of them. What depends on what (a postcode on a place,
 * a surname on a full name) is then found, and learnt with it, so that one fact does not count twice.
 */
export function learnChances(records: Records, comparisons: readonly Comparison[], candidates: Pairs): Chances {
  const random = drawPairs(records, comparisons);
  const n = records.keys.length;
  const second = n - records.secondFrom;
  const all = second > 0 ? records.secondFrom * second : (n * (n - 1)) / 2;
  const uniform = (c: Comparison) => c.guess.map(() => 1 / c.guess.length);
  const learnChance = (model: Chances, aside?: Weighed): Chances => ({
    ...model,
    chance: tables(comparisons, model.leansOn, {
      main: split(model, random).other,
      ...(aside === undefined ? {} : { aside }),
      guess: uniform,
      weight: 2,
    }),
  });
  const learnAgree = (model: Chances, from: Pairs, times: number): Chances => {
    let next = model;
    for (let round = 0; round < times; round += 1) {
      const { same } = split(next, from);
      next = {
        ...next,
        agree: tables(comparisons, model.leansOn, {
          main: same,
          guess: (c) => c.guess,
          weight: guessWeight + guessShare * sum(same.shares),
        }),
        prior: Math.log2(Math.max(1, sum(same.shares)) / all),
      };
    }
    return next;
  };
  const alone = new Int32Array(comparisons.length).fill(-1);
  const none = { patterns: [], shares: new Float64Array(0) };
  const whole = { patterns: random.patterns, shares: Float64Array.from(random.counts) };
  let model: Chances = {
    leansOn: alone,
    agree: tables(comparisons, alone, { main: none, guess: (c) => c.guess, weight: guessWeight }),
    chance: tables(comparisons, alone, { main: whole, guess: uniform, weight: 2 }),
    prior: Math.log2(n / all),
  };
  model = learnChance(learnAgree(model, candidates, 2));
  const likely = withoutHopeless(model, candidates);
  model = learnAgree(learnChance(learnAgree(model, likely, firstRounds)), likely, firstRounds);
  const { same, other } = split(model, candidates);
  const leansOn = dependences(comparisons.length, [same, other]);
  model = learnChance({ ...spread(model, comparisons), leansOn, prior: model.prior }, other);
  model = learnChance(learnAgree(model, likely, firstRounds), split(model, candidates).other);
  return learnAgree(model, likely, rounds);
}

/** Pairs of which one person is still thinkable: all others add nothing to what is learnt of one person's pairs. */
function withoutHopeless(model: Chances, pairs: Pairs): Pairs {
  const kept = pairs.patterns.map((_, i) => i).filter((i) => bitsOf(model, pairs.patterns[i] as Uint8Array) > -25);
  return {
    ...pairs,
    patterns: kept.map((i) => pairs.patterns[i] as Uint8Array),
    counts: kept.map((i) => pairs.counts[i] as number),
  };
}

/** Shares the pairs of each pattern between "one person" and "two people" by the model. */
function split(model: Chances, { patterns, counts }: Pairs): { same: Weighed; other: Weighed } {
  const same = new Float64Array(patterns.length);
  const other = new Float64Array(patterns.length);
  patterns.forEach((levels, i) => {
    const count = counts[i] as number;
    const share = 1 / (1 + 2 ** -bitsOf(model, levels));
    same[i] = count * share;
    other[i] = count - count * share;
  });
  return { same: { patterns, shares: same }, other: { patterns, shares: other } };
}

/** log2 of the odds that a pair of this pattern is of one person. */
export function bitsOf({ leansOn, agree, chance, prior }: Chances, levels: Uint8Array): number {
  let bits = prior;
  for (let at = 0; at < levels.length; at += 1) {
    const level = levels[at] as number;
    if (level === 0) continue;
    const above = leansOn[at] as number;
    const from = above < 0 ? 0 : (levels[above] as number);
    bits += (agree[at]?.[from]?.[level] as number) - (chance[at]?.[from]?.[level] as number);
  }
  return bits;
}

/** A model in which nothing leans yet, written so that each level above finds the same chances. */
function spread({ agree, chance }: Chances, comparisons: readonly Comparison[]): Pick<Chances, 'agree' | 'chance'> {
  const most = Math.max(...comparisons.map((c) => c.guess.length)) + 1;
  const widen = (table: Float64Array[][]) =>
    table.map(([only]) => Array.from({ length: most }, () => only as Float64Array));
  return { agree: widen(agree), chance: widen(chance) };
}

interface Counted {
  main: Weighed;
  /** Pairs that tell of a level above which `main` hardly has; together they count as `asideMost` pairs at most. */
  aside?: Weighed;
  guess(comparison: Comparison): readonly number[];
  weight: number;
}
const asideMost = 50;

function tables(comparisons: readonly Comparison[], leansOn: Int32Array, counted: Counted): Float64Array[][] {
  return comparisons.map((comparison, at) => {
    const above = leansOn[at] as number;
    const size = comparison.guess.length + 1;
    const total = countLevels(at, -1, { weighed: counted.main, size, aboveSize: 1 })[0] as Float64Array;
    const overall = shares(total, counted.guess(comparison), counted.weight);
    if (above < 0) return [overall.map((share, i) => (i === 0 ? 0 : Math.log2(share)))];
    const aboveSize = (comparisons[above] as Comparison).guess.length + 1;
    const main = countLevels(at, above, { weighed: counted.main, size, aboveSize });
    const aside = counted.aside && countLevels(at, above, { weighed: counted.aside, size, aboveSize });
    return main.map((counts, from) => {
      const extra = aside?.[from];
      const known = extra === undefined ? 0 : sum(extra);
      const scale = known > 0 ? Math.min(1, asideMost / known) : 0;
      const both = counts.map((n, i) => n + scale * (extra?.[i] ?? 0));
      return shares(both, overall.subarray(1), counted.weight).map((share, i) => (i === 0 ? 0 : Math.log2(share)));
    });
  });
}

/** Pairs by level of a comparison, for each level of the one it leans on; level 0 is not counted. */
function countLevels(
  at: number,
  above: number,
  { weighed, size, aboveSize }: { weighed: Weighed; size: number; aboveSize: number },
): Float64Array[] {
  const counts = Array.from({ length: aboveSize }, () => new Float64Array(size));
  weighed.patterns.forEach((levels, i) => {
    const level = levels[at] as number;
    if (level === 0) return;
    const into = counts[above < 0 ? 0 : (levels[above] as number)] as Float64Array;
    into[level] = (into[level] as number) + (weighed.shares[i] as number);
  });
  return counts;
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

function shares(counts: Float64Array, guess: readonly number[] | Float64Array, weight: number): Float64Array {
  const known = sum(counts);
  return counts.map((n, i) => (i === 0 ? 0 : (n + weight * (guess[i - 1] as number)) / (known + weight)));
}

function drawPairs({ keys, secondFrom }: Records, comparisons: readonly Comparison[]): Pairs {
  const book = new PairBook(comparisons);
  const random = seededRandom(seed);
  const n = keys.length;
  const linking = secondFrom < n;
  for (let i = 0; i < Math.min(randomPairs, n * 40); i += 1) {
    const a = random.int(linking ? secondFrom : n);
    const b = linking ? secondFrom + random.int(n - secondFrom) : random.int(n);
    if (a !== b) book.add(a, b);
  }
  return book.done();
}
