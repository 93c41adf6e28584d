import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { newId } from '#platform/ids';
import { registryFieldsOf } from '#population';
import { prefillForm } from '#procedures';
import { personOf, procedureInForce } from '../draft-access.ts';
import { insertDraft } from '../draft-store.ts';

/** A citizen begins an application: the form starts with what the registry knows of them (Decree 47/2020 art. 9.3: never ask again). */
export const startDraft = command({
  name: 'cases.start-draft',
  summary: 'Begins an application; the registry fills in what it knows.',
  allow: citizen(),
  input: Type.Object({ procedureCode: Type.String({ maxLength: 60 }) }),
  emits: [],
  legalBasis: '47/2020/NĐ-CP',

  async run(ctx, { procedureCode }) {
    const procedure = procedureInForce(procedureCode, ctx.now);
    const personId = personOf(ctx.actor);
    const fields = await registryFieldsOf(ctx, personId);
    const draft = {
      id: newId(ctx.now.getTime()),
      accountId: ctx.actor.accountId ?? '',
      personId,
      procedureCode: procedure.code,
      form: prefillForm(procedure.form, fields),
      page: null,
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    await insertDraft(ctx.tx, draft);
    return { draftId: draft.id };
  },
});
