import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { digitisers } from '../digitise/open-scan.ts';
import { drawSample } from '../domain/sample.ts';
import { type Batch, countRows, keepFile, keepVerdict, markSample, moveBatch, rowsOf } from './batch-store.ts';
import { BatchId, batchLocked, fills, mostLines } from './open-batch.ts';

const judges = officer(...digitisers);

/** Draws the sample of what is ready: from now on nobody changes the batch until somebody else has looked at it. */
export const sampleBatch = command({
  name: 'results.sample-batch',
  summary: 'Draws the sample of a batch by which its quality is judged.',
  allow: fills,
  input: Type.Object({ batchId: BatchId }),
  emits: [],

  async run(ctx, { batchId }): Promise<{ sampled: number }> {
    const batch = await batchLocked(ctx, batchId, 'filling');
    const ready = await rowsOf(ctx.tx, { batchId, state: 'ready', atMost: mostLines });
    if (ready.length === 0) refuse('conflict', 'results.nothing-ready');
    const ids = drawSample(
      ready.map((r) => r.id),
      `${batchId}/${batch.round}`,
    );
    await markSample(ctx.tx, batchId, ids);
    await moveBatch(ctx.tx, batchId, { state: 'sampling', at: ctx.now });
    return { sampled: ids.length };
  },
});

/** Two pairs of eyes: whoever filled a batch does not judge it. */
async function batchToJudge(ctx: CommandContext, batchId: string): Promise<Batch> {
  const batch = await batchLocked(ctx, batchId, 'sampling');
  if (batch.openedBy !== null && batch.openedBy === ctx.actor.accountId) refuse('forbidden', 'results.judge-is-filler');
  return batch;
}

/** Says of one document of the sample whether it is good: legible, whole, and as the manifest says. */
export const judgeBatchRow = command({
  name: 'results.judge-batch-row',
  summary: 'Says whether one document of the sample is good.',
  allow: judges,
  input: Type.Object({
    batchId: BatchId,
    rowId: Type.String({ format: 'uuid' }),
    verdict: Type.Union([Type.Literal('good'), Type.Literal('bad')]),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  emits: [],

  async run(ctx, { batchId, rowId, verdict, note = '' }) {
    await batchToJudge(ctx, batchId);
    if (verdict === 'bad' && note.trim() === '')
      refuse('invalid', 'results.verdict-note-missing', {}, [{ field: 'note', key: 'results.verdict-note-missing' }]);
    const by = ctx.actor.accountId;
    const kept = await keepVerdict(ctx.tx, batchId, {
      rowId,
      verdict,
      note: note.trim() === '' ? null : note.trim(),
      by,
    });
    if (kept === 0) refuse('not-found', 'results.row-not-sampled');
  },
});

/**
 * Ends the sampling: with nothing bad the whole batch is brought in; with anything bad it goes back to be mended, and what
 * was found bad has to be scanned again.
 */
export const decideBatch = command({
  name: 'results.decide-batch',
  summary: 'Accepts a batch whose sample is good, or sends it back.',
  allow: judges,
  input: Type.Object({ batchId: BatchId }),
  emits: [],

  async run(ctx, { batchId }): Promise<{ accepted: boolean }> {
    const batch = await batchToJudge(ctx, batchId);
    const counts = (await countRows(ctx.tx, [batchId])).get(batchId);
    if (counts === undefined || counts.judged < counts.sampled)
      refuse('conflict', 'results.sample-unfinished', { left: (counts?.sampled ?? 0) - (counts?.judged ?? 0) });
    const decidedBy = ctx.actor.accountId;
    if (counts.bad === 0) {
      await moveBatch(ctx.tx, batchId, { state: 'importing', decidedBy, at: ctx.now });
      return { accepted: true };
    }
    await sendBack(ctx, batch);
    await moveBatch(ctx.tx, batchId, { state: 'filling', round: batch.round + 1, decidedBy, at: ctx.now });
    return { accepted: false };
  },
});

async function sendBack(ctx: CommandContext, batch: Batch): Promise<void> {
  const sampled = await rowsOf(ctx.tx, { batchId: batch.id, sampled: true, atMost: mostLines });
  for (const row of sampled.filter((r) => r.verdict === 'bad')) {
    const fault = { field: 'file', key: 'results.sample-bad', params: { note: row.verdictNote ?? '' } };
    await keepFile(ctx.tx, {
      ...row,
      fileHash: null,
      pageCount: null,
      lowestDpi: null,
      pdfA: null,
      fileFaults: [fault],
    });
  }
}
