import { blockRules, certainRules, lastResort } from './block-keys.ts';
import { rowComparer } from './compare-rows.ts';
import type { Ground } from './ground.ts';
import { level, levelIn } from './levels.ts';
import type { Model } from './model.ts';
import { weigher } from './model.ts';

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

function countOf(entries: Int32Array, { key, from, to }: { key: number; from: number; to: number }): number {
  let count = 0;
  for (let i = from; i < to; i += 1) if (entries[2 * i] === key) count += 1;
  return count;
}

/** Finds and weighs the candidates of records; holds scratch memory, so one for each thread. */
export class RecordMatcher {
  readonly rows = new Int32Array(most);
  readonly patterns = new Int32Array(most);
  readonly weights = new Float64Array(most);
  count = 0;
  readonly #ground: Ground;
  readonly #compare: ReturnType<typeof rowComparer>;
  #weigh: ReturnType<typeof weigher>;
  readonly #seen: Int32Array;
  #stamp = 0;
  #absent = 0;
  #prior = 0;
  readonly #order: number[] = [];

  constructor(ground: Ground, model: Model) {
    this.#ground = ground;
    this.#compare = rowComparer(ground);
    this.#seen = new Int32Array(ground.registry.rows);
    this.#weigh = weigher(model, ground.rarity);
    this.useModel(model);
  }

  useModel(model: Model): void {
    this.#weigh = weigher(model, this.#ground.rarity);
    this.#prior = Math.log2(model.present) - model.population;
    this.#absent = Math.log2(1 - model.present);
  }

  /** Collects candidates with their patterns and weights (with the prior); `whole` takes every rule, whatever is found. */
  collect(record: number, whole: boolean): void {
    this.count = 0;
    this.#stamp += 1;
    const { records } = this.#ground;
    if (records.broken[record] === 1) return;
    this.#compare.take(record, this.#ownerOf(record));
    let best = Number.NEGATIVE_INFINITY;
    for (let rule = 0; rule < blockRules.length; rule += 1) {
      if (rule === certainRules && !whole && best - this.#absent > settledLead) return;
      if (rule === lastResort && best > this.#absent) return;
      best = Math.max(best, this.#fromRule(rule, record));
    }
  }

  /** The row that bears the record's personal number; -1 when nobody or several do. */
  #ownerOf(record: number): number {
    const id = this.#ground.records.personalId[record] as number;
    if (id === 0) return -1;
    const { registry, records, names, indexes } = this.#ground;
    const index = indexes[0];
    const key = (blockRules[0]?.key(records, names, record) ?? 0) | 0;
    if (index === undefined || key === 0) return -1;
    const bucket = key >>> index.shift;
    let owner = -1;
    for (let i = index.starts[bucket] as number; i < (index.starts[bucket + 1] as number); i += 1) {
      if (index.entries[2 * i] !== key) continue;
      const row = index.entries[2 * i + 1] as number;
      if (registry.personalId[row] !== id) continue;
      if (owner >= 0) return -1;
      owner = row;
    }
    return owner;
  }

  #fromRule(number: number, record: number): number {
    const { records, names, indexes } = this.#ground;
    const rule = blockRules[number];
    const index = indexes[number];
    if (rule === undefined || index === undefined) return Number.NEGATIVE_INFINITY;
    const key = rule.key(records, names, record) | 0;
    if (key === 0) return Number.NEGATIVE_INFINITY;
    const bucket = key >>> index.shift;
    const from = index.starts[bucket] as number;
    const to = index.starts[bucket + 1] as number;
    if (to - from > rule.largest && countOf(index.entries, { key, from, to }) > rule.largest)
      return Number.NEGATIVE_INFINITY;
    let best = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i += 1) {
      if (index.entries[2 * i] !== key) continue;
      const row = index.entries[2 * i + 1] as number;
      if (this.#seen[row] === this.#stamp || this.count === most) continue;
      this.#seen[row] = this.#stamp;
      const pattern = this.#compare.patternWith(row);
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

  /** Puts the collected candidates in order: weight, then content, so that places in the file never matter. */
  ranked(): readonly number[] {
    const order = this.#order;
    order.length = 0;
    for (let i = 0; i < this.count; i += 1) order.push(i);
    if (order.length > 1) order.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
    return order;
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
    const order = this.ranked();
    const first = order[0];
    if (first === undefined) return 0;
    const top = this.weights[first] as number;
    let total = 2 ** (this.#absent - top);
    for (const i of order) total += 2 ** ((this.weights[i] as number) - top);
    let whole = 0;
    for (const i of order) {
      // Whole numbers, so that the sum does not depend on the order of the records.
      const share = Math.round((2 ** ((this.weights[i] as number) - top) / total) * scale);
      if (share === 0) break;
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
