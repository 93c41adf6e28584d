import { type Answers, emptyAnswers } from './answers.ts';
import type { BlockIndex } from './block-index.ts';
import { blockRules } from './block-keys.ts';
import { changeWeights, type WeightChange } from './change-weights.ts';
import type { FieldMapping } from './columns.ts';
import { decide } from './decide.ts';
import { findSuccessors } from './find-successors.ts';
import type { Ground } from './ground.ts';
import { Hand } from './hand.ts';
import type { Linked } from './link.ts';
import type { Model } from './model.ts';
import { bookFor, type NameTable, numberNames } from './name-table.ts';
import type { Source } from './open-file.ts';
import { openSaved } from './open-saved.ts';
import { type Crew, readFiles } from './read-files.ts';
import { findResident, type ReadGround, saveResident } from './resident-folder.ts';
import { rarityOf } from './row-rarity.ts';
import { sharedInt32 } from './shared-array.ts';
import type { Fault, FileKind, ReadFile } from './table.ts';
import { trainModel } from './train.ts';

export interface LinkWish {
  registry: string;
  records: string;
  /** Columns of either file whose names do not tell what they hold. */
  mapping?: FieldMapping | undefined;
  /** Folder that keeps what was read of the registry from run to run; it is made when it is not there or not of this file. */
  resident?: string | undefined;
  /** What people's decisions taught: bits to add to levels of agreement. */
  change?: WeightChange | undefined;
  /** Told as work goes on; `share` of the present step from 0 to 1. */
  progress?: ((step: Step, share: number) => void) | undefined;
}
export type Step = 'read' | 'index' | 'learn' | 'match';

export interface FileReport {
  rows: number;
  faults: Fault[];
  faultCount: number;
  /** Line of the head, from 1. */
  headLine: number;
}
export interface LinkedFiles extends Linked {
  registryFile: FileReport;
  recordsFile: FileReport;
  /** Of a run with a resident folder: it was used, or why it was made anew. */
  resident?: 'used' | 'new' | 'stale' | 'broken' | undefined;
}

/** Links two CSV files with two threads. The same files give the same answers, whatever the order of their rows. */
export function linkFiles({ registry, records, mapping, ...how }: LinkWish): Promise<LinkedFiles> {
  return linkSources({ registry: { path: registry, mapping }, records: { path: records, mapping } }, how);
}

/** The same for files on disk or bytes in memory. */
export async function linkSources(
  sources: Record<FileKind, Source>,
  { resident, progress, change = {} }: Pick<LinkWish, 'resident' | 'progress' | 'change'> = {},
): Promise<LinkedFiles> {
  const crew = [new Hand(), new Hand()] as const;
  try {
    progress?.('read', 0);
    const kept = resident === undefined ? undefined : findResident(resident, sources.registry);
    const read =
      (kept?.saved && (await openSaved(crew, sources.records, kept.saved))) ??
      (await readAndIndex(crew, sources, progress));
    const { registry, records, names, indexes } = read;
    const ground = { registry: registry.table, records: records.table, names, indexes, rarity: read.rarity };
    const whole: Ground = { ...ground, successors: findSuccessors(ground) };
    progress?.('learn', 0);
    const model = changeWeights(trainModel(whole), change);
    const answers = emptyAnswers(records.table.rows);
    await matchAll(crew, { ground: whole, model, answers }, progress);
    if (resident !== undefined && !read.fromFolder) saveResident(resident, kept?.source ?? '', read);
    return {
      ground: whole,
      model,
      answers,
      decisions: decide(whole, answers),
      registryFile: reportOf(registry),
      recordsFile: reportOf(records),
      resident:
        kept === undefined ? undefined : read.fromFolder ? 'used' : kept.saved === undefined ? kept.why : 'broken',
    };
  } finally {
    await Promise.all(crew.map((hand) => hand.end()));
  }
}

const reportOf = ({ table, faults, faultCount, headLine }: ReadFile): FileReport => ({
  rows: table.rows,
  faults,
  faultCount,
  headLine,
});

/** Reads both files, and makes of the registry what matching looks at; threads index while this one joins names. */
async function readAndIndex(
  crew: Crew,
  sources: Record<FileKind, Source>,
  progress: LinkWish['progress'],
): Promise<ReadGround> {
  const { registry, records } = await readFiles(crew, sources);
  progress?.('index', 0);
  const indexes: BlockIndex[] = [];
  const index = (nameless: boolean, names: NameTable | undefined) =>
    crew.map(async (hand, i) => {
      const rules = [...blockRules.keys()].filter((rule) => blockRules[rule]?.nameless === nameless);
      const own = rules.filter((_, at) => at % crew.length === i);
      const built = (await hand.ask({ do: 'index', table: registry.table, names, rules: own })) as BlockIndex[];
      built.forEach((made, at) => {
        indexes[own[at] as number] = made;
      });
    });
  const first = index(true, undefined);
  // Requests leave only when this thread rests.
  await new Promise((resolve) => setImmediate(resolve));
  const book = bookFor(registry, records);
  numberNames(registry, book);
  const mark = book.mark();
  numberNames(records, book);
  const second = index(false, book.table);
  await new Promise((resolve) => setImmediate(resolve));
  const rarity = rarityOf(registry.table, book.table);
  await Promise.all([...first, ...second]);
  return { registry, records, names: book.table, indexes, rarity, book, mark, fromFolder: false };
}

async function matchAll(
  crew: Crew,
  task: { ground: Ground; model: Model; answers: Answers },
  progress: LinkWish['progress'],
): Promise<void> {
  progress?.('match', 0);
  const next = sharedInt32(1);
  const timer = setInterval(
    () => progress?.('match', Math.min(1, Atomics.load(next, 0) / Math.max(1, task.ground.records.rows))),
    500,
  );
  try {
    await Promise.all(crew.map((hand) => hand.ask({ do: 'match', ...task, next })));
  } finally {
    clearInterval(timer);
  }
  progress?.('match', 1);
}
