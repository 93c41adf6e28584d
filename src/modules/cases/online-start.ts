import type { QueryContext } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import type { Procedure } from '#procedures';

/** What is online changes by decision, not by the minute: a yes is kept for one. */
const keptMs = 60_000;
const online = new Map<string, number>();

/**
 * Refuses to begin a procedure online that is not deployed online today (`cases.not-online`). A province that has stated
 * nothing yet has not closed anything.
 */
export async function refuseNotOnline(ctx: QueryContext, procedure: Pick<Procedure, 'code'>): Promise<void> {
  const today = vietnamDate(ctx.now);
  const key = `${procedure.code}|${today}`;
  if ((online.get(key) ?? 0) > performance.now()) return;
  const { open } = await ctx.tx.one<{ open: boolean }>(sql`select exists (select from procedures.pub_deployment
        where procedure_code = ${procedure.code} and online_from <= ${today}::date and (online_to is null or online_to >= ${today}::date))
      or not exists (select from procedures.pub_deployment) as open`);
  if (!open) refuse('conflict', 'cases.not-online');
  if (online.size > 1_000) online.clear();
  online.set(key, performance.now() + keptMs);
}
