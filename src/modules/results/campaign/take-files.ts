import Type, { type Static } from 'typebox';
import { type CommandContext, command } from '#platform/command';
import { keepFile, rowsByFile } from './batch-store.ts';
import { fileKey } from './manifest.ts';
import { BatchId, batchLocked, fills, pageFault } from './open-batch.ts';

const Fault = Type.Object({
  field: Type.String(),
  key: Type.String(),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});

/** A file as `prepareDocument` leaves it: stored, or refused with the reason. */
export const PreparedFile = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  fileHash: Type.Union([Type.String({ pattern: '^[0-9a-f]{64}$' }), Type.Null()]),
  pageCount: Type.Union([Type.Integer(), Type.Null()]),
  lowestDpi: Type.Union([Type.Integer(), Type.Null()]),
  pdfA: Type.Union([Type.Boolean(), Type.Null()]),
  faults: Type.Array(Fault),
});

export interface TakenFiles {
  /** Files that found their line. */
  matched: number;
  /** Names that stand on no line of the manifest. */
  unknown: string[];
}

/** Puts files to their lines by name. Sending the same again, or a better one, takes the former's place. */
export const takeBatchFiles = command({
  name: 'results.take-batch-files',
  summary: 'Puts stored files to the lines of a batch by their names.',
  allow: fills,
  pagesOnly: true, // the page has checked, measured and stored the files
  input: Type.Object({ batchId: BatchId, files: Type.Array(PreparedFile, { maxItems: 5_000 }) }),
  emits: [],

  async run(ctx, { batchId, files }): Promise<TakenFiles> {
    await batchLocked(ctx, batchId, 'filling');
    return putFiles(ctx, batchId, files);
  },
});

async function putFiles(
  ctx: CommandContext,
  batchId: string,
  files: readonly Static<typeof PreparedFile>[],
): Promise<TakenFiles> {
  const keys = files.map((f) => fileKey(f.name));
  const rows = new Map((await rowsByFile(ctx.tx, batchId, keys)).map((row) => [row.fileName, row]));
  const taken: TakenFiles = { matched: 0, unknown: [] };
  for (const file of files) {
    const row = rows.get(fileKey(file.name));
    if (row === undefined) {
      taken.unknown.push(file.name);
      continue;
    }
    taken.matched += 1;
    const { fileHash, pageCount, lowestDpi, pdfA } = file;
    // A refused file says why on its line and leaves a good one that was there before.
    const kept = fileHash === null && row.fileHash !== null ? row : { fileHash, pageCount, lowestDpi, pdfA };
    const fileFaults = [...file.faults, ...pageFault(row.paperPages, kept.pageCount)];
    await keepFile(ctx.tx, { ...row, ...kept, fileFaults });
  }
  return taken;
}
