import Type, { type Static } from 'typebox';
import { type CommandContext, citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { lockCase } from '../case-store.ts';
import { ownDraftLocked, procedureInForce } from '../draft-access.ts';
import { insertPaper, type PaperHome, papersOfCase, papersOfDraft, removePaperOfDraft } from '../paper-store.ts';

/** Files that one case may hold; a case of more belongs to the counter. */
const mostPapers = 30;

const StoredFile = Type.Object({
  paperCode: Type.String({ maxLength: 60 }),
  fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
  mediaType: Type.String({ maxLength: 100 }),
  sizeBytes: Type.Integer({ minimum: 1 }),
});

/** Attaches a file, already checked and lying in the file store, to a draft. */
export const attachPaper = command({
  name: 'cases.attach-paper',
  summary: 'Attaches a stored file to an application.',
  allow: citizen(),
  pagesOnly: true, // the page has sniffed and stored the file; a caller's word for its hash and type is not enough
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }), file: StoredFile }),
  emits: [],

  async run(ctx, { draftId, file }) {
    const draft = await ownDraftLocked(ctx, draftId);
    const procedure = procedureInForce(draft.procedureCode, ctx.now);
    if (!procedure.papers.some((p) => p.code === file.paperCode)) refuse('not-found', 'cases.paper-not-found');
    if ((await papersOfDraft(ctx.tx, draft.id)).length >= mostPapers)
      refuse('conflict', 'cases.too-many-papers', { most: mostPapers });
    return attach(ctx, { draftId: draft.id }, file);
  },
});

/** Attaches a file to a case whose supplement was asked for. */
export const attachSupplement = command({
  name: 'cases.attach-supplement',
  summary: 'Attaches a stored file to a case that waits for a supplement.',
  allow: citizen(),
  pagesOnly: true, // the page has sniffed and stored the file; a caller's word for its hash and type is not enough
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), file: StoredFile }),
  emits: [],

  async run(ctx, { caseId, file }) {
    const found = (await lockCase(ctx.tx, caseId)) ?? refuse('not-found', 'cases.not-found');
    if (found.state !== 'supplementing') refuse('conflict', 'cases.act-not-possible');
    if ((await papersOfCase(ctx.tx, caseId)).length >= mostPapers)
      refuse('conflict', 'cases.too-many-papers', { most: mostPapers });
    ctx.concerns({ caseId, personId: found.applicantId });
    return attach(ctx, { caseId }, file);
  },
});

async function attach(
  ctx: CommandContext,
  home: PaperHome,
  file: Static<typeof StoredFile>,
): Promise<{ paperId: string }> {
  const paperId = newId(ctx.now.getTime());
  await insertPaper(ctx.tx, home, { id: paperId, addedAt: ctx.now, ...file });
  return { paperId };
}

/** Takes a file off a draft. */
export const detachPaper = command({
  name: 'cases.detach-paper',
  summary: 'Takes a file off an application.',
  allow: citizen(),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }), paperId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { draftId, paperId }) {
    const draft = await ownDraftLocked(ctx, draftId);
    await removePaperOfDraft(ctx.tx, draft.id, paperId);
  },
});
