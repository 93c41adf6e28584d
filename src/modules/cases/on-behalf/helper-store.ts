import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

/** Somebody whom a commune has asked to help its people apply. */
export interface Helper {
  id: string;
  personId: string;
  agencyCode: string;
  communeCode: string;
  /** The village or quarter, in words. */
  place: string;
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

const columns = sql`id, person_id as "personId", agency_code as "agencyCode", commune_code as "communeCode", place,
  valid_from as "validFrom", valid_to as "validTo"`;

/** Where a person is a helper on a day; once at most counts, the latest. */
export function helperOf(tx: Tx, personId: string, on: IsoDate): Promise<Helper | undefined> {
  return tx.maybe<Helper>(sql`select ${columns} from cases.helper where person_id = ${personId} and valid_from <= ${on}
    and (valid_to is null or valid_to >= ${on}) order by valid_from desc, id desc limit 1`);
}

/** The helpers of these agencies, those of today first. */
export function helpersOf(tx: Tx, agencyCodes: readonly string[]): Promise<Helper[]> {
  return tx.rows<Helper>(sql`select ${columns} from cases.helper where agency_code = any (${[...agencyCodes]})
    order by valid_to nulls first, place, valid_from desc limit 200`);
}

export async function insertHelper(tx: Tx, h: Helper & { appointedBy: string; at: Date }): Promise<void> {
  await tx.run(sql`insert into cases.helper (id, person_id, agency_code, commune_code, place, appointed_by, appointed_at, valid_from, valid_to)
    values (${h.id}, ${h.personId}, ${h.agencyCode}, ${h.communeCode}, ${h.place}, ${h.appointedBy}, ${h.at}, ${h.validFrom}, ${h.validTo})`);
}

/** @returns false when there is no such helper of these agencies whose time goes on. */
export async function endHelper(
  tx: Tx,
  end: { id: string; agencyCodes: readonly string[]; lastDay: IsoDate },
): Promise<boolean> {
  const changed =
    await tx.run(sql`update cases.helper set valid_to = greatest(valid_from, ${end.lastDay}::date) where id = ${end.id}
    and agency_code = any (${[...end.agencyCodes]}) and (valid_to is null or valid_to > ${end.lastDay})`);
  return changed === 1;
}

/** How many applications each helper has sent, by person. */
export async function countHelped(tx: Tx, personIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{
    personId: string;
    count: number;
  }>(sql`select submitter_id as "personId", count(*) as count
    from cases.case where submitter_id = any (${[...personIds]}::uuid[]) and submitter_relation = 'helper' group by submitter_id`);
  return new Map(rows.map((row) => [row.personId, row.count]));
}
