import Type from 'typebox';
import { anyone, query } from '#platform/command';
import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { DateInput, dateOrToday } from '../date-input.ts';
import { unitKinds } from '../domain/unit.ts';
import { rankUnits, type UnitCandidate, type UnitHit } from '../domain/unit-search.ts';
import { makeUnitTimeline } from '../domain/unit-timeline.ts';
import { holdsOn } from '../domain/validity.ts';
import { selectTerritory } from '../unit-store.ts';

async function candidatesAt(tx: Tx, date: IsoDate): Promise<UnitCandidate[]> {
  const { units, successions } = await selectTerritory(tx);
  const timeline = makeUnitTimeline(units, successions);
  const former = units.filter((u) => u.validTo !== null && u.validTo < date);
  const formerNames = Map.groupBy(former, (u) => timeline.successorOf(u.code, date));
  return units
    .filter((unit) => holdsOn(unit, date))
    .map((unit) => ({
      unit,
      parentName: unit.parentCode === null ? null : (timeline.at(unit.parentCode, date)?.name ?? null),
      formerNames: (formerNames.get(unit) ?? []).map((u) => u.name).filter((name) => name !== unit.name),
    }));
}

/**
 * At most 20 units of the date for what a person typed, best first; also by code and by the name of a unit that was
 * merged into it. Diacritics, case, apostrophes and one wrong letter are forgiven.
 */
export async function searchUnits(tx: Tx, text: string, date: IsoDate): Promise<UnitHit[]> {
  return rankUnits(text, await candidatesAt(tx, date));
}

export const searchUnitsQuery = query({
  name: 'territory.search-units',
  summary: 'Finds communes, districts and provinces of a date by name or code.',
  allow: anyone,
  input: Type.Object({
    text: Type.String({ maxLength: 100 }),
    date: Type.Optional(DateInput),
    kind: Type.Optional(Type.Enum(unitKinds)),
  }),
  async run(ctx, { text, date, kind }): Promise<UnitHit[]> {
    const candidates = await candidatesAt(ctx.tx, dateOrToday(ctx, date));
    return rankUnits(text, kind === undefined ? candidates : candidates.filter((c) => c.unit.kind === kind));
  },
});
