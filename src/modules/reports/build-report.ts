import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate } from '#platform/time';
import type { ReportContent } from './document/report-content.ts';
import { gatherContent } from './gather-content.ts';
import { issuerAt } from './issuer.ts';
import { frameDefinitions } from './outline/assessment-definitions.ts';
import { placedSections } from './outline/outline-definitions.ts';

/**
 * The periodic report of the province for a date, from the outline and the figures of that date: a draft without number.
 * `since` is the first day of the period, the year's first when absent. @throws Refusal for a date that does not exist.
 */
export async function buildReport(
  tx: Tx,
  { asOf, period, since = `${asOf.slice(0, 4)}-01-01` }: { asOf: IsoDate; period: string; since?: IsoDate },
): Promise<ReportContent> {
  if (!isIsoDate(asOf) || !isIsoDate(since) || since > asOf) refuse('invalid', 'reports.bad-span');
  const { head } = await issuerAt(tx, asOf);
  const { opening, closing } = frameDefinitions;
  return gatherContent(tx, { period, since, asOf, head, opening, closing }, placedSections());
}
