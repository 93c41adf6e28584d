import type { IsoDate } from '#platform/time';
import type { Unit, UnitKind, UnitSuccession } from './unit.ts';
import { holdsOn } from './validity.ts';

export interface UnitTimeline {
  /** The unit that bears the code on the date. */
  at(code: string, date: IsoDate): Unit | undefined;
  /** The unit of the date in which the land of the code lies: the unit itself while it is valid, else its successor. */
  successorOf(code: string, date: IsoDate): Unit | undefined;
  /** The unit itself or the one above it that is of the kind on the date. */
  above(unit: Unit, kind: UnitKind, date: IsoDate): Unit | undefined;
}

const key = (code: string, validFrom: IsoDate) => `${code}|${validFrom}`;

/** Units through time, in memory. Answers about the units it was given only. */
export function makeUnitTimeline(units: readonly Unit[], successions: readonly UnitSuccession[]): UnitTimeline {
  const versions = Map.groupBy(
    units.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    (u) => u.code,
  );
  const next = new Map(successions.map((s) => [key(s.formerCode, s.formerValidFrom), s]));

  const at = (code: string, date: IsoDate) => versions.get(code)?.find((u) => holdsOn(u, date));

  const successorOf = (code: string, date: IsoDate): Unit | undefined => {
    let unit = versions.get(code)?.findLast((u) => u.validFrom <= date);
    while (unit !== undefined && !holdsOn(unit, date)) {
      const step = next.get(key(unit.code, unit.validFrom));
      if (step === undefined || step.onDate > date) return undefined;
      unit = versions.get(step.code)?.find((u) => u.validFrom === step.onDate);
    }
    return unit;
  };

  const above = (unit: Unit, kind: UnitKind, date: IsoDate): Unit | undefined => {
    let place: Unit | undefined = unit;
    while (place !== undefined && place.kind !== kind)
      place = place.parentCode === null ? undefined : at(place.parentCode, date);
    return place;
  };

  return { at, successorOf, above };
}
