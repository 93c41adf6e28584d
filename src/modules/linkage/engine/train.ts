import { birthYears } from './birth-years.ts';
import { rowComparer } from './compare-rows.ts';
import type { Ground } from './ground.ts';
import { level, levelIn } from './levels.ts';
import { RecordMatcher } from './match-record.ts';
import { firstModel, learn, levelCounts, type Model } from './model.ts';
import type { Table } from './table.ts';

const randomSide = 500;
const trainingRecords = 6_000;
const rounds = 6;
const scale = 1 << 20;
/** Share of records whose person is in the registry, as guessed, and how many records the guess counts. */
const presentGuess = 0.9;
const guessed = 20;

/**
 * Learns the model from the files themselves, without known answers: u from pairs of rows drawn by content (so that the
 * order of rows does not matter), m by expectation and maximisation over a sample of records, each record's candidates
 * and "nobody" sharing its chance.
 */
export function trainModel(ground: Ground): Model {
  let model: Model = {
    ...firstModel(randomPairs(ground), ground.registry.rows),
    births: birthYears(ground.registry, ground.records),
  };
  const sample = drawn(ground.records, trainingRecords);
  const matcher = new RecordMatcher(ground, model);
  const kept = sample.map((record) => {
    matcher.collect(record, true);
    return { rows: matcher.rows.slice(0, matcher.count), patterns: matcher.patterns.slice(0, matcher.count) };
  });
  for (let round = 0; round < rounds; round += 1) {
    matcher.useModel(model);
    const sums = levelCounts();
    let whole = 0;
    for (const { rows, patterns } of kept) {
      matcher.rows.set(rows);
      matcher.patterns.set(patterns);
      matcher.count = rows.length;
      matcher.reweigh();
      whole += matcher.addShares(sums, scale);
    }
    for (const levels of sums) for (let i = 0; i < levels.length; i += 1) levels[i] = (levels[i] as number) / scale;
    model = learn(model, sums, (whole / scale + presentGuess * guessed) / (sample.length + guessed));
  }
  return model;
}

function randomPairs(ground: Ground): Float64Array[] {
  const counts = levelCounts();
  const compare = rowComparer(ground);
  const rows = drawn(ground.registry, randomSide);
  for (const record of drawn(ground.records, randomSide)) {
    compare.take(record, -1);
    for (const row of rows) {
      const pattern = compare.patternWith(row);
      if (isOnePerson(pattern)) continue;
      for (let field = 0; field < counts.length; field += 1) {
        const levels = counts[field] as Float64Array;
        const at = levelIn(pattern, field);
        levels[at] = (levels[at] as number) + 1;
      }
    }
  }
  return counts;
}

/** Small files hold many true pairs among all pairs: those that nobody doubts are not two people's. */
const sameNumber = level('id.equal');
const sameName = level('name.part');
const sameBirth = level('birth.equal');
function isOnePerson(pattern: number): boolean {
  const name = levelIn(pattern, 1);
  return levelIn(pattern, 0) === sameNumber || (name > 0 && name <= sameName && levelIn(pattern, 2) === sameBirth);
}

/** The rows with the smallest content numbers: a sample at random that any order of rows gives alike. */
function drawn(table: Table, wanted: number): number[] {
  const share = Math.min(1, (wanted * 1.5) / Math.max(1, table.rows));
  const limit = share * 4_294_967_296;
  const rows: number[] = [];
  for (let r = 0; r < table.rows; r += 1)
    if (table.broken[r] === 0 && (table.content[r] as number) < limit) rows.push(r);
  return rows.sort((a, b) => (table.content[a] as number) - (table.content[b] as number)).slice(0, wanted);
}
