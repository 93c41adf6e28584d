import type { IsoDate } from '#platform/time';
import type { Agency, AgencyBranch } from './agency.ts';
import type { Unit, UnitKind, UnitSuccession } from './unit.ts';
import { makeUnitTimeline } from './unit-timeline.ts';
import { holdsOn } from './validity.ts';

/** Who decides on `branch` at `level`, for someone who lives in the commune, on a day. */
export interface AgencyQuestion {
  level: UnitKind;
  branch: AgencyBranch;
  /** Code of a commune of any date; a district's or the province's also does for the levels above it. */
  communeCode: string;
  date: IsoDate;
}

export interface TerritoryFacts {
  units: readonly Unit[];
  successions: readonly UnitSuccession[];
  agencies: readonly Agency[];
}

/** Lines of a ministry or company: below the province their provincial agency stands in for offices we do not list. */
const provinceLines: ReadonlySet<AgencyBranch> = new Set(['insurance', 'tax', 'electricity']);

/**
 * Makes the pure finder of the agency in charge. Rules, in this order:
 * 1. the agency of that branch at that level in the unit (police of the commune, department of the province);
 * 2. below the province, insurance, tax and electricity fall to the provincial agency of the line;
 * 3. below the province, the other branches are divisions of the people's committee of the unit (Law on the
 *    organisation of local government 77/2015/QH13; 72/2025/QH15), but police never is.
 * Undefined when nobody is in charge, for example at district level after 30 June 2025.
 */
export function makeAgencyFinder(facts: TerritoryFacts): (question: AgencyQuestion) => Agency | undefined {
  const timeline = makeUnitTimeline(facts.units, facts.successions);
  const seats = Map.groupBy(
    facts.agencies.filter((a) => a.kind !== 'one-stop'),
    (a) => `${a.branch}|${a.level}|${a.unitCode}`,
  );
  const seatedIn = (branch: AgencyBranch, unit: Unit | undefined, date: IsoDate) =>
    unit === undefined ? undefined : seats.get(`${branch}|${unit.kind}|${unit.code}`)?.find((a) => holdsOn(a, date));

  return ({ level, branch, communeCode, date }) => {
    const home = timeline.successorOf(communeCode, date);
    if (home === undefined) return undefined;
    const unit = timeline.above(home, level, date);
    const own = seatedIn(branch, unit, date);
    if (own !== undefined || level === 'province' || branch === 'police') return own;
    if (provinceLines.has(branch)) return seatedIn(branch, timeline.above(home, 'province', date), date);
    return seatedIn('committee', unit, date);
  };
}
