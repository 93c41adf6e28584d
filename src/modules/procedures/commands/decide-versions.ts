import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { wakeTask } from '#platform/jobs';
import { insertPublished, markDecided, type VersionDraft } from '../versions/draft-store.ts';
import { syncTaskName } from '../versions/sync-task.ts';
import { accountOf, checkBegin, faultsOfVersion, lockedDraft } from '../versions/version-access.ts';

/**
 * Publishes proposed versions, or sends them back to their writer; all of them or none. Four eyes: whoever proposed or last
 * changed one does not decide on it. Every server answers by them within seconds, for days from their first day on.
 */
export const decideVersions = command({
  name: 'procedures.decide-versions',
  summary: 'Publishes proposed versions of procedures, or sends them back.',
  allow: officer('administrator'),
  input: Type.Object({
    draftIds: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 2000, uniqueItems: true }),
    publish: Type.Boolean(),
    note: Type.String({ maxLength: 1000 }),
  }),
  emits: [],

  async run(ctx, { draftIds, publish, note }) {
    if (!publish && note.trim() === '') {
      refuse('invalid', 'procedures.version.say-why', {}, [{ field: 'note', key: 'procedures.version.say-why' }]);
    }
    const by = accountOf(ctx.actor);
    // In one order, so that two who decide at once wait for each other instead of blocking each other.
    for (const draftId of [...draftIds].sort()) {
      const draft = await lockedDraft(ctx, draftId);
      if (draft.state !== 'proposed') refuse('conflict', 'procedures.version.not-proposed');
      if (draft.proposedBy === by || draft.changedBy === by) refuse('forbidden', 'procedures.version.four-eyes');
      if (publish) await publishOne(ctx, draft);
      await markDecided(ctx.tx, { id: draft.id, state: publish ? 'published' : 'draft', by, at: ctx.now, note });
    }
    if (publish) await wakeTask(ctx.tx, syncTaskName, ctx.now);
    ctx.concerns({ detail: { versions: draftIds.length, published: publish } });
  },
});

async function publishOne(ctx: CommandContext, draft: VersionDraft): Promise<void> {
  checkBegin(draft.data.validFrom, ctx.now);
  if (faultsOfVersion(draft.data).length > 0) refuse('conflict', 'procedures.version.unsound', { count: 1 });
  if (!(await insertPublished(ctx.tx, draft, ctx.now))) refuse('conflict', 'procedures.version.day-taken');
}
