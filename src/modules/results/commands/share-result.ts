import Type from 'typebox';
import { anyone, citizen, command, type QueryContext, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import type { Words } from '#procedures';
import { readCode } from '../domain/verification-code.ts';
import { refuseWhenOwed } from '../fee-owed.ts';
import { findResult } from '../result-store.ts';
import { endShare as end, insertShare, sharesOf } from '../share-store.ts';
import { titleWords } from '../title.ts';

const codeLength = 12;
/** Codes of one result that may be open at a time. */
const mostShares = 10;

/** Makes a code with which somebody else can open one of my results, for some days. */
export const shareResult = command({
  name: 'results.share-result',
  summary: 'Makes a code with which somebody else can open my result for some days.',
  allow: citizen(),
  input: Type.Object({
    resultId: Type.String({ format: 'uuid' }),
    days: Type.Union([Type.Literal(1), Type.Literal(7), Type.Literal(30)]),
  }),
  emits: [],

  async run(ctx, { resultId, days }): Promise<{ shareId: string; code: string; until: Date }> {
    const row = await findResult(ctx.tx, resultId);
    const { personId = '' } = ctx.actor;
    if (row === undefined || row.holderId !== personId) refuse('not-found', 'results.not-found');
    if (row.fileHash === null) refuse('conflict', 'results.not-ready');
    await refuseWhenOwed(ctx.tx, row.caseId);
    const open = (await sharesOf(ctx.tx, resultId)).filter((s) => s.endedAt === null && s.untilAt > ctx.now);
    if (open.length >= mostShares) refuse('conflict', 'results.too-many-shares', { most: mostShares });
    const share = { id: newId(ctx.now.getTime()), code: newSpokenCode(codeLength) };
    const untilAt = new Date(ctx.now.getTime() + days * 86_400_000);
    await insertShare(ctx.tx, { ...share, resultId, holderId: personId, createdAt: ctx.now, untilAt });
    ctx.concerns({ personId, detail: { resultId, days } });
    return { shareId: share.id, code: share.code, until: untilAt };
  },
});

/** Ends a code at once. */
export const endShare = command({
  name: 'results.end-share',
  summary: 'Ends a code that shows my result.',
  allow: citizen(),
  input: Type.Object({ shareId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { shareId }) {
    if (!(await end(ctx.tx, shareId, ctx.now))) refuse('not-found', 'results.not-found');
  },
});

/** What a share shows before the document is opened. */
export interface SharedResult {
  title: Words;
  number: string;
  agencyCode: string;
  issuedOn: IsoDate;
  validTo: IsoDate | null;
  state: 'valid' | 'revoked' | 'replaced';
  untilAt: Date;
}

interface SharedRow extends Omit<SharedResult, 'title'> {
  shareId: string;
  resultId: string;
  holderId: string;
  title: Words | null;
  procedureCode: string;
  fileHash: string;
  fileName: string;
}

const Code = Type.Object({ code: Type.String({ maxLength: 300 }) });

async function openRow(ctx: QueryContext, typed: string): Promise<SharedRow> {
  const row =
    await ctx.tx.maybe<SharedRow>(sql`select share_id as "shareId", result_id as "resultId", holder_id as "holderId", title,
      procedure_code as "procedureCode", number, agency_code as "agencyCode", issued_on as "issuedOn", valid_to as "validTo", state,
      until_at as "untilAt", file_hash as "fileHash", file_name as "fileName" from results.shared(${readCode(typed)}, ${ctx.now})`);
  return row ?? refuse('not-found', 'results.share-unknown', {}, [{ field: 'code', key: 'results.share-unknown' }]);
}

/** What somebody shows me, by the code they gave me. */
export const sharedResult = query({
  name: 'results.shared-result',
  summary: 'What a share code shows, without the document.',
  allow: anyone,
  input: Code,

  async run(ctx, { code }): Promise<SharedResult> {
    const row = await openRow(ctx, code);
    const { number, agencyCode, issuedOn, validTo, state, untilAt } = row;
    return { title: titleWords(row), number, agencyCode, issuedOn, validTo, state, untilAt };
  },
});

/** Opens the document behind a share code; the holder sees that it was opened, and when. */
export const openShared = command({
  name: 'results.open-shared',
  summary: 'Opens the document behind a share code; counted, and in the log of its holder.',
  allow: anyone,
  pagesOnly: true, // answers with a name in the file store, which only our own page may follow
  input: Code,
  emits: [],

  async run(ctx, { code }): Promise<{ fileHash: string; fileName: string }> {
    const row = await openRow(ctx, code);
    await ctx.tx.run(sql`select results.note_opened(${row.shareId}, ${ctx.now})`);
    ctx.concerns({
      personId: row.holderId,
      purpose: 'share',
      detail: { resultId: row.resultId, shareId: row.shareId },
    });
    return { fileHash: row.fileHash, fileName: row.fileName };
  },
});
