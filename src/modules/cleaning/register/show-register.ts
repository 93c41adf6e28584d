import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { correctionsOfRecord, type SentCorrection } from '../campaign/correction-store.ts';
import { SectorInput } from './open-version.ts';
import { findRecord, type HistoryRow, historyOf, type RegisterRecord } from './record-store.ts';
import { findVersion, type ReportRow, reportRows, type Version, versionsOf } from './version-store.ts';

/** The versions of a sector's register, the newest first. */
export const versions = query({
  name: 'cleaning.versions',
  summary: "The versions of a sector's register and how far each is.",
  allow: officer(),
  input: Type.Object({ sector: SectorInput }),
  run: (ctx, { sector }): Promise<Version[]> => versionsOf(ctx.tx, sector),
});

const shownAtOnce = 100;

/** One version with its report, row by row: what is wrong with which line. Names people, so the look is logged. */
export const showVersion = query({
  name: 'cleaning.show-version',
  summary: 'One version of a register with its report, row by row; logged.',
  allow: officer(),
  personal: true,
  input: Type.Object({
    versionId: Type.String({ format: 'uuid' }),
    list: Type.Optional(Type.Union([Type.Literal('faulty'), Type.Literal('remarked')])),
    afterLine: Type.Optional(Type.Integer({ minimum: 0 })),
    atMost: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  }),
  async run(
    ctx,
    { versionId, list = 'faulty', afterLine = 0, atMost = shownAtOnce },
  ): Promise<{ version: Version; rows: ReportRow[]; more: boolean }> {
    const version = (await findVersion(ctx.tx, versionId)) ?? refuse('not-found', 'cleaning.version-not-found');
    const rows = await reportRows(ctx.tx, { versionId, faulty: list === 'faulty', afterLine, atMost: atMost + 1 });
    ctx.concerns({ detail: { versionId, list } });
    return { version, rows: rows.slice(0, atMost), more: rows.length > atMost };
  },
});

/** One record: what it says, what it said before, what we ask of the sector. */
export const showRecord = query({
  name: 'cleaning.show-record',
  summary: 'One record of a register with its history and corrections; logged.',
  allow: officer(),
  personal: true,
  input: Type.Object({ recordId: Type.String({ format: 'uuid' }) }),
  async run(
    ctx,
    { recordId },
  ): Promise<{ record: RegisterRecord; history: HistoryRow[]; corrections: SentCorrection[] }> {
    const record = (await findRecord(ctx.tx, recordId)) ?? refuse('not-found', 'cleaning.record-not-found');
    ctx.concerns({ ...(record.personId === null ? {} : { personId: record.personId }), detail: { recordId } });
    return {
      record,
      history: await historyOf(ctx.tx, recordId),
      corrections: await correctionsOfRecord(ctx.tx, recordId),
    };
  },
});
