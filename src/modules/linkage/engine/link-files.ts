import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalKind } from '#platform/errors';
import { emptyAnswers } from './answers.ts';
import type { BlockIndex } from './block-index.ts';
import { blockRules } from './block-keys.ts';
import type { FieldMapping } from './columns.ts';
import { decide } from './decide.ts';
import { type Linked, prepare } from './link.ts';
import { joinNames } from './name-table.ts';
import type { Source } from './open-file.ts';
import type { FileKind } from './read-table.ts';
import { sharedInt32 } from './shared-array.ts';
import type { Fault, ReadFile } from './table.ts';
import { trainModel } from './train.ts';
import type { Request } from './worker.ts';

export interface LinkWish {
  registry: string;
  records: string;
  /** Columns of either file whose names do not tell what they hold. */
  mapping?: FieldMapping | undefined;
  /** Told as work goes on; `share` of the present step from 0 to 1. */
  progress?: (step: Step, share: number) => void;
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
}

const threads = 2;

/** Links two CSV files with two threads. The same files give the same answers, whatever the order of their rows. */
export function linkFiles({ registry, records, mapping, progress }: LinkWish): Promise<LinkedFiles> {
  return linkSources({ registry: { path: registry, mapping }, records: { path: records, mapping } }, progress);
}

/** The same for files on disk or bytes in memory. */
export async function linkSources(
  { registry, records }: Record<FileKind, Source>,
  progress?: LinkWish['progress'],
): Promise<LinkedFiles> {
  const crew = Array.from({ length: threads }, () => new Hand());
  try {
    const [one, two] = crew as [Hand, Hand];
    progress?.('read', 0);
    const [registryRead, recordsRead] = (await Promise.all([
      one.ask({ do: 'read', source: registry, kind: 'registry' }),
      two.ask({ do: 'read', source: records, kind: 'records' }),
    ])) as [ReadFile, ReadFile];
    const names = joinNames(registryRead, recordsRead);
    progress?.('index', 0);
    const parts = crew.map((hand, i) => {
      const rules = blockRules.map((_, rule) => rule).filter((rule) => rule % threads === i);
      return hand.ask({ do: 'index', table: registryRead.table, names, rules }) as Promise<BlockIndex[]>;
    });
    const ground = prepare(registryRead, recordsRead, { names, indexes: [] });
    const built = await Promise.all(parts);
    ground.indexes = blockRules.map((_, rule) => built[rule % threads]?.[Math.floor(rule / threads)] as BlockIndex);
    progress?.('learn', 0);
    const model = trainModel(ground);
    const answers = emptyAnswers(recordsRead.table.rows);
    progress?.('match', 0);
    const next = sharedInt32(1);
    const timer = setInterval(
      () => progress?.('match', Math.min(1, Atomics.load(next, 0) / Math.max(1, ground.records.rows))),
      500,
    );
    try {
      await Promise.all(crew.map((hand) => hand.ask({ do: 'match', ground, model, answers, next })));
    } finally {
      clearInterval(timer);
    }
    progress?.('match', 1);
    const reportOf = ({ table, faults, faultCount, headLine }: ReadFile) => ({
      rows: table.rows,
      faults,
      faultCount,
      headLine,
    });
    return {
      ground,
      model,
      answers,
      decisions: decide(ground, answers),
      registryFile: reportOf(registryRead),
      recordsFile: reportOf(recordsRead),
    };
  } finally {
    await Promise.all(crew.map((hand) => hand.end()));
  }
}

type Reply =
  | { result: unknown }
  | { refusal: { kind: RefusalKind; key: string; params: Record<string, string> } }
  | { fault: string };

/** One thread; asked one thing at a time. */
class Hand {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url));

  ask(request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (reply: Reply) => {
        this.#worker.off('error', failed);
        if ('result' in reply) resolve(reply.result);
        else if ('refusal' in reply) reject(new Refusal(reply.refusal.kind, reply.refusal.key, reply.refusal.params));
        else reject(new Error(reply.fault));
      };
      const failed = (error: Error) => reject(error);
      this.#worker.once('message', done);
      this.#worker.once('error', failed);
      this.#worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
