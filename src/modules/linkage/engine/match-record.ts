import { rowsWithKey } from './block-index.ts';
import { blockRules, certainRules, lastResort } from './block-keys.ts';
import { rowComparer } from './compare-rows.ts';
import type { Ground } from './ground.ts';
import { level, levelIn } from './levels.ts';
import type { Model } from './model.ts';
import { type Weigher, weigher } from './weigh.ts';

/** Best candidates of one record. Scores are log2 of the odds of being right against everything else. */
export interface Found {
  row: number;
  score: number;
  pattern: number;
  /** The next other person, or -1. */
  secondRow: number;
  secondScore: number;
  candidates: number;
}

/** Candidates kept of one record; blocks are capped far below. */
const most = 8_192;
/** Names up to this level are the same one; somebody of another name never settles a record. */
const sameName = level('name.part');
/** A lead in bits with which a record is settled by number, name and year alone. */
const settledLead = 24;

const wholeUnit = 2 ** 40;
const largestBlock = Math.max(...blockRules.map((rule) => rule.largest));

const owners = new Int32Array(64);

/** The row that bears the record's personal number; -1 when nobody or several do. */
export function numberOwner({ registry, records, names, indexes, gone }: Ground, record: number): number {
  const id = records.personalId[record] as number;
  const [index] = indexes;
  const key = id === 0 ? 0 : (blockRules[0]?.key(records, names, record) ?? 0) | 0;
  if (index === undefined || key === 0) return -1;
  const count = rowsWithKey(index, key, { largest: owners.length, into: owners, gone });
  let owner = -1;
  for (let i = 0; i < count; i += 1) {
    const row = owners[i] as number;
    if (registry.personalId[row] !== id) continue;
    if (owner >= 0) return -1;
    owner = row;
  }
  return owner;
}

/** Finds and weighs the candidates of records; holds scratch memory, so one for each thread. */
export class RecordMatcher {
  readonly rows = new Int32Array(most);
  readonly patterns = new Int32Array(most);
  readonly weights = new Float64Array(most);
  count = 0;
  readonly #ground: Ground;
  readonly #compare: ReturnType<typeof rowComparer>;
  #weigh: Weigher['weigh'];
  readonly #seen: Int32Array;
  #stamp = 0;
  #absent = 0;
  #prior = 0;
  readonly #found = new Int32Array(largestBlock);

  constructor(ground: Ground, model: Model) {
    this.#ground = ground;
    this.#compare = rowComparer(ground);
    this.#seen = new Int32Array(ground.registry.name.length);
    this.#weigh = weigher(model, ground.rarity).weigh;
    this.useModel(model);
  }

  useModel(model: Model): void {
    this.#weigh = weigher(model, this.#ground.rarity).weigh;
    this.#prior = Math.log2(model.present) - model.population;
    this.#absent = Math.log2(1 - model.present);
  }

  /** Collects candidates with their patterns and weights (with the prior); `whole` takes every rule, whatever is found. */
  collect(record: number, whole: boolean): void {
    this.count = 0;
    this.#stamp += 1;
    const { records } = this.#ground;
    if (records.broken[record] === 1) return;
    this.#compare.take(record, numberOwner(this.#ground, record));
    let best = Number.NEGATIVE_INFINITY;
    for (let rule = 0; rule < blockRules.length; rule += 1) {
      if (rule === certainRules && !whole && best - this.#absent > settledLead) return;
      if (rule === lastResort && best > this.#absent) return;
      best = Math.max(best, this.#fromRule(rule, record));
    }
  }

  #fromRule(number: number, record: number): number {
    const { records, names, indexes, gone, refresh } = this.#ground;
    const rule = blockRules[number];
    const index = indexes[number];
    if (rule === undefined || index === undefined) return Number.NEGATIVE_INFINITY;
    const key = rule.key(records, names, record) | 0;
    if (key === 0) return Number.NEGATIVE_INFINITY;
    const found = this.#found;
    const count = rowsWithKey(index, key, { largest: rule.largest, into: found, gone });
    let best = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i += 1) {
      const row = found[i] as number;
      if (this.#seen[row] === this.#stamp || this.count === most) continue;
      this.#seen[row] = this.#stamp;
      const pattern = this.#compare.patternWith(row);
      refresh?.(row);
      const weight = this.#weigh(pattern, row) + this.#prior;
      this.rows[this.count] = row;
      this.patterns[this.count] = pattern;
      this.weights[this.count] = weight;
      this.count += 1;
      if (weight > best && levelIn(pattern, 1) <= sameName) best = weight;
    }
    return best;
  }

  /** Weighs collected candidates anew, after the model changed. */
  reweigh(): void {
    for (let i = 0; i < this.count; i += 1)
      this.weights[i] = this.#weigh(this.patterns[i] as number, this.rows[i] as number) + this.#prior;
  }

  /** log2 of the odds of the best candidate against all others and against nobody; two rows of one number are one person. */
  best(into: Found): void {
    into.candidates = this.count;
    into.row = -1;
    into.secondRow = -1;
    into.score = Number.NEGATIVE_INFINITY;
    into.secondScore = Number.NEGATIVE_INFINITY;
    if (this.count === 0) return;
    let first = 0;
    for (let i = 1; i < this.count; i += 1) if (this.#isBefore(i, first)) first = i;
    const { personalId } = this.#ground.registry;
    into.row = this.rows[first] as number;
    into.pattern = this.patterns[first] as number;
    const top = this.weights[first] as number;
    const id = this.count > 1 ? (personalId[into.row] as number) : 0;
    let others = 0;
    let second = -1;
    for (let i = 0; i < this.count; i += 1) {
      if (i === first || (id !== 0 && personalId[this.rows[i] as number] === id)) continue;
      if (second < 0 || this.#isBefore(i, second)) second = i;
      // Whole numbers, so that the sum does not depend on the order of the candidates.
      others += Math.round(2 ** ((this.weights[i] as number) - top) * wholeUnit);
    }
    if (second >= 0) {
      into.secondRow = this.rows[second] as number;
      into.secondScore = this.weights[second] as number;
    }
    into.score = -Math.log2(others / wholeUnit + 2 ** (this.#absent - top));
  }

  /** Heavier, or of the same weight and with the smaller content number. */
  #isBefore(a: number, b: number): boolean {
    const apart = (this.weights[a] as number) - (this.weights[b] as number);
    if (apart !== 0) return apart > 0;
    const { content } = this.#ground.registry;
    return (content[this.rows[a] as number] as number) < (content[this.rows[b] as number] as number);
  }

  /** Adds each candidate's share of being the record's person to the sums of its levels; returns the whole share. */
  addShares(sums: readonly Float64Array[], scale: number): number {
    let top = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.count; i += 1) top = Math.max(top, this.weights[i] as number);
    if (this.count === 0) return 0;
    // Whole numbers, so that sums depend neither on the order of candidates nor on that of records.
    const unitsOf = (weight: number) => Math.round(2 ** (weight - top) * wholeUnit);
    let total = unitsOf(this.#absent);
    for (let i = 0; i < this.count; i += 1) total += unitsOf(this.weights[i] as number);
    let whole = 0;
    for (let i = 0; i < this.count; i += 1) {
      const share = Math.round((unitsOf(this.weights[i] as number) / total) * scale);
      if (share === 0) continue;
      whole += share;
      for (let field = 0; field < sums.length; field += 1) {
        const levels = sums[field] as Float64Array;
        const at = levelIn(this.patterns[i] as number, field);
        levels[at] = (levels[at] as number) + share;
      }
    }
    return whole;
  }
}
