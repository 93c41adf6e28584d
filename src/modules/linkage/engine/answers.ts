import type { Ground } from './ground.ts';
import { type Found, RecordMatcher } from './match-record.ts';
import type { Model } from './model.ts';
import { sharedFloat64, sharedInt32 } from './shared-array.ts';

/** Best candidate of each record; arrays in shared memory, so that threads fill them side by side. */
export interface Answers {
  /** Row of the registry, or -1. */
  row: Int32Array;
  score: Float64Array;
  pattern: Int32Array;
  secondRow: Int32Array;
}

export function emptyAnswers(records: number): Answers {
  return {
    row: sharedInt32(records),
    score: sharedFloat64(records),
    pattern: sharedInt32(records),
    secondRow: sharedInt32(records),
  };
}

/** Gives a filler of answers for runs of records; each thread makes one of its own. */
export function answerFiller(ground: Ground, model: Model, answers: Answers): (from: number, to: number) => void {
  const matcher = new RecordMatcher(ground, model);
  const found: Found = { row: -1, score: 0, pattern: 0, secondRow: -1, secondScore: 0, candidates: 0 };
  return (from, to) => {
    for (let r = from; r < to; r += 1) {
      matcher.collect(r, false);
      matcher.best(found);
      answers.row[r] = found.row;
      answers.score[r] = found.score;
      answers.pattern[r] = found.pattern;
      answers.secondRow[r] = found.secondRow;
    }
  };
}
