import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import type { IsoDate } from '#platform/time';
import { assignedAt } from './assigned-store.ts';
import { checkedDates, computeFigures, countsOf, factsOf } from './compute-figures.ts';
import type { ComputedDefinition } from './domain/definition.ts';
import { definitionOf } from './domain/definitions.ts';
import { percentOf } from './domain/percent.ts';
import { type Group, groupsAt } from './tally/groups.ts';

/** A figure on one day of a series. */
export interface TrendPoint {
  on: IsoDate;
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
}

const mostPoints = 120;

/**
 * A figure on each of several days, as it is known now (or was at the end of `knownAt`), oldest first.
 * @throws Refusal for an unknown code, a date that does not exist, and more than 120 points.
 */
export async function trend(
  tx: Tx,
  asked: { code: string; points: readonly IsoDate[]; knownAt?: IsoDate | undefined },
): Promise<TrendPoint[]> {
  const { code, knownAt } = asked;
  const points = [...new Set(asked.points)].sort();
  if (points.length > mostPoints) refuse('invalid', 'indicators.too-many-points', { most: mostPoints });
  for (const asOf of points) checkedDates({ asOf, knownAt });
  const definition = definitionOf(code);
  if (definition.source === 'computed') return computedTrend(tx, definition, { points, knownAt });
  const series: TrendPoint[] = [];
  for (const on of points) {
    const [figure] = await computeFigures(tx, { asOf: on, knownAt, codes: [code] });
    const { numerator = null, denominator = null, percent = null } = figure ?? {};
    series.push({ on, numerator, denominator, percent });
  }
  return series;
}

async function computedTrend(
  tx: Tx,
  definition: ComputedDefinition,
  { points, knownAt }: { points: readonly IsoDate[]; knownAt: IsoDate | undefined },
): Promise<TrendPoint[]> {
  const last = points.at(-1);
  if (last === undefined) return [];
  const { fact } = definition.question;
  const found = await groupsAt(tx, { sources: factsOf([definition]), asOf: last, knownAt, by: 'day' });
  const days = [...(found.get(fact) ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
  const seen = new Map<string, Group>();
  const series: TrendPoint[] = [];
  let next = 0;
  for (const on of points) {
    for (; next < days.length && (days[next]?.key ?? '') <= on; next += 1) addTo(seen, days[next] as Group);
    const assigned = await assignedAt(tx, { asOf: on, knownAt });
    const { numerator, denominator } = countsOf(definition, [...seen.values()], assigned);
    const percent = denominator === null ? null : percentOf(numerator, denominator, definition.decimals);
    series.push({ on, numerator, denominator, percent });
  }
  return series;
}

/** Adds a day's records to those before it that are alike. */
function addTo(seen: Map<string, Group>, day: Group): void {
  const key = Object.values(day.fact).join('\t');
  const before = seen.get(key);
  if (before === undefined) seen.set(key, { ...day });
  else {
    before.count += day.count;
    before.quantity += day.quantity;
  }
}
