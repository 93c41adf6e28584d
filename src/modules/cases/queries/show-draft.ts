import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { registryFieldsOf } from '#population';
import { checkWholeForm, lockedFields } from '#procedures';
import { ownDraft, procedureInForce } from '../draft-access.ts';
import { papersOfDraft } from '../paper-store.ts';

/** A draft of one's own with its procedure, attachments and what is still missing or wrong in the form. */
export const showDraft = query({
  name: 'cases.show-draft',
  summary: 'An application of my own, with what is still missing.',
  allow: citizen(),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { draftId }) {
    const draft = await ownDraft(ctx, draftId);
    const procedure = procedureInForce(draft.procedureCode, ctx.now);
    const registry = await registryFieldsOf(ctx, draft.personId);
    return {
      draft,
      procedure,
      papers: await papersOfDraft(ctx.tx, draft.id),
      faults: checkWholeForm(procedure.form, draft.form),
      /** Keys of the fields that stand as the registry has them. */
      locked: [...lockedFields(procedure.form, registry)],
    };
  },
});
