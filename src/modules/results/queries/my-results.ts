import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { refuse } from '#platform/errors';
import type { Words } from '#procedures';
import { feeOwed } from '../fee-owed.ts';
import { findResult, type ResultRow, resultsOfHolder } from '../result-store.ts';
import { type Share, sharesOf } from '../share-store.ts';
import { titleWords } from '../title.ts';

/** A result as its holder sees it. */
export interface HeldResult extends Omit<ResultRow, 'title' | 'templateHash'> {
  title: Words;
}

const held = ({ templateHash: _, ...row }: ResultRow): HeldResult => ({ ...row, title: titleWords(row) });

/** The vault: every result that this person holds, newest first. */
export const myResults = query({
  name: 'results.my-results',
  summary: 'The results that I hold.',
  allow: citizen(),
  input: Type.Object({}),

  async run(ctx): Promise<HeldResult[]> {
    return (await resultsOfHolder(ctx.tx, ctx.actor.personId ?? '')).map(held);
  },
});

/** One of them, with the codes that show it to others. */
export const showMyResult = query({
  name: 'results.show-my-result',
  summary: 'One of my results, with whom I share it, and what is still to be paid before its file is given out.',
  allow: citizen(),
  input: Type.Object({ resultId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { resultId }): Promise<{ result: HeldResult; shares: Share[]; owed: number }> {
    const row = await findResult(ctx.tx, resultId);
    if (row === undefined || row.holderId !== ctx.actor.personId) refuse('not-found', 'results.not-found');
    const owed = await feeOwed(ctx.tx, row.caseId);
    return { result: held(row), shares: await sharesOf(ctx.tx, resultId), owed };
  },
});
