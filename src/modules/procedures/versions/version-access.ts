import type { Actor, CommandContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { addDays, type IsoDate, isIsoDate, vietnamDate } from '#platform/time';
import { checkHistory } from '../domain/check-procedure.ts';
import type { Procedure } from '../domain/procedure.ts';
import { lockDraft, type VersionDraft } from './draft-store.ts';

/** The draft, locked, still being written and of the version that the page was made from. */
export async function draftToChange(ctx: CommandContext, draftId: string, version: number): Promise<VersionDraft> {
  const draft = await lockedDraft(ctx, draftId);
  if (draft.state !== 'draft' && draft.state !== 'proposed') refuse('conflict', 'procedures.version.closed');
  if (draft.version !== version) refuse('conflict', 'procedures.version.stale');
  return draft;
}

export async function lockedDraft(ctx: CommandContext, draftId: string): Promise<VersionDraft> {
  return (await lockDraft(ctx.tx, draftId)) ?? refuse('not-found', 'procedures.version.unknown');
}

/** What is wrong with a version, as sentences; empty when it can be published. */
export function faultsOfVersion(data: Procedure): string[] {
  return checkHistory({ code: data.code, versions: [data] }).map((fault) => fault.replace(/^\d{4}-\d\d-\d\d: /, ''));
}

/** A version begins tomorrow at the earliest: what holds today does not change under people's hands. */
export function checkBegin(validFrom: IsoDate, now: Date): void {
  const earliest = addDays(vietnamDate(now), 1);
  if (!isIsoDate(validFrom) || validFrom < earliest)
    refuse('invalid', 'procedures.version.too-early', {}, [
      { field: 'validFrom', key: 'procedures.version.too-early' },
    ]);
}

/** Officers always have an account; its absence is a fault of ours. */
export function accountOf(actor: Actor): string {
  if (actor.accountId === null) throw new Error('an administrator without an account');
  return actor.accountId;
}
