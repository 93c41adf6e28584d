import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import type { Words } from '#procedures';
import { findResult, type ResultRow, searchResults } from '../result-store.ts';
import { titleWords } from '../title.ts';

const keeps = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** One line of a list of results: nothing about the person. */
export type ResultHit = Pick<
  ResultRow,
  'id' | 'number' | 'officialCode' | 'agencyCode' | 'issuedOn' | 'state' | 'origin' | 'signature'
> & { title: Words; ready: boolean };

/** Results of the officer's agencies by number, case code or verification code; without text, the newest. */
export const findResults = query({
  name: 'results.find-results',
  summary: 'Results of my agencies by number or code; the newest without one.',
  allow: keeps,
  input: Type.Object({ text: Type.String({ maxLength: 60 }) }),

  async run(ctx, { text }): Promise<ResultHit[]> {
    const rows = await searchResults(ctx.tx, { agencies: ctx.actor.agencies, text: text.trim() });
    return rows.map((r) => ({
      id: r.id,
      number: r.number,
      officialCode: r.officialCode,
      agencyCode: r.agencyCode,
      issuedOn: r.issuedOn,
      state: r.state,
      origin: r.origin,
      signature: r.signature,
      title: titleWords(r),
      ready: r.fileHash !== null,
    }));
  },
});

/** One result with its lines: a look at a person, logged with its purpose. */
export const showResult = query({
  name: 'results.show-result',
  summary: 'One result of my agencies, with what it says.',
  allow: keeps,
  personal: true,
  input: Type.Object({ resultId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { resultId }): Promise<ResultRow & { shown: Words }> {
    const row = (await findResult(ctx.tx, resultId)) ?? refuse('not-found', 'results.not-found');
    ctx.concerns({ ...(row.holderId === null ? {} : { personId: row.holderId }), detail: { resultId } });
    return { ...row, shown: titleWords(row) };
  },
});
