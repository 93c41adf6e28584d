import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Unit, UnitKind } from '../domain/unit.ts';
import { makeUnitTimeline } from '../domain/unit-timeline.ts';
import { selectSuccessionsFrom, selectUnit, selectUnitChain, selectUnitsAt } from '../unit-store.ts';

/** The units of a date, by code; of one kind, if given. No districts after 30 June 2025. */
export function unitsAt(tx: Tx, date: IsoDate, kind?: UnitKind): Promise<Unit[]> {
  return selectUnitsAt(tx, date, kind);
}

/** The unit that bears the code on the date. Codes are re-used: the same code may be another unit on another date. */
export function findUnit(tx: Tx, code: string, date: IsoDate): Promise<Unit | undefined> {
  return selectUnit(tx, code, date);
}

/**
 * The unit of the date in which the land of a unit lies that bore the code on or before that date: the unit itself
 * while it is valid, else the one it was merged into. Undefined for unknown codes and for districts that have ended,
 * since their communes went separate ways.
 */
export async function successorOf(tx: Tx, code: string, date: IsoDate): Promise<Unit | undefined> {
  const units = await selectUnitChain(tx, code);
  const successions = await selectSuccessionsFrom(
    tx,
    units.map((u) => u.code),
  );
  return makeUnitTimeline(units, successions).successorOf(code, date);
}

/**
 * Code of the province in which a unit of the date lies: 67 for the communes of Đắk Nông in 2023, 68 in 2026.
 * @throws Error when no province stands above the unit on that date; a sound pack has none such.
 */
export async function provinceCodeOf(tx: Tx, unit: Unit, date: IsoDate): Promise<string> {
  const province = makeUnitTimeline(await selectUnitChain(tx, unit.code), []).above(unit, 'province', date);
  if (province === undefined) throw new Error(`unit ${unit.code} lies in no province on ${date}`);
  return province.code;
}
