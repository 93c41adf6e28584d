import Type from 'typebox';
import { officer, query } from '#platform/command';
import { sql } from '#platform/db';
import { agencyNames, findPost, nameIn } from '#territory';
import type { Counts } from '../domain/points.ts';
import { type OfficerScore, officerScore, type UnitCard, unitCard } from '../domain/scorecard.ts';
import { agenciesOf, findComputation, type OfficerCounts, officersOf } from '../value-store.ts';
import { countsByAgency, Period } from './index-of-period.ts';

export interface OfficerCard {
  postId: string;
  accountId: string | null;
  title: { vi: string; en: string };
  agencyCode: string;
  facts: OfficerCounts;
  score: OfficerScore | null;
}

export interface AgencyCard {
  code: string;
  name: { vi: string; en: string };
  card: UnitCard;
}

/**
 * Scorecards of Circular 01/2018/TT-VPCP (art. 13, 15): officers and agencies that this officer answers for. Of officers
 * only who leads or administers them sees them.
 */
export const scorecards = query({
  name: 'quality.scorecards',
  summary: 'Scorecards of the officers and agencies that I lead.',
  allow: officer('leader', 'approver', 'administrator'),
  input: Type.Object({ period: Period }),
  async run(ctx, { period }): Promise<{ officers: OfficerCard[]; agencies: AgencyCard[] }> {
    const computation = await findComputation(ctx.tx, period);
    if (computation === undefined) return { officers: [], agencies: [] };
    const facts = await officersOf(ctx.tx, period, ctx.actor.agencies);
    const officers: OfficerCard[] = [];
    for (const own of facts) {
      const post = await findPost(ctx.tx, own.postId);
      const title = post?.title ?? { vi: own.postId, en: own.postId };
      const card = { postId: own.postId, accountId: post?.accountId ?? null, title, agencyCode: own.agencyCode };
      officers.push({ ...card, facts: own, score: officerScore(own) });
    }
    const ofAgencies = await agenciesOf(ctx.tx, period, ctx.actor.agencies);
    const troubles = await troublesAt(ctx.tx, computation.to);
    const agencies: AgencyCard[] = [];
    const byAgency = await countsByAgency(ctx, period);
    const names = await agencyNames(ctx.tx, [...byAgency.keys()]);
    for (const [code, counts] of byAgency) {
      if (!ctx.actor.agencies.includes(code)) continue;
      const name = nameIn(names, code);
      const card = unitCard({
        ...(ofAgencies.find((a) => a.agencyCode === code) ?? nothing),
        complete: of(counts, '1.3'),
        petitions: of(counts, '5.2'),
        fullOnline: of(counts, '3.1'),
        online: of(counts, '3.3'),
        dragging: troubles.get(code)?.dragging ?? 0,
        onlineLate: troubles.get(code)?.onlineLate ?? 0,
      });
      agencies.push({ code, name, card });
    }
    agencies.sort((a, b) => (b.card.scaled ?? -1) - (a.card.scaled ?? -1) || a.code.localeCompare(b.code));
    return { officers, agencies };
  },
});

const of = (counts: ReadonlyMap<string, Counts>, code: string): Counts =>
  counts.get(code) ?? { numerator: 0, denominator: 0 };

const nothing = { cases: 0, early: 0, onTime: 0, supplemented: 0, attitude: 0 };

interface Trouble {
  code: string;
  dragging: number;
  onlineLate: number;
}

/** What takes indices 8 and 9 to zero: complaints open past their day, online cases open past theirs. */
async function troublesAt(tx: Parameters<typeof findComputation>[0], to: string): Promise<Map<string, Trouble>> {
  const rows =
    await tx.rows<Trouble>(sql`select code, sum(dragging)::integer as dragging, sum(late)::integer as "onlineLate" from (
      select handling_agency as code, 1 as dragging, 0 as late from feedback.pub_petition
       where state in ('sent', 'handling') and handle_by < ${to}::date
      union all
      select agency_code, 0, 1 from cases.pub_case
       where channel = 'online' and finished_on is null and due_on < ${to}::date and portal_status in (2, 4, 5, 6)) t group by code`);
  return new Map(rows.map((r) => [r.code, r]));
}
