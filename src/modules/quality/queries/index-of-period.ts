import Type from 'typebox';
import { officer, type QueryContext, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { findAgencies, findAgency } from '#territory';
import { addCounts, type Counts, scoreOf, type UnitScore } from '../domain/points.ts';
import { allComputations, type Computation, findComputation, valuesOf } from '../value-store.ts';

export const Period = Type.String({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$' });

export interface ScoredAgency {
  code: string;
  name: { vi: string; en: string };
  branch: string;
  level: string;
  score: UnitScore;
  /** From 1, by share of what could be counted; equal shares have equal rank. null: it settled no case in the period. */
  rank: number | null;
}

export interface PeriodIndex {
  computation: Computation | undefined;
  periods: string[];
  province: UnitScore;
  agencies: ScoredAgency[];
}

/** Counts of every agency of a period. */
export async function countsByAgency(ctx: QueryContext, period: string): Promise<Map<string, Map<string, Counts>>> {
  const byAgency = new Map<string, Map<string, Counts>>();
  for (const { agencyCode, component, numerator, denominator } of await valuesOf(ctx.tx, period)) {
    const counts = byAgency.get(agencyCode) ?? new Map<string, Counts>();
    counts.set(component, { numerator, denominator });
    byAgency.set(agencyCode, counts);
  }
  return byAgency;
}

/** The index of all agencies and of the province as a whole, in order of rank. The law makes these figures public. */
export const indexOfPeriod = query({
  name: 'quality.index-of-period',
  summary: 'The quality index of a month or a year: province and agencies in order of rank.',
  allow: officer(),
  input: Type.Object({ period: Type.Optional(Period) }),
  async run(ctx, { period = vietnamDate(ctx.now).slice(0, 7) }): Promise<PeriodIndex> {
    const byAgency = await countsByAgency(ctx, period);
    const agencies = await findAgencies(ctx.tx, [...byAgency.keys()]);
    const scored: Omit<ScoredAgency, 'rank'>[] = [];
    for (const [code, counts] of byAgency) {
      const score = scoreOf(counts);
      if (score.share === null) continue;
      const agency = agencies.get(code);
      const name = agency?.name ?? { vi: code, en: code };
      scored.push({ code, name, branch: agency?.branch ?? '', level: agency?.level ?? '', score });
    }
    const works = (a: Omit<ScoredAgency, 'rank'>) =>
      a.score.components.some((c) => c.code === '2.1' && c.denominator > 0);
    const ranked = scored.filter(works);
    scored.sort(
      (a, b) =>
        Number(works(b)) - Number(works(a)) ||
        (b.score.share ?? 0) - (a.score.share ?? 0) ||
        a.code.localeCompare(b.code),
    );
    return {
      computation: await findComputation(ctx.tx, period),
      periods: (await allComputations(ctx.tx)).map((c) => c.period),
      province: scoreOf(addCounts([...byAgency.values()])),
      agencies: scored.map((a) => ({
        ...a,
        rank: works(a) ? 1 + ranked.filter((other) => (other.score.share ?? 0) > (a.score.share ?? 0)).length : null,
      })),
    };
  },
});

/** The index of one agency with every component's counts. */
export const indexOfAgency = query({
  name: 'quality.index-of-agency',
  summary: 'The quality index of one agency, component by component.',
  allow: officer(),
  input: Type.Object({ period: Period, agencyCode: Type.Optional(Type.String({ maxLength: 40 })) }),
  async run(ctx, { period, agencyCode }) {
    const byAgency = await countsByAgency(ctx, period);
    const counts = agencyCode === undefined ? addCounts([...byAgency.values()]) : byAgency.get(agencyCode);
    const agency = agencyCode === undefined ? undefined : await findAgency(ctx.tx, agencyCode);
    return {
      computation: await findComputation(ctx.tx, period),
      agency: agency === undefined ? undefined : { code: agency.code, name: agency.name },
      score: scoreOf(counts ?? new Map()),
    };
  },
});
