import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { keepRegistryValues, parseFormPage } from '#procedures';
import { ownDraftLocked, ownDraftToChange, procedureInForce, registryOfDraft } from '../draft-access.ts';
import { chooseReturn, updateDraft } from '../draft-store.ts';

/**
 * Keeps one page of the form. What does not fit is kept as typed and told back as faults: nothing typed is ever lost,
 * and submitting checks the whole form again. From here the draft counts as typed under today's version of the procedure.
 */
export const saveDraftPage = command({
  name: 'cases.save-draft-page',
  summary: 'Keeps one page of an application, faults and all.',
  allow: citizen(),
  input: Type.Object({
    draftId: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    page: Type.String({ maxLength: 60 }),
    values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 20_000 })),
  }),
  emits: [],

  async run(ctx, { draftId, version, page, values }) {
    const draft = await ownDraftToChange(ctx, draftId, version);
    const procedure = procedureInForce(draft.procedureCode, ctx.now);
    const { form } = procedure;
    if (!form.pages.some((p) => p.id === page)) refuse('not-found', 'cases.page-not-found');
    const parsed = parseFormPage(form, page, values);
    // What the registry fixed stays, whatever was sent.
    const registry = await registryOfDraft(ctx, draft);
    const answers = keepRegistryValues(form, { ...draft.form, ...parsed.values }, registry);
    await updateDraft(ctx.tx, {
      id: draft.id,
      form: answers,
      page,
      procedureVersion: procedure.validFrom,
      now: ctx.now,
    });
    return { version: draft.version + 1, faults: parsed.faults };
  },
});

/** How the result is to reach the applicant: as an electronic copy, at the counter, or by public post (Decree 61/2018 art. 20). */
export const chooseReturnBy = command({
  name: 'cases.choose-return',
  summary: 'Chooses how the result is to reach the applicant.',
  allow: citizen(),
  input: Type.Object({
    draftId: Type.String({ format: 'uuid' }),
    returnBy: Type.Union([Type.Literal('online'), Type.Literal('counter'), Type.Literal('post')]),
  }),
  emits: [],

  async run(ctx, { draftId, returnBy }) {
    const draft = await ownDraftLocked(ctx, draftId);
    await chooseReturn(ctx.tx, draft.id, returnBy);
  },
});
