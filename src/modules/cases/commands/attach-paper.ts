import Type, { type Static } from 'typebox';
import { type CommandContext, citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { procedureOfCase } from '../case-procedure.ts';
import { lockCase } from '../case-store.ts';
import { ownDraftLocked, procedureInForce } from '../draft-access.ts';
import {
  insertPaper,
  orderPapers,
  type PaperHome,
  papersOfCase,
  papersOfDraft,
  removePaperOfDraft,
} from '../paper-store.ts';

/** Files (pages) that one case may hold; a case of more belongs to the counter. */
const mostPapers = 60;

/** What the page that took a file says of it: checked and lying in the file store. */
export const StoredFileInput = Type.Object({
  fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  fileName: Type.String({ minLength: 1, maxLength: 255 }),
  mediaType: Type.String({ maxLength: 100 }),
  sizeBytes: Type.Integer({ minimum: 1 }),
});
const PaperFile = Type.Object({ paperCode: Type.String({ maxLength: 60 }), ...StoredFileInput.properties });
const DraftId = Type.String({ format: 'uuid' });

/** Attaches a file, already checked and lying in the file store, as the next page of a paper of a draft. */
export const attachPaper = command({
  name: 'cases.attach-paper',
  summary: 'Attaches a stored file to an application.',
  allow: citizen(),
  pagesOnly: true, // the page has sniffed and stored the file; a caller's word for its hash and type is not enough
  input: Type.Object({ draftId: DraftId, file: PaperFile }),
  emits: [],

  async run(ctx, { draftId, file }) {
    await mayAttach(ctx, { draftId, paperCode: file.paperCode });
    return attach(ctx, { draftId }, file);
  },
});

/** Attaches a file to a case whose supplement was asked for. */
export const attachSupplement = command({
  name: 'cases.attach-supplement',
  summary: 'Attaches a stored file to a case that waits for a supplement.',
  allow: citizen(),
  pagesOnly: true, // the page has sniffed and stored the file; a caller's word for its hash and type is not enough
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), file: PaperFile }),
  emits: [],

  async run(ctx, { caseId, file }) {
    await mayAttach(ctx, { caseId, paperCode: file.paperCode });
    return attach(ctx, { caseId }, file);
  },
});

/** The paper that a supplement belongs to when the procedure names none: any file that the desk asked for. */
const anySupplement = 'supplement';

/**
 * Refuses when this actor may not add a file there now: not theirs, no such paper, not the time, too many. Locks the draft
 * or case. Asked before a file is stored as well as when it is attached.
 */
export async function mayAttach(ctx: CommandContext, to: PaperHome & { paperCode: string }): Promise<void> {
  const isFull = (papers: readonly unknown[]) => papers.length >= mostPapers;
  if ('draftId' in to) {
    const draft = await ownDraftLocked(ctx, to.draftId);
    const { papers } = procedureInForce(draft.procedureCode, ctx.now);
    if (!papers.some((p) => p.code === to.paperCode)) refuse('not-found', 'cases.paper-not-found');
    if (isFull(await papersOfDraft(ctx.tx, draft.id)))
      refuse('conflict', 'cases.too-many-papers', { most: mostPapers });
    ctx.concerns({ personId: draft.personId });
    return;
  }
  const found = (await lockCase(ctx.tx, to.caseId)) ?? refuse('not-found', 'cases.not-found');
  if (found.state !== 'supplementing') refuse('conflict', 'cases.act-not-possible');
  const { papers } = procedureOfCase(found);
  if (to.paperCode !== anySupplement && !papers.some((p) => p.code === to.paperCode))
    refuse('not-found', 'cases.paper-not-found');
  if (isFull(await papersOfCase(ctx.tx, found.id))) refuse('conflict', 'cases.too-many-papers', { most: mostPapers });
  ctx.concerns({ caseId: found.id, personId: found.applicantId });
}

/** Asked by a page before it takes files of a form: nothing of a stranger is stored. Changes nothing. */
export const checkAttach = command({
  name: 'cases.check-attach',
  summary: 'Tells whether a file may be attached there now.',
  allow: citizen(),
  pagesOnly: true,
  input: Type.Object({
    draftId: Type.Optional(DraftId),
    caseId: Type.Optional(Type.String({ format: 'uuid' })),
    paperCode: Type.String({ maxLength: 60 }),
  }),
  emits: [],

  async run(ctx, { draftId, caseId, paperCode }) {
    await mayAttach(ctx, { ...(draftId === undefined ? { caseId: caseId ?? '' } : { draftId }), paperCode });
  },
});

async function attach(
  ctx: CommandContext,
  home: PaperHome,
  file: Static<typeof PaperFile>,
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
  input: Type.Object({ draftId: DraftId, paperId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { draftId, paperId }) {
    const draft = await ownDraftLocked(ctx, draftId);
    await removePaperOfDraft(ctx.tx, draft.id, paperId);
  },
});

/** Moves a page of a paper one place forward. */
export const movePaperUp = command({
  name: 'cases.move-paper-up',
  summary: 'Moves a page of a paper one place forward.',
  allow: citizen(),
  input: Type.Object({ draftId: DraftId, paperId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { draftId, paperId }) {
    const draft = await ownDraftLocked(ctx, draftId);
    const all = await papersOfDraft(ctx.tx, draft.id);
    const code = all.find((p) => p.id === paperId)?.paperCode ?? refuse('not-found', 'platform.file-missing');
    const ids = all.filter((p) => p.paperCode === code).map((p) => p.id);
    const at = ids.indexOf(paperId);
    if (at > 0) ids.splice(at - 1, 2, paperId, ids[at - 1] ?? '');
    await orderPapers(ctx.tx, draft.id, ids);
  },
});
