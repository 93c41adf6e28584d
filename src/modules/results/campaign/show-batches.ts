import Type from 'typebox';
import { query } from '#platform/command';
import { refuse } from '#platform/errors';
import { digitises } from '../digitise/open-scan.ts';
import {
  type Batch,
  type BatchRow,
  batchesOf,
  countRows,
  findBatch,
  findRow,
  type RowCounts,
  rowsOf,
} from './batch-store.ts';
import { BatchId, fills } from './open-batch.ts';

const none: RowCounts = { faulty: 0, waiting: 0, ready: 0, imported: 0, sampled: 0, judged: 0, bad: 0 };

/** The batches of my agencies and how far they are. */
export const listBatches = query({
  name: 'results.list-batches',
  summary: 'The batches of my agencies and how far they are.',
  allow: digitises,
  input: Type.Object({}),

  async run(ctx): Promise<(Batch & { counts: RowCounts })[]> {
    const batches = await batchesOf(ctx.tx, ctx.actor.agencies);
    const counts = await countRows(
      ctx.tx,
      batches.map((b) => b.id),
    );
    return batches.map((batch) => ({ ...batch, counts: counts.get(batch.id) ?? none }));
  },
});

const shownAtOnce = 50;

/** One batch: what is wrong, what is missing, what is to be judged. It names people, so the look is logged. */
export const showBatch = query({
  name: 'results.show-batch',
  summary: 'One batch with its rows: those at fault, those without file, or its sample.',
  allow: fills,
  personal: true,
  input: Type.Object({
    batchId: BatchId,
    list: Type.Union([
      Type.Literal('faulty'),
      Type.Literal('waiting'),
      Type.Literal('ready'),
      Type.Literal('imported'),
      Type.Literal('sample'),
    ]),
    afterLine: Type.Optional(Type.Integer({ minimum: 0 })),
  }),

  async run(
    ctx,
    { batchId, list, afterLine = 0 },
  ): Promise<{ batch: Batch; counts: RowCounts; rows: BatchRow[]; more: boolean }> {
    const batch = (await findBatch(ctx.tx, batchId)) ?? refuse('not-found', 'results.batch-not-found');
    const which = list === 'sample' ? { sampled: true as const } : { state: list };
    const rows = await rowsOf(ctx.tx, { batchId, ...which, afterLine, atMost: shownAtOnce + 1 });
    ctx.concerns({ detail: { batchId, list } });
    return {
      batch,
      counts: (await countRows(ctx.tx, [batchId])).get(batchId) ?? none,
      rows: rows.slice(0, shownAtOnce),
      more: rows.length > shownAtOnce,
    };
  },
});

/** One row of a batch with its file: a look at a person. */
export const showBatchRow = query({
  name: 'results.show-batch-row',
  summary: 'One row of a batch, with its document.',
  allow: digitises,
  personal: true,
  input: Type.Object({ batchId: BatchId, rowId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { batchId, rowId }): Promise<BatchRow> {
    const row = (await findRow(ctx.tx, batchId, rowId)) ?? refuse('not-found', 'results.batch-not-found');
    ctx.concerns({ ...(row.holderId === null ? {} : { personId: row.holderId }), detail: { batchId, rowId } });
    return row;
  },
});
