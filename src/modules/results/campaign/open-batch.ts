import Type from 'typebox';
import { type CommandContext, command, type Duty, dutyFor, either, systemOnly } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { compareNames, findPersonByNumber } from '#population';
import { procedureAt } from '#procedures';
import { digitisers, digitises } from '../digitise/open-scan.ts';
import { digitisedNumbers } from '../result-store.ts';
import { type Batch, type BatchRow, deleteOpenRows, insertBatch, insertRow, lockBatch, rowsOf } from './batch-store.ts';
import { type ManifestRow, readManifest } from './manifest.ts';

/** Lines of one manifest. */
export const mostLines = 5_000;
/** Batches are also filled on the server itself, from a folder. */
export const fills = either(digitises, systemOnly);
export const BatchId = Type.String({ format: 'uuid' });

/** The officer's duty for the agency; the platform itself has none and needs none. */
export function dutyForBatch(ctx: CommandContext, agencyCode: string): Duty | undefined {
  if (ctx.actor.kind === 'system') return undefined;
  return dutyFor(ctx.actor, agencyCode, digitisers) ?? refuse('forbidden', 'results.not-your-agency');
}

/** The batch, locked, in this state, for whoever may work on it. */
export async function batchLocked(ctx: CommandContext, batchId: string, state: Batch['state']): Promise<Batch> {
  const batch = (await lockBatch(ctx.tx, batchId)) ?? refuse('not-found', 'results.batch-not-found');
  const duty = dutyForBatch(ctx, batch.agencyCode);
  if (batch.state !== state) refuse('conflict', 'results.batch-moved-on');
  ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { batchId } });
  return batch;
}

/** Opens a batch for old results of one kind, issued by one agency. */
export const openBatch = command({
  name: 'results.open-batch',
  summary: 'Opens a batch of old results to be digitised.',
  allow: fills,
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    procedureCode: Type.String({ maxLength: 60 }),
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  }),
  emits: [],

  async run(ctx, input): Promise<{ batchId: string }> {
    const duty = dutyForBatch(ctx, input.agencyCode);
    if (procedureAt(input.procedureCode, vietnamDate(ctx.now)) === undefined)
      refuse('not-found', 'results.procedure-unknown', {}, [
        { field: 'procedureCode', key: 'results.procedure-unknown' },
      ]);
    const batchId = newId(ctx.now.getTime());
    const { accountId } = ctx.actor;
    await insertBatch(ctx.tx, {
      ...input,
      id: batchId,
      openedBy: accountId,
      postId: duty?.postId ?? null,
      createdAt: ctx.now,
    });
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { batchId } });
    return { batchId };
  },
});

/**
 * Reads the manifest of a batch: line by line, each fault told, good lines kept. Reading a corrected manifest again takes
 * the place of what is not brought in yet; files that were sent stay with their names.
 */
export const readBatchManifest = command({
  name: 'results.read-batch-manifest',
  summary: 'Reads the manifest of a batch, row by row.',
  allow: fills,
  input: Type.Object({
    batchId: BatchId,
    cells: Type.Array(Type.Array(Type.String({ maxLength: 2000 })), { maxItems: mostLines + 1 }),
  }),
  emits: [],

  async run(ctx, { batchId, cells }): Promise<{ lines: number; faulty: number }> {
    const batch = await batchLocked(ctx, batchId, 'filling');
    const { rows, missing } = readManifest(cells, vietnamDate(ctx.now));
    if (missing.length > 0)
      refuse('invalid', `results.manifest.column-missing.${missing[0]}`, {}, [
        { field: 'manifest', key: `results.manifest.column-missing.${missing[0]}` },
      ]);
    if (rows.length === 0)
      refuse('invalid', 'results.manifest.empty', {}, [{ field: 'manifest', key: 'results.manifest.empty' }]);
    const before = await rowsOf(ctx.tx, { batchId, atMost: mostLines * 2 });
    const kept = new Map(
      before.filter((r) => r.fileHash !== null || r.fileFaults.length > 0).map((r) => [r.fileName, r]),
    );
    const brought = new Set(before.filter((r) => r.state === 'imported').map((r) => `${r.number}|${r.issuedOn}`));
    await deleteOpenRows(ctx.tx, batchId);
    const known = await digitisedNumbers(
      ctx.tx,
      batch,
      rows.map((r) => r.number),
    );
    const lineOffset = Math.max(0, ...before.filter((r) => r.state === 'imported').map((r) => r.line));
    let faulty = 0;
    let lines = 0;
    for (const row of rows) {
      if (brought.has(`${row.number}|${row.issuedOn}`)) continue;
      const holder = await holderOf(ctx, row);
      const faults = [...row.faults, ...holder.faults];
      if (known.has(`${row.number}|${row.issuedOn}`))
        faults.push({ field: 'number', key: 'results.digitised-already', params: { number: row.number } });
      const filed = kept.get(row.fileName);
      await insertRow(
        ctx.tx,
        batchId,
        rowToKeep(ctx, { ...row, line: row.line + lineOffset, faults }, { holderId: holder.id, filed }),
      );
      lines += 1;
      if (faults.length > 0) faulty += 1;
    }
    return { lines, faulty };
  },
});

async function holderOf(ctx: CommandContext, row: ManifestRow): Promise<{ id: string | null; faults: FieldFault[] }> {
  if (row.personalNumber === '') return { id: null, faults: [] };
  const person = await findPersonByNumber(ctx.tx, row.personalNumber);
  if (person === undefined) return { id: null, faults: [{ field: 'personalNumber', key: 'results.holder-unknown' }] };
  if (row.fullName !== '' && compareNames(person.fullName, row.fullName) === 'differs')
    return { id: person.id, faults: [{ field: 'fullName', key: 'results.manifest.holder-name-differs' }] };
  return { id: person.id, faults: [] };
}

function rowToKeep(
  ctx: CommandContext,
  row: ManifestRow,
  { holderId, filed }: { holderId: string | null; filed: BatchRow | undefined },
): BatchRow {
  return {
    id: newId(ctx.now.getTime()),
    line: row.line,
    fields: row.fields,
    faults: row.faults,
    holderId,
    number: row.number === '' ? null : row.number,
    issuedOn: row.issuedOn,
    validTo: row.validTo,
    title: row.fields.title === '' ? null : row.fields.title,
    fileName: row.fileName,
    paperPages: row.pages,
    fileHash: filed?.fileHash ?? null,
    fileFaults: countFault(filed, row.pages),
    pageCount: filed?.pageCount ?? null,
    lowestDpi: filed?.lowestDpi ?? null,
    pdfA: filed?.pdfA ?? null,
    sampled: false,
    verdict: null,
    verdictNote: null,
    resultId: null,
    state: 'waiting',
  };
}

/** The faults of a file that stays, its pages counted against the corrected manifest. */
function countFault(filed: BatchRow | undefined, pages: number | null): FieldFault[] {
  const others = (filed?.fileFaults ?? []).filter((f) => f.key !== 'results.page-count-differs');
  return [...others, ...pageFault(pages, filed?.pageCount ?? null)];
}

/** The document must have as many pages as the manifest says. */
export function pageFault(owed: number | null, there: number | null): FieldFault[] {
  if (owed === null || there === null || owed === there) return [];
  return [{ field: 'file', key: 'results.page-count-differs', params: { owed, there } }];
}
