import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import type { CaseState, Wait } from '../domain/case-state.ts';

export interface TrackedCase {
  procedureCode: string;
  state: CaseState;
  agencyCode: string;
  /** Only when it was the code asked for. */
  trackingCode: string | null;
  officialCode: string | null;
  submittedAt: Date;
  receivedAt: Date | null;
  dueOn: string | null;
  finishedOn: string | null;
  /** What it waits for while it is open. */
  wait: Wait | null;
  /** Code of the step at which it is. */
  step: string | null;
  procedureVersion: string;
}

/**
 * Where a case stands, for whoever holds its code (tracking code or official code). Tells no name and no form contents
 * (Circular 22/2019/TT-BTTTT art. 4: the state of each step is shown).
 */
export const trackCase = query({
  name: 'cases.track-case',
  summary: 'Where a case stands, by its code.',
  allow: anyone,
  input: Type.Object({ code: Type.String({ maxLength: 60 }) }),

  async run(ctx, { code }) {
    // Only letters, digits, dots and dashes stand in a code; whatever else was typed or copied along is left out.
    const typed = code
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}.-]+/gu, '');
    const rows =
      await ctx.tx.rows<TrackedCase>(sql`select procedure_code as "procedureCode", state, agency_code as "agencyCode",
        tracking_code as "trackingCode", official_code as "officialCode", submitted_at as "submittedAt", received_at as "receivedAt",
        due_on as "dueOn", finished_on as "finishedOn", wait, step, procedure_version as "procedureVersion" from cases.track(${typed})`);
    return rows[0] ?? refuse('not-found', 'cases.code-unknown', {}, [{ field: 'code', key: 'cases.code-unknown' }]);
  },
});
