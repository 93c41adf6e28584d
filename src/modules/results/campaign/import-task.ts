import { type Runtime, systemActor, type Task, writeAudit } from '#platform/command';
import type { Tx } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { procedureAt, resultCodeOf } from '#procedures';
import { insertDigitised } from '../result-store.ts';
import {
  type Batch,
  type BatchRow,
  batchesToImport,
  countRows,
  keepImported,
  lockBatch,
  moveBatch,
  rowsOf,
  tellFault,
} from './batch-store.ts';

const atOnce = 50;

/**
 * Brings accepted batches into the store, fifty lines in one transaction. A server that dies in the middle leaves whole
 * lines only, and the next turn goes on after them.
 */
export const importBatchesTask: Task = {
  name: 'results.import-batches',
  everySeconds: 5,
  async run(runtime) {
    const batches = await runtime.database.read({ kind: 'system' }, batchesToImport);
    for (const { id } of batches) while (await importSome(runtime, id));
  },
};

/** @returns whether there may be more. */
async function importSome(runtime: Runtime, batchId: string): Promise<boolean> {
  const now = runtime.clock.now();
  return runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const batch = await lockBatch(tx, batchId);
    if (batch?.state !== 'importing') return false;
    const rows = await rowsOf(tx, { batchId, state: 'ready', atMost: atOnce });
    if (rows.length === 0) {
      await endImport(tx, batch, now);
      return false;
    }
    const holders: string[] = [];
    for (const row of rows) {
      await importRow(tx, { batch, row, now });
      if (row.holderId !== null) holders.push(row.holderId);
    }
    const concerns = holders.map((personId) => ({ personId, detail: { batchId } }));
    await writeAudit(tx, 'results.import-batch', { actor: systemActor, now, concerns });
    return true;
  });
}

/** What had faults stays behind to be mended; without any the batch is done. */
async function endImport(tx: Tx, batch: Batch, now: Date): Promise<void> {
  const counts = (await countRows(tx, [batch.id])).get(batch.id);
  const left = (counts?.faulty ?? 0) + (counts?.waiting ?? 0);
  await moveBatch(
    tx,
    batch.id,
    left > 0 ? { state: 'filling', round: batch.round + 1, at: now } : { state: 'done', at: now },
  );
}

async function importRow(tx: Tx, { batch, row, now }: { batch: Batch; row: BatchRow; now: Date }): Promise<void> {
  const { holderId, number, issuedOn, fileHash } = row;
  if (holderId === null || number === null || issuedOn === null || fileHash === null)
    throw new Error(`row ${row.id} is not ready`);
  const procedure = procedureAt(batch.procedureCode, vietnamDate(now));
  const resultId = await insertDigitised(tx, {
    procedureCode: batch.procedureCode,
    resultCode: procedure === undefined ? batch.procedureCode : resultCodeOf(procedure),
    agencyCode: batch.agencyCode,
    holderId,
    number,
    title: row.title ?? procedure?.result.name.vi ?? batch.name,
    issuedOn,
    validTo: row.validTo,
    scanFileHash: fileHash,
    now,
  });
  if (resultId === undefined)
    return tellFault(tx, row.id, { field: 'number', key: 'results.digitised-already', params: { number } });
  await keepImported(tx, row.id, resultId);
}
