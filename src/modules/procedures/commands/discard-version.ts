import Type from 'typebox';
import { command, officer } from '#platform/command';
import { markDecided } from '../versions/draft-store.ts';
import { accountOf, draftToChange } from '../versions/version-access.ts';

/** Throws away a version that is being written. What was published cannot be thrown away: a later version corrects it. */
export const discardVersion = command({
  name: 'procedures.discard-version',
  summary: 'Throws away a version of a procedure that is being written.',
  allow: officer('administrator'),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  emits: [],

  async run(ctx, { draftId, version }) {
    const draft = await draftToChange(ctx, draftId, version);
    await markDecided(ctx.tx, { id: draft.id, state: 'discarded', by: accountOf(ctx.actor), at: ctx.now, note: '' });
    ctx.concerns({ detail: { procedure: draft.procedureCode } });
  },
});
