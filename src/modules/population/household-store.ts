import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { PersonSummary } from './domain/person.ts';

export interface HouseholdRow {
  id: string;
  fileNumber: string;
  communeCode: string;
  address: string;
}

export type MemberRow = Pick<PersonSummary, 'id' | 'fullName' | 'sex' | 'birthDate' | 'birthMonth' | 'birthYear'> & {
  relation: string;
};

/** The household that a person belongs to now. */
export function selectHouseholdOf(tx: Tx, personId: string): Promise<HouseholdRow | undefined> {
  return tx.maybe(sql`select h.id, h.file_number as "fileNumber", h.commune_code as "communeCode", h.address
    from population.person p join population.household h on h.id = p.household_id where p.id = ${personId}`);
}

/** The members who live, the head first, then by age. */
export function selectMembers(tx: Tx, householdId: string): Promise<MemberRow[]> {
  return tx.rows(sql`select p.id, p.full_name as "fullName", p.sex, p.birth_date as "birthDate", p.birth_month as "birthMonth",
      p.birth_year as "birthYear", p.relation_to_head as relation
    from population.person p where p.household_id = ${householdId} and p.status = 'present'
    order by (p.relation_to_head = 'head') desc, (p.relation_to_head = 'spouse') desc, p.birth_year, p.birth_date nulls first, p.id`);
}

export interface ResidenceRow {
  kind: 'permanent' | 'temporary' | 'absence' | 'stay';
  communeCode: string | null;
  address: string;
}

/** Where a person is registered on a date, as far as it was known at an instant; the last record of each kind counts. */
export function selectResidences(
  tx: Tx,
  personId: string,
  at: { date: IsoDate; knownAt: Date },
): Promise<ResidenceRow[]> {
  return tx.rows(sql`select distinct on (r.kind) r.kind, r.commune_code as "communeCode", r.address
    from population.residence r where r.person_id = ${personId} and r.from_on <= ${at.date} and (r.to_on is null or r.to_on >= ${at.date})
      and r.recorded_at <= ${at.knownAt}
    order by r.kind, r.from_on desc, r.recorded_at desc`);
}
