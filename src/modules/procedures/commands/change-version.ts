import Type from 'typebox';
import { command, officer } from '#platform/command';
import type { Procedure } from '../domain/procedure.ts';
import { updateDraftData } from '../versions/draft-store.ts';
import { accountOf, checkBegin, draftToChange, faultsOfVersion } from '../versions/version-access.ts';
import { type VersionChange, versionChange } from '../versions/version-schema.ts';

/**
 * Changes some facts of a version that is being written; a proposed one goes back to its writer's desk. What is still wrong
 * is told and may be mended later: only proposing needs it whole.
 */
export const changeVersion = command({
  name: 'procedures.change-version',
  summary: 'Changes facts of a version of a procedure that is being written.',
  allow: officer('administrator'),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }), version: Type.Integer(), change: versionChange }),
  emits: [],

  async run(ctx, { draftId, version, change }) {
    const draft = await draftToChange(ctx, draftId, version);
    const data = changed(draft.data, change);
    checkBegin(data.validFrom, ctx.now);
    await updateDraftData(ctx.tx, { id: draft.id, data, changedBy: accountOf(ctx.actor), changedAt: ctx.now });
    ctx.concerns({ detail: { procedure: draft.procedureCode, facts: Object.keys(change) } });
    return { version: draft.version + 1, faults: faultsOfVersion(data) };
  },
});

/** `null` takes a fact away, but for the last day, where it says that there is none. */
function changed(data: Procedure, change: VersionChange): Procedure {
  const entries = Object.entries({ ...data, ...change }).filter(([name, fact]) => fact !== null || name === 'validTo');
  return Object.fromEntries(entries) as unknown as Procedure;
}
