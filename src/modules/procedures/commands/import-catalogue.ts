import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { newId } from '#platform/ids';
import { addDays, vietnamDate } from '#platform/time';
import { liveHistories } from '../catalogue.ts';
import type { Procedure } from '../domain/procedure.ts';
import { type ReadCatalogue, readCatalogue } from '../exchange/read-catalogue.ts';
import { insertDraft, markProposed, openDraftOf } from '../versions/draft-store.ts';
import { accountOf, checkBegin } from '../versions/version-access.ts';

const rows = Type.Array(Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 80 }), {
  minItems: 1,
  maxItems: 20_000,
});

/**
 * Takes a sheet of procedures (and one of their papers) in: each new or changed row becomes a proposed version, all in one
 * batch that another administrator publishes. One fault in one row and nothing is kept: the report names them all.
 */
export const importCatalogue = command({
  name: 'procedures.import-catalogue',
  summary: 'Proposes versions of procedures from a table; nothing is kept while a row has a fault.',
  allow: officer('administrator'),
  input: Type.Object({
    procedures: rows,
    papers: Type.Optional(rows),
    validFrom: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    repairCodes: Type.Boolean(),
    /** Report only. */
    tryOnly: Type.Boolean(),
    note: Type.String({ maxLength: 1000 }),
  }),
  emits: [],

  async run(ctx, input) {
    const validFrom = input.validFrom ?? addDays(vietnamDate(ctx.now), 1);
    checkBegin(validFrom, ctx.now);
    const versions = new Map(liveHistories().map((h) => [h.code, h.versions]));
    const rules = {
      validFrom,
      repairCodes: input.repairCodes,
      newestOf: (code: string) => versions.get(code)?.at(-1),
      holdsFrom: (code: string, day: string) => versions.get(code)?.some((v) => v.validFrom === day) ?? false,
    };
    const read = readCatalogue(input.procedures, input.papers, rules);
    await refuseOpen(ctx, read);
    const sound = read.rows.every((row) => row.outcome !== 'fault');
    const count = (outcome: string) => read.rows.filter((row) => row.outcome === outcome).length;
    const kept = sound && !input.tryOnly && read.versions.length > 0;
    const batchId = kept ? newId(ctx.now.getTime()) : null;
    if (batchId !== null) for (const data of read.versions) await proposeOne(ctx, { data, batchId, note: input.note });
    ctx.concerns({
      detail: { rows: read.rows.length, faults: count('fault'), versions: kept ? read.versions.length : 0 },
    });
    return {
      batchId,
      counts: { new: count('new'), changed: count('changed'), same: count('same'), fault: count('fault') },
      rows: read.rows.filter((row) => row.outcome !== 'same' || row.mended.length > 0),
    };
  },
});

/** A procedure that somebody is writing a version of is left to them; a day before tomorrow is no day to begin. */
async function refuseOpen(ctx: CommandContext, read: ReadCatalogue): Promise<void> {
  const tomorrow = addDays(vietnamDate(ctx.now), 1);
  for (const data of read.versions) {
    const row = read.rows.find((r) => r.sheet === 'procedures' && r.code === data.code);
    const wrong = (column: string, key: string) => {
      if (row === undefined) return;
      row.outcome = 'fault';
      row.faults.push({ column, key, params: {} });
    };
    if (data.validFrom < tomorrow) wrong('valid_from', 'procedures.version.too-early');
    if ((await openDraftOf(ctx.tx, data.code)) !== undefined) wrong('code', 'procedures.version.open-already');
  }
}

async function proposeOne(
  ctx: CommandContext,
  { data, batchId, note }: { data: Procedure; batchId: string; note: string },
): Promise<void> {
  const id = newId(ctx.now.getTime());
  const by = accountOf(ctx.actor);
  await insertDraft(ctx.tx, { id, data, batchId, note, changedBy: by, changedAt: ctx.now });
  await markProposed(ctx.tx, { id, by, at: ctx.now, note });
}
