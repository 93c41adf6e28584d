import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { checkWholeForm, lockedFields } from '#procedures';
import { ownDraft, procedureInForce, registryOfDraft } from '../draft-access.ts';
import { nameOf } from '../on-behalf/acting-for.ts';
import { papersOfDraft } from '../paper-store.ts';
import { papersOf } from '../papers-asked.ts';

/** A draft of one's own with its procedure, attachments and what is still missing or wrong in the form. */
export const showDraft = query({
  name: 'cases.show-draft',
  summary: 'An application that I am typing or that is typed for me, with what is still missing.',
  allow: citizen(),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { draftId }) {
    const draft = await ownDraft(ctx, draftId);
    const procedure = procedureInForce(draft.procedureCode, ctx.now);
    const registry = await registryOfDraft(ctx, draft);
    const { procedureVersion: typedUnder } = draft;
    const newer = typedUnder !== null && typedUnder !== procedure.validFrom;
    return {
      draft,
      procedure,
      papers: await papersOfDraft(ctx.tx, draft.id),
      ...(await papersOf(ctx, draft, procedure)),
      faults: checkWholeForm(procedure.form, draft.form),
      /** Keys of the fields that stand as the registry has them. */
      locked: [...lockedFields(procedure.form, registry)],
      /** Name of the applicant when somebody else types. */
      applicantName: draft.relation === 'self' ? undefined : await nameOf(ctx, draft.personId),
      /** Since when another version of the procedure is in force than the one under which it was typed. */
      changedOn: newer ? procedure.validFrom : undefined,
    };
  },
});
