import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

export interface Place {
  id: string;
  agencyCode: string;
  name: string;
  kind: 'office' | 'mobile';
  communeCode: string;
  campaignCode: string | null;
  /** Appointments a day unless a day says otherwise. */
  dailyPlaces: number;
  openFrom: string;
  openTo: string | null;
  version: number;
}

const columns = sql`id, agency_code as "agencyCode", name, kind, commune_code as "communeCode", campaign_code as "campaignCode",
  daily_places as "dailyPlaces", open_from as "openFrom", open_to as "openTo", version`;

export function findPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return tx.maybe<Place>(sql`select ${columns} from cards.place where id = ${id}`);
}

/** Places of these offices that are open on a day or open later. */
export function placesOf(tx: Tx, agencies: readonly string[], today: IsoDate): Promise<Place[]> {
  return tx.rows<Place>(sql`select ${columns} from cards.place where agency_code = any (${[...agencies]}::text[])
    and (open_to is null or open_to >= ${today}) order by kind desc, open_from, name, id limit 300`);
}

/** Every place of the province that is open on a day or opens later, those of one commune first. */
export function placesForPeople(tx: Tx, today: IsoDate, communeCode: string | null): Promise<Place[]> {
  return tx.rows<Place>(sql`select ${columns} from cards.place where open_to is null or open_to > ${today}
    order by (commune_code = ${communeCode}) desc nulls last, kind desc, name, id limit 1000`);
}

export async function insertPlace(tx: Tx, p: Place): Promise<void> {
  await tx.run(sql`insert into cards.place (id, agency_code, name, kind, commune_code, campaign_code, daily_places, open_from, open_to)
    values (${p.id}, ${p.agencyCode}, ${p.name}, ${p.kind}, ${p.communeCode}, ${p.campaignCode}, ${p.dailyPlaces}, ${p.openFrom}, ${p.openTo})`);
}

export interface PlaceDay {
  day: IsoDate;
  places: number;
  taken: number;
}

/** The days on which a place has its own number or appointments. */
export function placeDays(tx: Tx, placeId: string, span: { from: IsoDate; to: IsoDate }): Promise<PlaceDay[]> {
  return tx.rows<PlaceDay>(sql`select day, places, taken from cards.place_day
    where place_id = ${placeId} and day between ${span.from} and ${span.to} order by day`);
}

async function openDay(tx: Tx, place: Place, day: IsoDate): Promise<void> {
  await tx.run(
    sql`insert into cards.place_day (place_id, day, places) values (${place.id}, ${day}, ${place.dailyPlaces}) on conflict do nothing`,
  );
}

/**
 * Takes one appointment of a day. The row decides: of many who want the last one, one gets it.
 * @returns the number in the day's queue; undefined when the day is full.
 */
export async function takeAppointment(tx: Tx, place: Place, day: IsoDate): Promise<number | undefined> {
  await openDay(tx, place, day);
  const row = await tx.maybe<{ number: number }>(
    sql`update cards.place_day set taken = taken + 1, last_number = last_number + 1
      where place_id = ${place.id} and day = ${day} and taken < places returning last_number as number`,
  );
  return row?.number;
}

/**
 * Takes an appointment of another day and gives the old one back; the old one stays when the new day is full.
 * Both days are locked in one order, so that two people who change places do not wait for each other.
 * @returns the number in the new day's queue; undefined when the day is full.
 */
export async function moveAppointment(
  tx: Tx,
  old: { placeId: string; day: IsoDate },
  to: { place: Place; day: IsoDate },
): Promise<number | undefined> {
  await openDay(tx, to.place, to.day);
  await tx.rows(sql`select day from cards.place_day where (place_id = ${old.placeId} and day = ${old.day})
    or (place_id = ${to.place.id} and day = ${to.day}) order by place_id, day for update`);
  const number = await takeAppointment(tx, to.place, to.day);
  if (number !== undefined) await giveAppointmentBack(tx, old.placeId, old.day);
  return number;
}

export async function giveAppointmentBack(tx: Tx, placeId: string, day: IsoDate): Promise<void> {
  await tx.run(
    sql`update cards.place_day set taken = taken - 1 where place_id = ${placeId} and day = ${day} and taken > 0`,
  );
}

/** @returns false when more appointments are taken already. */
export async function setPlaceDay(tx: Tx, placeId: string, day: IsoDate, places: number): Promise<boolean> {
  return (
    (await tx.run(sql`insert into cards.place_day (place_id, day, places) values (${placeId}, ${day}, ${places})
      on conflict on constraint place_day_pk do update set places = excluded.places where place_day.taken <= excluded.places`)) ===
    1
  );
}
