import { findBlocks } from './blocks.ts';
import { cluster, type Edge } from './cluster.ts';
import { type File, type Records, readColumns } from './columns-of.ts';
import { learnChances } from './learn.ts';
import type { Mapping } from './mapping.ts';
import { candidatePairs, comparisonsOf } from './pairs.ts';
import { scorer } from './score.ts';

export interface Grouped {
  records: Records;
  /** Pairs that are rather one person than two, or nearly so, strongest first. */
  edges: Edge[];
  /** For each row the row that its group is named by. */
  groups: Int32Array;
  candidates: number;
}

/** Pairs below these bits are not kept. */
const keptFrom = -12;
/** Pairs from these odds on may bring groups together, when the groups fit on average. */
const joinedFrom = 0;

/** Groups the records of one file by person; the same rows give the same groups, whatever their order. */
export function groupRecords(file: File, mapping: Mapping): Grouped {
  const scored = scorePairs([file], mapping);
  const groups = cluster(
    scored.records.keys.length,
    scored.edges.filter((e) => e.bits >= joinedFrom),
    {
      score: scored.score,
      from: joinedFrom,
    },
  );
  return { ...scored, groups };
}

/** Links the records of two files of the same columns, one to one: strongest pairs first. */
export function linkRecords(files: readonly [File, File], mapping: Mapping): { records: Records; links: Edge[] } {
  const { records, edges } = scorePairs(files, mapping);
  const taken = new Set<number>();
  const links = edges.filter(({ left, right, bits }) => {
    if (bits < joinedFrom || taken.has(left) || taken.has(right)) return false;
    taken.add(left).add(right);
    return true;
  });
  return { records, links };
}

/** Scores the candidate pairs of one file, or those between two. */
export function scorePairs(files: readonly File[], mapping: Mapping) {
  const records = readColumns(files, mapping);
  const comparisons = comparisonsOf(records);
  const pairs = candidatePairs(records, findBlocks(records), comparisons);
  const model = learnChances(records, comparisons, pairs);
  const score = scorer(records, comparisons, model);
  const edges: Edge[] = [];
  for (let i = 0; i < pairs.count; i += 1) {
    const left = pairs.left[i] as number;
    const right = pairs.right[i] as number;
    const bits = score(left, right);
    if (bits >= keptFrom) edges.push({ left, right, bits });
  }
  edges.sort((x, y) => y.bits - x.bits || x.left - y.left || x.right - y.right);
  return { records, score, edges, candidates: pairs.count, model, comparisons };
}
