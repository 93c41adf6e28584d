import type { QueryContext } from '#platform/command';
import { keepForAMinute, sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import type { Procedure } from '#procedures';

/** What is online changes by decision: a yes is kept, a no is asked again. */
const online = keepForAMinute<true>(1_000);

/**
 * Refuses to begin a procedure online that is not deployed online today (`cases.not-online`). A province that has stated
 * nothing yet has not closed anything.
 */
export async function refuseNotOnline(ctx: QueryContext, procedure: Pick<Procedure, 'code'>): Promise<void> {
  const today = vietnamDate(ctx.now);
  const isOpen = await online.get(`${procedure.code}|${today}`, async () => {
    const { open } = await ctx.tx.one<{
      open: boolean;
    }>(sql`select exists (select from procedures.pub_deployment
        where procedure_code = ${procedure.code} and online_from <= ${today}::date and (online_to is null or online_to >= ${today}::date))
      or not exists (select from procedures.pub_deployment) as open`);
    return open ? true : undefined;
  });
  if (isOpen === undefined) refuse('conflict', 'cases.not-online');
}
