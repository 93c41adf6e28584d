import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { ownDraftLocked } from '../draft-access.ts';
import { deleteDraft } from '../draft-store.ts';

/** A citizen throws a draft away, with its attachments. */
export const discardDraft = command({
  name: 'cases.discard-draft',
  summary: 'Throws an application away that was not submitted.',
  allow: citizen(),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }) }),
  emits: [],

  async run(ctx, { draftId }) {
    const draft = await ownDraftLocked(ctx, draftId);
    await deleteDraft(ctx.tx, draft.id);
  },
});
