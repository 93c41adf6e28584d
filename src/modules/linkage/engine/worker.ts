import { parentPort } from 'node:worker_threads';
import { Refusal } from '#platform/errors';
import { type Answers, answerFiller } from './answers.ts';
import { buildIndex } from './block-index.ts';
import { blockRules } from './block-keys.ts';
import type { Ground } from './ground.ts';
import type { Model } from './model.ts';
import type { NameTable } from './name-table.ts';
import { readSource, type Source } from './open-file.ts';

import { type Piece, readPieces } from './resident-arrays.ts';
import { type FilePart, readPart } from './split-file.ts';
import type { FileKind, Table } from './table.ts';

/** What a thread is asked; each request is answered by one message. */
export type Request =
  | { do: 'read'; source: Source; kind: FileKind }
  | { do: 'part'; part: FilePart }
  | { do: 'load'; path: string; pieces: Piece[] }
  | { do: 'index'; table: Table; names: NameTable | undefined; rules: number[] }
  | { do: 'match'; ground: Ground; model: Model; answers: Answers; next: Int32Array };

/** Records that a thread takes at a time; small enough that both threads end together. */
const run = 2_048;

async function answer(request: Request): Promise<unknown> {
  switch (request.do) {
    case 'read':
      return readSource(request.source, request.kind);
    case 'part':
      return readPart(request.part);
    case 'load':
      return readPieces(request.path, request.pieces);
    case 'index':
      return request.rules.map((rule) => {
        const blockRule = blockRules[rule];
        return blockRule === undefined ? undefined : buildIndex(request.table, request.names, blockRule);
      });
    case 'match': {
      const fill = answerFiller(request.ground, request.model, request.answers);
      const { rows } = request.ground.records;
      for (let from = Atomics.add(request.next, 0, run); from < rows; from = Atomics.add(request.next, 0, run))
        fill(from, Math.min(rows, from + run));
      return undefined;
    }
  }
}

parentPort?.on('message', (request: Request) => {
  answer(request).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) =>
      parentPort?.postMessage(
        error instanceof Refusal
          ? { refusal: { kind: error.kind, key: error.key, params: error.params } }
          : { fault: (error as Error).stack },
      ),
  );
});
