import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { addDays, vietnamDate } from '#platform/time';
import { liveHistories } from '../catalogue.ts';
import type { Procedure } from '../domain/procedure.ts';
import { insertDraft, openDraftOf } from '../versions/draft-store.ts';
import { accountOf, checkBegin } from '../versions/version-access.ts';

/**
 * Begins a new version of a procedure from a copy of its newest one, or a new procedure from a copy of another. When a
 * version of it is being written already, that one is opened: there is one at a time.
 */
export const startVersion = command({
  name: 'procedures.start-version',
  summary: 'Begins a new version of a procedure from a day, or a new procedure like another.',
  allow: officer('administrator'),
  input: Type.Object({
    procedureCode: Type.String({ pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 }),
    /** Copied when the procedure is new; otherwise ignored. */
    like: Type.Optional(Type.String({ maxLength: 60 })),
    validFrom: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  }),
  emits: [],

  async run(ctx, { procedureCode, like, validFrom = addDays(vietnamDate(ctx.now), 1) }) {
    const open = await openDraftOf(ctx.tx, procedureCode);
    if (open !== undefined) return { draftId: open.id, begun: false };
    checkBegin(validFrom, ctx.now);
    const data = copyFor(procedureCode, like, validFrom);
    const draftId = newId(ctx.now.getTime());
    const changedBy = accountOf(ctx.actor);
    await insertDraft(ctx.tx, { id: draftId, data, batchId: null, note: '', changedBy, changedAt: ctx.now });
    ctx.concerns({ detail: { procedure: procedureCode, validFrom } });
    return { draftId, begun: true };
  },
});

function copyFor(code: string, like: string | undefined, validFrom: string): Procedure {
  const all = liveHistories();
  const newestOf = (wanted: string | undefined) => all.find((h) => h.code === wanted)?.versions.at(-1);
  const own = newestOf(code);
  if (own !== undefined) return { ...own, validFrom, validTo: null };
  const model = newestOf(like) ?? refuse('not-found', 'procedures.version.no-model');
  const { essential: _number, nationalCode: _code, package: _package, ...copy } = model;
  return { ...copy, code, validFrom, validTo: null };
}
