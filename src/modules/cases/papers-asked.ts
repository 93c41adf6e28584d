import type { QueryContext } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { type Paper, type Procedure, papersToAttach } from '#procedures';
import { type StandIn, standInsFor } from '#results';
import { seesRegistry } from './draft-access.ts';
import type { Draft } from './draft-store.ts';

/** A paper that nobody is asked for, and what stands in for it. */
export interface NotAsked {
  paper: Paper;
  standIn: StandIn;
  /** False for a paper that these answers would not have called for anyway: it is not counted as saved. */
  needed: boolean;
}

export interface PapersOfDraft {
  /** Must be attached with these answers. */
  asked: Paper[];
  notAsked: NotAsked[];
  /** May be attached; not needed with these answers. */
  other: Paper[];
}

/**
 * Which papers these answers call for, and which of them are not asked for because the state has the data or the person
 * has a valid result (Decree 47/2020/NĐ-CP art. 9.3; Resolution 66.7/2025/NQ-CP). Whoever may not see the applicant's data
 * does not learn of their results either: then the paper is asked for.
 */
export async function papersOf(ctx: QueryContext, draft: Draft, procedure: Procedure): Promise<PapersOfDraft> {
  const open = await seesRegistry(ctx, draft);
  const standIns = await standInsFor(ctx.tx, {
    procedure,
    papers: open ? procedure.papers : procedure.papers.map(({ acceptsResult: _, ...paper }) => paper),
    personId: draft.personId,
    date: vietnamDate(ctx.now),
  });
  // What would be needed if nothing stood in for anything.
  const bare = { ...procedure, papers: procedure.papers.map(({ replacedBy: _, ...paper }) => paper) };
  const needed = new Set(papersToAttach(bare, draft.form).map((p) => p.code));
  const found: PapersOfDraft = { asked: [], notAsked: [], other: [] };
  for (const paper of procedure.papers) {
    const standIn = standIns.get(paper.code);
    if (standIn !== undefined) found.notAsked.push({ paper, standIn, needed: needed.has(paper.code) });
    else if (needed.has(paper.code)) found.asked.push(paper);
    else found.other.push(paper);
  }
  return found;
}
