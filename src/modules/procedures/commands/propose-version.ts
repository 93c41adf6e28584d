import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { markProposed } from '../versions/draft-store.ts';
import { accountOf, checkBegin, draftToChange, faultsOfVersion } from '../versions/version-access.ts';

/** Lays a finished version before another administrator. @throws Refusal while anything in it is wrong. */
export const proposeVersion = command({
  name: 'procedures.propose-version',
  summary: 'Lays a finished version of a procedure before another administrator.',
  allow: officer('administrator'),
  input: Type.Object({
    draftId: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    note: Type.String({ maxLength: 1000 }),
  }),
  emits: [],

  async run(ctx, { draftId, version, note }) {
    const draft = await draftToChange(ctx, draftId, version);
    checkBegin(draft.data.validFrom, ctx.now);
    const faults = faultsOfVersion(draft.data);
    if (faults.length > 0) refuse('invalid', 'procedures.version.unsound', { count: faults.length });
    await markProposed(ctx.tx, { id: draft.id, by: accountOf(ctx.actor), at: ctx.now, note });
    ctx.concerns({ detail: { procedure: draft.procedureCode, validFrom: draft.validFrom } });
  },
});
