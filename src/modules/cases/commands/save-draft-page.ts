import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { registryFieldsOf } from '#population';
import { keepRegistryValues, parseFormPage } from '#procedures';
import { ownDraftToChange, procedureInForce } from '../draft-access.ts';
import { updateDraft } from '../draft-store.ts';

/**
 * Keeps one page of the form. What does not fit is kept as typed and told back as faults: nothing typed is ever lost,
 * and submitting checks the whole form again.
 */
export const saveDraftPage = command({
  name: 'cases.save-draft-page',
  summary: 'Keeps one page of an application, faults and all.',
  allow: citizen(),
  input: Type.Object({
    draftId: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    page: Type.String({ maxLength: 60 }),
    values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 5000 })),
  }),
  emits: [],

  async run(ctx, { draftId, version, page, values }) {
    const draft = await ownDraftToChange(ctx, draftId, version);
    const { form } = procedureInForce(draft.procedureCode, ctx.now);
    if (!form.pages.some((p) => p.id === page)) refuse('not-found', 'cases.page-not-found');
    const parsed = parseFormPage(form, page, values);
    // What the registry fixed stays, whatever was sent.
    const registry = await registryFieldsOf(ctx, draft.personId);
    const answers = keepRegistryValues(form, { ...draft.form, ...parsed.values }, registry);
    await updateDraft(ctx.tx, { id: draft.id, form: answers, page, now: ctx.now });
    return { version: draft.version + 1, faults: parsed.faults };
  },
});
