import { type Answers, answerFiller, emptyAnswers } from './answers.ts';
import { buildIndex } from './block-index.ts';
import { blockRules } from './block-keys.ts';
import { type Decisions, decide } from './decide.ts';
import { findSuccessors } from './find-successors.ts';
import type { Ground } from './ground.ts';
import type { Model } from './model.ts';
import { joinNames } from './name-table.ts';
import { rarityOf } from './row-rarity.ts';
import type { ReadFile } from './table.ts';
import { trainModel } from './train.ts';

/** What a match gives: for each record its best candidate, and what is done with it. */
export interface Linked {
  ground: Ground;
  model: Model;
  answers: Answers;
  decisions: Decisions;
}

/** Links two read files on the calling thread; `linkFiles` does the same with threads, for large files. */
export function link(registry: ReadFile, records: ReadFile): Linked {
  const names = joinNames(registry, records);
  const ground = prepare(registry, records, {
    names,
    indexes: blockRules.map((rule) => buildIndex(registry.table, names, rule)),
  });
  const answers = emptyAnswers(records.table.rows);
  const model = trainModel(ground);
  answerFiller(ground, model, answers)(0, records.table.rows);
  return { ground, model, answers, decisions: decide(ground, answers) };
}

/** Completes the ground of a match from joined names and indexes. */
export function prepare(registry: ReadFile, records: ReadFile, made: Pick<Ground, 'names' | 'indexes'>): Ground {
  const rarity = rarityOf(registry.table, made.names);
  const ground = { registry: registry.table, records: records.table, rarity, ...made };
  return { ...ground, successors: findSuccessors(ground) };
}
