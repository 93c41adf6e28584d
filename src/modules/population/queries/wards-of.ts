import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { birthDateText } from '../domain/birth-date.ts';

/** A child or another person for whom the registry names somebody as parent or representative. */
export interface Ward {
  personId: string;
  fullName: string;
  /** As people write it: 05/03/2015, 03/2015 or 2015. */
  birthDate: string;
  relation: 'parent' | 'guardian';
}

interface WardRow {
  id: string;
  fullName: string;
  birthDate: string | null;
  birthMonth: number | null;
  birthYear: number;
  relation: Ward['relation'];
}

/**
 * For whom a person may act without being asked: their children under 18 (Civil Code 2015, art. 136.1: parents represent
 * their minor children) and those who have them as representative in the registry, the youngest last. Ask under a scope
 * that sees them: a child may live in another household.
 */
export async function wardsOf(tx: Tx, personId: string, date: IsoDate): Promise<Ward[]> {
  const rows =
    await tx.rows<WardRow>(sql`select id, full_name as "fullName", birth_date as "birthDate", birth_month as "birthMonth",
      birth_year as "birthYear", case when representative_id = ${personId} then 'guardian' else 'parent' end as relation
    from population.person
    where status = 'present' and (representative_id = ${personId} or ((father_id = ${personId} or mother_id = ${personId})
      -- Of whom only the year is known, the year decides; nobody loses a parent's help by that for more than months.
      and coalesce(birth_date, make_date(birth_year, 12, 31)) > (${date}::date - interval '18 years')))
    order by birth_year, birth_date nulls first, id`);
  return rows.map((row) => ({
    personId: row.id,
    fullName: row.fullName,
    birthDate: birthDateText({ year: row.birthYear, month: row.birthMonth, date: row.birthDate }),
    relation: row.relation,
  }));
}
