import Type from 'typebox';
import { type CommandContext, command, type Duty, dutyFor, either, officer, systemOnly } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { type SectorCode, sectorCodes } from '../domain/sectors.ts';
import { headOf, lastColumns } from './head-of-file.ts';
import { loadPlaces } from './places.ts';
import { confirmHeld, dropVersion, insertVersion, lockVersion, rivalsOf, type Version } from './version-store.ts';

export const registrars = ['specialist', 'approver', 'leader'] as const;
/** Registers are also filled on the server itself. */
export const keepsRegisters = either(officer(...registrars), systemOnly);
export const SectorInput = Type.Unsafe<SectorCode>(Type.Union(sectorCodes.map((code) => Type.Literal(code))));

/** The officer's duty for the agency that owns a register; the platform itself has none and needs none. */
export function dutyForRegister(ctx: Pick<CommandContext, 'actor'>, agencyCode: string): Duty | undefined {
  if (ctx.actor.kind === 'system') return undefined;
  return dutyFor(ctx.actor, agencyCode, registrars) ?? refuse('forbidden', 'cleaning.not-your-register');
}

/**
 * Takes a sector's file as the next version of its register. The head is looked at now, so that a file of another
 * sector, swapped columns or a missing column are told at once; the rows are read by a task. A second file for one day
 * has to be meant: say `again`.
 */
export const openVersion = command({
  name: 'cleaning.open-version',
  summary: "Takes a sector's file as the next version of its register; rows are read outside the request.",
  allow: keepsRegisters,
  input: Type.Object({
    sector: SectorInput,
    asOf: Type.String({ format: 'date' }),
    mode: Type.Union([Type.Literal('whole'), Type.Literal('part')]),
    fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    fileName: Type.String({ minLength: 1, maxLength: 200 }),
    again: Type.Optional(Type.Boolean()),
    meanings: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 256 })),
  }),
  emits: [],
  legalBasis: 'Decision 06/QD-TTg of 06/01/2022',

  async run(ctx, input): Promise<{ versionId: string }> {
    const today = vietnamDate(ctx.now);
    if (input.asOf > today)
      refuse('invalid', 'cleaning.as-of-later', {}, [{ field: 'asOf', key: 'cleaning.as-of-later' }]);
    const agencyCode = (await loadPlaces(ctx.tx, today)).ownerOf(input.sector);
    const duty = dutyForRegister(ctx, agencyCode);
    await refuseRivals(ctx, { ...input, agencyCode });
    const { columns, remarks } = headOf(input.sector, await ctx.files.get(input.fileHash), {
      remembered: await lastColumns(ctx.tx, input.sector, agencyCode),
      ...(input.meanings === undefined ? {} : { said: input.meanings }),
    });
    const versionId = newId(ctx.now.getTime());
    const { sector, asOf, mode, fileHash, fileName } = input;
    const openedBy = ctx.actor.accountId;
    await insertVersion(ctx.tx, {
      ...{ id: versionId, sector, agencyCode, asOf, mode, fileHash, fileName, columns, remarks },
      fault: null,
      openedBy,
      openedAt: ctx.now,
    });
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { versionId, sector } });
    return { versionId };
  },
});

async function refuseRivals(
  ctx: CommandContext,
  about: { sector: SectorCode; agencyCode: string; asOf: string; fileHash: string; again?: boolean },
): Promise<void> {
  const rivals = await rivalsOf(ctx.tx, about);
  const same = rivals.find((v) => v.fileHash === about.fileHash);
  if (same !== undefined)
    refuse('conflict', 'cleaning.file-again', { number: same.number }, [
      { field: 'file', key: 'cleaning.file-again', params: { number: same.number } },
    ]);
  const [first] = rivals;
  if (first !== undefined && about.again !== true)
    refuse('conflict', 'cleaning.day-again', { number: first.number, name: first.fileName }, [
      { field: 'again', key: 'cleaning.day-again', params: { number: first.number, name: first.fileName } },
    ]);
}

/** Says that a file which takes much of the register away is meant so; it comes into force then. */
export const confirmVersion = command({
  name: 'cleaning.confirm-version',
  summary: 'Says that a version which takes much of the register away is meant so.',
  allow: keepsRegisters,
  input: Type.Object({ versionId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { versionId }): Promise<void> {
    const version = (await lockVersion(ctx.tx, versionId)) ?? refuse('not-found', 'cleaning.version-not-found');
    const duty = dutyForRegister(ctx, version.agencyCode);
    if (version.state !== 'held') refuse('conflict', 'cleaning.version-moved-on');
    await confirmHeld(ctx.tx, versionId);
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { versionId, gone: version.gone } });
  },
});

/** Takes back a version that is not in force yet. */
export const dropVersionCommand = command({
  name: 'cleaning.drop-version',
  summary: 'Takes back a version of a register that is not in force yet.',
  allow: keepsRegisters,
  input: Type.Object({ versionId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { versionId }): Promise<void> {
    const version: Version =
      (await lockVersion(ctx.tx, versionId)) ?? refuse('not-found', 'cleaning.version-not-found');
    const duty = dutyForRegister(ctx, version.agencyCode);
    if (!['waiting', 'reading', 'read', 'held'].includes(version.state))
      refuse('conflict', 'cleaning.version-moved-on');
    await dropVersion(ctx.tx, versionId);
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { versionId } });
  },
});
